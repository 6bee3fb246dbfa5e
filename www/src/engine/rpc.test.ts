import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { FakeWorker, FatalError } from "../testing/fakeWorker";
import { EngineError } from "./error";
import { connect } from "./rpc";

interface Calls {
	double: { request: { value: number }; reply: { value: number } };
	send: { request: { anything: unknown }; reply: Record<never, never> };
}

const honest = ({ type, value }: { type: string; value: number }) => (type === "double" ? { value: 2 * value } : {});
const never = () => new Promise(() => {});

describe("a call", () => {
	test("resolves with its own reply, whichever comes first", async () => {
		const resolvers: (() => void)[] = [];
		const worker = new FakeWorker(({ value }) => new Promise((resolve) => resolvers.push(() => resolve({ value }))));
		const client = connect<Calls>(worker);
		const calls = [1, 2].map((value) => client.call("double", { value }));
		for (const resolve of resolvers.toReversed()) resolve();
		expect(await Promise.all(calls)).toEqual([{ value: 1 }, { value: 2 }]);
	});

	test("rejects with the worker's code, and the worker lives on", async () => {
		const worker = new FakeWorker(({ value }) => {
			if (value < 0) throw Object.assign(new Error("negative"), { code: "length" });
			return { value };
		});
		const client = connect<Calls>(worker);
		await expect(client.call("double", { value: -1 })).rejects.toMatchObject({ code: "length", message: "negative" });
		expect(await client.call("double", { value: 1 })).toEqual({ value: 1 });
	});

	test("rejects if its request can be neither copied nor moved, and the worker lives on", async () => {
		const client = connect<Calls>(new FakeWorker(honest));
		await expect(client.call("send", { anything: () => {} })).rejects.toBeInstanceOf(EngineError);
		const { buffer } = new Uint8Array(4);
		await client.call("send", { anything: buffer }, [buffer]);
		await expect(client.call("send", { anything: buffer }, [buffer])).rejects.toBeInstanceOf(EngineError);
		expect(await client.call("double", { value: 3 })).toEqual({ value: 6 });
	});
});

describe("a worker that ends without an error", () => {
	test("is lost as soon as the browser gives its lock away", async () => {
		let give = () => {};
		const request = vi.fn((_: string, { signal }: { signal: AbortSignal }, granted: () => void) => {
			return new Promise((resolve, reject) => {
				give = () => resolve(granted());
				signal.addEventListener("abort", () => reject(signal.reason));
			});
		});
		vi.stubGlobal("navigator", { locks: { request } });
		const [worker, onLost] = [new FakeWorker(never), vi.fn()];
		const client = connect<Calls>(worker, { onLost });
		worker.deliver({ lock: "its lock" });
		const call = client.call("double", { value: 1 });
		expect(request).toHaveBeenCalledWith("its lock", expect.anything(), expect.anything());
		give();
		await expect(call).rejects.toMatchObject({ code: "worker" });
		expect(onLost).toHaveBeenCalledOnce();
		vi.unstubAllGlobals();
	});

	test("cannot be noticed where there are no locks; calls are answered all the same", async () => {
		vi.stubGlobal("navigator", {});
		const worker = new FakeWorker(honest);
		const client = connect<Calls>(worker);
		worker.deliver({ lock: "its lock" });
		expect(await client.call("double", { value: 3 })).toEqual({ value: 6 });
		vi.unstubAllGlobals();
	});
});

describe("a worker that answers nothing any more", () => {
	/** It answers a call of a positive value after that many seconds, and none of another. */
	const slow = ({ value }: { value: number }) =>
		new Promise((resolve) => {
			if (value > 0) setTimeout(() => resolve({ value }), 1000 * value);
		});

	function watched() {
		const [worker, onLost] = [new FakeWorker(slow), vi.fn()];
		return { onLost, client: connect<Calls>(worker, { onLost, isWatched: true }) };
	}

	beforeEach(() => void vi.useFakeTimers());
	afterEach(() => void vi.useRealTimers());

	test("is given up, and every open call rejects", async () => {
		const { client, onLost } = watched();
		const first = client.call("double", { value: 1 });
		await vi.advanceTimersByTimeAsync(1000);
		await first;
		const calls = [client.call("double", { value: 0 }), client.call("double", { value: 0 })];
		const outcomes = Promise.allSettled(calls);
		await vi.advanceTimersByTimeAsync(29_000);
		expect(onLost).not.toHaveBeenCalled();
		await vi.advanceTimersByTimeAsync(30_000);
		expect(onLost).toHaveBeenCalledOnce();
		for (const outcome of await outcomes) expect(outcome).toMatchObject({ reason: { code: "silent" } });
	});

	test("has more time if it was slow before, or its file may still be on its way", async () => {
		const { client, onLost } = watched();
		const calls = [client.call("double", { value: 50 })];
		await vi.advanceTimersByTimeAsync(50_000);
		for (const value of [25, 250]) {
			calls.push(client.call("double", { value }));
			await vi.advanceTimersByTimeAsync(1000 * value);
		}
		expect(await Promise.all(calls)).toEqual([50, 25, 250].map((value) => ({ value })));
		expect(onLost).not.toHaveBeenCalled();
	});

	test("is not missed while nothing is asked of it", async () => {
		const { client, onLost } = watched();
		const call = client.call("double", { value: 1 });
		await vi.advanceTimersByTimeAsync(1_000_000);
		await call;
		expect([onLost.mock.calls.length, vi.getTimerCount()]).toEqual([0, 0]);
	});
});

describe("a worker that is lost", () => {
	const losses: Record<string, { lose(worker: FakeWorker): void; code: string }> = {
		"fails before its first reply": { lose: (worker) => worker.fail(), code: "unreachable" },
		"throws before its first reply": { lose: (worker) => worker.fail("broken"), code: "worker" },
		"sends what cannot be read": { lose: (worker) => worker.garble(), code: "worker" },
	};
	for (const [name, { lose, code }] of Object.entries(losses)) {
		test(`${name}: every call rejects, open and later ones, and the loss is reported once`, async () => {
			const [worker, onLost] = [new FakeWorker(never), vi.fn()];
			const client = connect<Calls>(worker, { onLost });
			const open = [1, 2].map((value) => client.call("double", { value }));
			lose(worker);
			lose(worker);
			client.close();
			for (const call of [...open, client.call("double", { value: 3 })])
				await expect(call).rejects.toMatchObject({ code });
			expect(worker.isTerminated).toBe(true);
			expect(onLost).toHaveBeenCalledTimes(1);
		});
	}

	test("a worker that fails after a reply is not called unreachable", async () => {
		const worker = new FakeWorker(honest);
		const client = connect<Calls>(worker);
		await client.call("double", { value: 1 });
		worker.fail("broken");
		expect(client.lost).toMatchObject({ code: "worker", message: "broken" });
	});

	test("a reply that says that the worker trapped ends it", async () => {
		let count = 0;
		const worker = new FakeWorker(() => {
			if (count++ === 0) return never();
			throw new FatalError("unreachable");
		});
		const client = connect<Calls>(worker);
		const calls = [1, 2].map((value) => client.call("double", { value }));
		for (const call of calls) await expect(call).rejects.toMatchObject({ code: "trap" });
		expect(worker.isTerminated).toBe(true);
	});

	test("replies that come after it was closed are ignored", async () => {
		const worker = new FakeWorker(never);
		const client = connect<Calls>(worker);
		const call = client.call("double", { value: 1 });
		const late = worker.onmessage;
		client.close();
		await expect(call).rejects.toMatchObject({ code: "closed" });
		late?.call(worker as never, { data: { id: 0, ok: true, body: { value: 2 } } } as MessageEvent);
		expect(client.lost?.code).toBe("closed");
	});

	test("one that is shut down is asked to end itself, and its calls reject", async () => {
		const worker = new FakeWorker(never);
		const client = connect<Calls>(worker);
		const call = client.call("double", { value: 1 });
		client.shutdown();
		await expect(call).rejects.toMatchObject({ code: "closed" });
		expect([worker.isShutDown, worker.isTerminated]).toEqual([true, false]);
	});
});
