import { beforeEach, describe, expect, test, vi } from "vitest";
import type { EngineError } from "../engine/error";
import { settle } from "../testing/page";

interface Worker {
	calls: [string, Record<string, unknown>][];
	/** Answers or refuses the calls in their order. */
	pending: { resolve(reply: unknown): void; reject(error: Error): void }[];
	lose(error: Error): void;
}

const workers = vi.hoisted(() => [] as Worker[]);
vi.mock("../engine/models", () => ({
	connectModels(_: unknown, onLost: (error: Error) => void) {
		const worker: Worker = {
			calls: [],
			pending: [],
			lose(error) {
				for (const { reject } of worker.pending.splice(0)) reject(error);
				onLost(error);
			},
		};
		workers.push(worker);
		return {
			call(type: string, request: Record<string, unknown>) {
				worker.calls.push([type, request]);
				return new Promise((resolve, reject) => worker.pending.push({ resolve, reject }));
			},
			close: () => worker.lose(Object.assign(new Error("closed"), { code: "closed" })),
		};
	},
}));
const bytesOf = vi.hoisted(() => vi.fn());
vi.mock("./modelBytes", () => ({ modelBytesOf: bytesOf, hasOnlyNewWeights: () => false }));

const loaded = { info: { codeShape: [2] }, first: { image: undefined, results: [] } };
const lost = (code: string) => Object.assign(new Error(code), { code }) as EngineError;

type Engine = typeof import("./engine");
let engine: Engine;
beforeEach(async () => {
	workers.length = 0;
	bytesOf.mockReset().mockImplementation(async () => new Uint8Array(1));
	vi.resetModules();
	engine = await import("./engine");
	engine.startEngine();
	engine.requestModels(["vanilla"]);
	await settle();
});

const status = () => engine.modelState("vanilla").value.status;

describe("a model", () => {
	test("is loaded once, however often it is needed", async () => {
		engine.requestModels(["vanilla"]);
		expect([status(), engine.isModelPending("vanilla")]).toEqual(["loading", true]);
		workers[0]?.pending[0]?.resolve(loaded);
		await settle();
		engine.requestModels(["vanilla"]);
		expect([status(), workers[0]?.calls.length]).toEqual(["ready", 1]);
	});

	test("that could not be loaded is loaded again when it is needed again", async () => {
		workers[0]?.pending[0]?.reject(lost("weights"));
		await settle();
		expect(status()).toBe("failed");
		engine.requestModels(["vanilla"]);
		await settle();
		expect([status(), workers[0]?.calls.length]).toEqual(["loading", 2]);
	});

	test("that was dropped while it was loaded is freed", async () => {
		engine.dropModel("vanilla");
		workers[0]?.pending[0]?.resolve(loaded);
		await settle();
		expect(status()).toBe("absent");
		expect(workers[0]?.calls.map(([type]) => type)).toContain("unloadModel");
	});
});

describe("a worker that is started again", () => {
	test("loads what the page needs; that the previous worker could not is not reported", async () => {
		engine.startEngine();
		await settle();
		expect([workers.length, status()]).toEqual([2, "loading"]);
		expect(workers[1]?.calls.map(([type]) => type)).toEqual(["loadModel"]);
		workers[1]?.pending[0]?.resolve(loaded);
		await settle();
		expect(status()).toBe("ready");
	});

	test("is never given a file that was on its way for the previous one", async () => {
		let arrive = (_: Uint8Array): void => {};
		bytesOf.mockImplementationOnce(() => new Promise((resolve) => (arrive = resolve)));
		engine.requestModels(["convolutional"]);
		engine.startEngine();
		await settle();
		const asked = workers[1]?.calls.length;
		arrive(new Uint8Array(2));
		await settle();
		expect([workers[1]?.calls.length, engine.modelState("convolutional").value.status]).toEqual([asked, "loading"]);
	});

	test("after it was lost", async () => {
		workers[0]?.lose(lost("worker"));
		await settle();
		expect([engine.engineState.value.status, engine.isModelPending("vanilla")]).toEqual(["lost", false]);
		engine.startEngine();
		await settle();
		expect([engine.engineState.value.status, status()]).toEqual(["running", "loading"]);
	});
});

test("without a worker a call rejects, and throws nothing", async () => {
	vi.resetModules();
	const { callModels } = await import("./engine");
	await expect(callModels("freshSeed", {})).rejects.toMatchObject({ code: "closed" });
});
