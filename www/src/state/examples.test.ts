import { signal } from "@preact/signals";
import { beforeEach, expect, test, vi } from "vitest";
import { settle } from "../testing/page";

interface Call {
	worker: object;
	type: string;
	resolve(reply: object): void;
	reject(error: Error): void;
}

const state = vi.hoisted(() => ({ engine: undefined as unknown as { value: object; peek(): object } }));
const calls: Call[] = [];
const callOf = (worker: object) => (type: string) =>
	new Promise((resolve, reject) => calls.push({ worker, type, resolve, reject }));

vi.mock("./engine", () => ({
	get engineState() {
		return state.engine;
	},
	bindCallToWorker: () => callOf(state.engine.peek()),
	callModels: (type: string) => callOf(state.engine.peek())(type),
}));
/** Each waits until it is answered. */
const downloads: ((bytes: Uint8Array<ArrayBuffer>) => void)[] = [];

type Examples = typeof import("./examples");
let examples: Examples;
beforeEach(async () => {
	[calls.length, downloads.length] = [0, 0];
	state.engine = signal<object>({ status: "running" });
	vi.resetModules();
	const { mnist } = await import("./dataSets");
	vi.spyOn(mnist, "loadIdx").mockImplementation(() => new Promise((resolve) => downloads.push(resolve)));
	examples = await import("./examples");
	void examples.loadTestExamples();
});

async function answer(reply: object): Promise<void> {
	calls.shift()?.resolve(reply);
	await settle();
}

async function finishLoading(): Promise<void> {
	downloads.shift()?.(new Uint8Array(1));
	await settle();
	await answer({ count: 2, labels: new Uint8Array([3, 4]) });
	await answer({ images: [new Float32Array(1), new Float32Array(1)] });
}

test("others that are requested before there are any fail nothing", async () => {
	await examples.offerOtherExamples();
	expect(calls).toEqual([]);
	await finishLoading();
	expect([examples.testExamplesFailed.value, examples.offeredExamples.value.length]).toEqual([false, 2]);
});

test("that the worker was replaced while it was asked is no failure of the next one", async () => {
	await finishLoading();
	const others = examples.offerOtherExamples();
	state.engine.value = { status: "running" };
	void examples.loadTestExamples();
	calls.shift()?.reject(new Error("the worker was closed"));
	await others;
	expect(examples.testExamplesFailed.value).toBe(false);
});

test("what was downloaded for one worker is not loaded into the next", async () => {
	const worker = state.engine.peek();
	state.engine.value = { status: "running" };
	downloads.shift()?.(new Uint8Array(1));
	await settle();
	expect(calls.map((call) => call.worker === worker)).toEqual([true]);
});

test("of two examples that are picked the last becomes the input, and none once something else is", async () => {
	await finishLoading();
	const { pickExample, padContent } = await import("./drawing");
	const [first, second, third] = [0, 1, 2].map(() => new Float32Array(784));
	void examples.pickTestExample(0);
	void examples.pickTestExample(1);
	await answer({ images: [first] });
	await answer({ images: [second] });
	expect(padContent.peek()).toMatchObject({ index: 1, image: second });
	void examples.pickTestExample(0);
	pickExample(5, 3, third as Float32Array);
	await answer({ images: [first] });
	expect(padContent.peek()).toMatchObject({ index: 5, image: third });
});

test("an example that is picked before its picture is there becomes the input once it is", async () => {
	await finishLoading();
	const { padContent } = await import("./drawing");
	const [image, before] = [new Float32Array(784), padContent.peek()];
	void examples.pickTestExample(1);
	expect(padContent.peek()).toBe(before);
	await answer({ images: [image] });
	expect(padContent.peek()).toMatchObject({ kind: "example", index: 1, label: 4, image });
});
