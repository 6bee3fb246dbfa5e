import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { FakeWorker } from "../testing/fakeWorker";
import { connectWithModule, fetchBytes, fetchExamples } from "./client";
import type { StartCall } from "./protocol";

interface Calls {
	start: StartCall;
	ask: { request: Record<never, never>; reply: { type: string } };
}

const builds = { simd: "simd.wasm", relaxedSimd: "relaxed.wasm" };
/** The smallest module. */
const wasm = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

let respond: () => Promise<Response>;
beforeEach(() => {
	respond = async () => new Response(wasm, { headers: { "content-type": "application/wasm" } });
	vi.stubGlobal("fetch", () => respond());
	vi.stubGlobal("Worker", class {});
});
afterEach(() => vi.unstubAllGlobals());

function connect(answer = (body: object): unknown => body) {
	const [worker, onLost] = [new FakeWorker(answer), vi.fn()];
	return { worker, onLost, client: connectWithModule<Calls>(() => worker, builds, { onLost }) };
}

describe("a worker with a module", () => {
	test("is sent the module first, and calls wait for it", async () => {
		const { worker, client } = connect();
		expect(await client.call("ask", {})).toEqual({ type: "ask" });
		expect(worker.received.map(({ type }) => type)).toEqual(["start", "ask"]);
		expect(worker.received[0]?.module).toBeInstanceOf(WebAssembly.Module);
	});

	test("takes a module that the host calls something else", async () => {
		respond = async () => new Response(wasm, { headers: { "content-type": "text/plain" } });
		expect(await connect().client.call("ask", {})).toEqual({ type: "ask" });
	});

	const failures: Record<string, () => Promise<Response>> = {
		"the network is gone": () => Promise.reject(new TypeError("failed")),
		"the file is missing": async () => new Response("", { status: 404 }),
		"the file is no module": async () => new Response("<html>", { headers: { "content-type": "application/wasm" } }),
	};
	for (const [name, failing] of Object.entries(failures)) {
		test(`is lost where ${name}: every call rejects, and the loss is reported once`, async () => {
			respond = failing;
			const { worker, client, onLost } = connect();
			await expect(client.call("ask", {})).rejects.toMatchObject({ code: "unreachable" });
			await expect(client.call("ask", {})).rejects.toMatchObject({ code: "unreachable" });
			expect(onLost).toHaveBeenCalledOnce();
			expect(worker.isTerminated).toBe(true);
		});
	}

	test("is not started where WebAssembly has no SIMD", () => {
		const validate = vi.spyOn(WebAssembly, "validate").mockReturnValue(false);
		expect(() => connect()).toThrowError(expect.objectContaining({ code: "unsupported" }));
		validate.mockRestore();
	});

	test("that is closed while its module is fetched leaves no call waiting", async () => {
		respond = () => new Promise(() => {});
		const { client } = connect();
		const call = client.call("ask", {});
		client.close();
		await expect(call).rejects.toMatchObject({ code: "closed" });
	});

	test("whose start fails is lost", async () => {
		const { client, onLost } = connect(() => {
			throw Object.assign(new Error("no memory"), { code: "memory" });
		});
		await expect(client.call("ask", {})).rejects.toMatchObject({ code: "memory" });
		expect(onLost).toHaveBeenCalledOnce();
	});

	test("is refused where the browser has no workers", () => {
		vi.stubGlobal("Worker", undefined);
		expect(() => connect()).toThrow();
	});
});

describe("a file", () => {
	/** Its connection breaks after the first bytes. */
	const broken = () =>
		new Response(
			new ReadableStream({
				start(controller) {
					controller.enqueue(Uint8Array.of(1, 2, 3));
					controller.error(new TypeError("network error"));
				},
			}),
		);

	test("that breaks off halfway has not arrived", async () => {
		respond = async () => broken();
		await expect(fetchBytes("models/vanilla.safetensors")).rejects.toMatchObject({ code: "unreachable" });
	});

	test("of examples is downloaded once, and again only where it did not arrive whole", async () => {
		let downloads = 0;
		respond = async () => {
			downloads++;
			return downloads === 1 ? broken() : new Response(wasm);
		};
		await expect(fetchExamples("a.digits")).rejects.toMatchObject({ code: "unreachable" });
		const [first, second] = await Promise.all([fetchExamples("a.digits"), fetchExamples("a.digits")]);
		expect([first, second, downloads]).toEqual([wasm, wasm, 2]);
		expect(first.buffer, "each may be moved to a worker").not.toBe(second.buffer);
		await fetchExamples("b.digits");
		expect(downloads).toBe(3);
	});
});
