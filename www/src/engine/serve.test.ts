import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { collectTransferables, serve } from "./serve";

interface Calls {
	echo: { request: { values: Float32Array }; reply: { values: Float32Array } };
	fail: { request: Record<never, never>; reply: Record<never, never> };
	odd: { request: Record<never, never>; reply: { callback: () => void } };
}

const scope = { onmessage: undefined as unknown, postMessage: vi.fn(), close: vi.fn() };

/** Has the worker answer, and gives what it posted. */
async function reply(body: { type: keyof Calls; values?: Float32Array }) {
	scope.postMessage.mockClear();
	scope.postMessage.mockImplementation((message: unknown, options: StructuredSerializeOptions = {}) => {
		structuredClone(message, options);
	});
	(scope.onmessage as (event: { data: unknown }) => void)({ data: { id: 7, body } });
	await vi.waitFor(() => expect(scope.postMessage).toHaveBeenCalled());
	return scope.postMessage.mock.lastCall;
}

beforeEach(() => {
	vi.stubGlobal("self", scope);
	serve<Calls>(
		{
			echo: ({ values }) => ({ values }),
			fail() {
				throw new RangeError("out of memory");
			},
			odd: () => ({ callback: () => {} }),
		},
		(body) => ("callback" in body ? [] : collectTransferables(body)),
	);
});
afterEach(() => vi.unstubAllGlobals());

describe("a worker", () => {
	test("moves the buffers of a reply", async () => {
		const values = new Float32Array([1, 2]);
		const [message, options] = (await reply({ type: "echo", values })) ?? [];
		expect(message).toMatchObject({ id: 7, ok: true });
		expect(options).toEqual({ transfer: [values.buffer] });
	});

	test("reports what was thrown, and whether it can be trusted any more", async () => {
		expect((await reply({ type: "fail" }))?.[0]).toEqual({
			id: 7,
			ok: false,
			code: "RangeError",
			message: "out of memory",
			fatal: true,
		});
	});

	test("answers with an error where the reply cannot be sent", async () => {
		expect((await reply({ type: "odd" }))?.[0]).toMatchObject({ id: 7, ok: false, fatal: false });
	});

	test("ends itself when it is asked to, a moment later", () => {
		vi.useFakeTimers();
		(scope.onmessage as (event: { data: unknown }) => void)({ data: "shutdown" });
		expect(scope.close).not.toHaveBeenCalled();
		vi.runAllTimers();
		expect(scope.close).toHaveBeenCalledOnce();
		vi.useRealTimers();
	});
});

test("each buffer is named once, however many views it has", () => {
	const whole = new Float32Array(4);
	const reply = { a: whole, b: [whole.subarray(1)], c: { d: new Uint8Array(2) }, e: "text", f: null };
	expect(collectTransferables(reply).length).toBe(2);
});

test("a worker holds a lock for as long as it lives, and posts its name first", async () => {
	let holding: Promise<unknown> | undefined;
	const request = vi.fn(async (_: string, callback: () => Promise<unknown>) => {
		holding = callback();
		return holding;
	});
	vi.stubGlobal("navigator", { locks: { request } });
	scope.postMessage.mockReset();
	serve<Calls>({} as never);
	await vi.waitFor(() => expect(scope.postMessage).toHaveBeenCalledOnce());
	const [{ lifetimeLock }] = scope.postMessage.mock.lastCall as [{ lifetimeLock: string }];
	expect(lifetimeLock).toBe(request.mock.lastCall?.[0]);
	expect(lifetimeLock).toMatch(/^autoencoder-playground worker /);
	expect(await Promise.race([holding, Promise.resolve("still held")])).toBe("still held");
});
