import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type Answer, FakeWorker, FatalError } from "../testing/fakeWorker";
import { EngineError } from "./error";
import { connect } from "./rpc";
import { HeartbeatTimeout } from "./watchdog";

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
		worker.deliver({ lifetimeLock: "its lock" });
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
		worker.deliver({ lifetimeLock: "its lock" });
		expect(await client.call("double", { value: 3 })).toEqual({ value: 6 });
		vi.unstubAllGlobals();
	});
});

describe("a worker that answers nothing any more", () => {
	/** It computes for that many seconds before it answers, and for ever if that is not positive; meanwhile it hears nothing. */
	const slow = ({ value }: { value: number }, worker: FakeWorker) =>
		new Promise((resolve) => {
			worker.isBlocked = true;
			if (value <= 0) return;
			setTimeout(() => {
				worker.isBlocked = false;
				resolve({ value });
			}, 1000 * value);
		});

	function watched(answer: Answer, heartbeatTimeout = new HeartbeatTimeout()) {
		const [worker, onLost] = [new FakeWorker(answer), vi.fn()];
		const client = connect<Calls>(worker, { onLost, heartbeatTimeout });
		worker.deliver({ lifetimeLock: undefined });
		return { onLost, client, worker };
	}

	beforeEach(() => void vi.useFakeTimers());
	afterEach(() => void vi.useRealTimers());

	test("is given up within five seconds, and every open call rejects", async () => {
		const { client, onLost } = watched(slow);
		const first = client.call("double", { value: 1 });
		await vi.advanceTimersByTimeAsync(1000);
		await first;
		const calls = [client.call("double", { value: 0 }), client.call("double", { value: 0 })];
		const outcomes = Promise.allSettled(calls);
		await vi.advanceTimersByTimeAsync(4000);
		expect(onLost).not.toHaveBeenCalled();
		await vi.advanceTimersByTimeAsync(1000);
		expect(onLost).toHaveBeenCalledOnce();
		for (const outcome of await outcomes) expect(outcome).toMatchObject({ reason: { code: "silent" } });
	});

	test("is not given up while it gives signs of life, however long the reply takes", async () => {
		const { client, onLost } = watched(never);
		void client.call("double", { value: 1 }).catch(() => {});
		await vi.advanceTimersByTimeAsync(1_000_000);
		expect(onLost).not.toHaveBeenCalled();
		client.close();
		expect(vi.getTimerCount()).toBe(0);
	});

	test("has four times as long as it was silent before", async () => {
		const { client, onLost } = watched(slow);
		const calls = [];
		for (const value of [4.5, 15.5, 59.5]) {
			calls.push(client.call("double", { value }));
			await vi.advanceTimersByTimeAsync(1000 * value);
		}
		expect(await Promise.all(calls)).toEqual([4.5, 15.5, 59.5].map((value) => ({ value })));
		expect(onLost).not.toHaveBeenCalled();
	});

	test("gives the one after it twice the time, so that a slow device comes to its end", async () => {
		const heartbeatTimeout = new HeartbeatTimeout();
		for (const isGivenUp of [true, true, false]) {
			const { client, onLost } = watched(slow, heartbeatTimeout);
			const call = client.call("double", { value: 15.5 });
			const outcome = Promise.allSettled([call]);
			await vi.advanceTimersByTimeAsync(16_000);
			expect(onLost).toHaveBeenCalledTimes(isGivenUp ? 1 : 0);
			expect((await outcome)[0].status).toBe(isGivenUp ? "rejected" : "fulfilled");
		}
	});

	test("is given up within five seconds again once the one after it has answered well", async () => {
		const heartbeatTimeout = new HeartbeatTimeout();
		for (let worker = 0; worker < 20; worker++) {
			const { client, onLost } = watched(slow, heartbeatTimeout);
			for (let call = 0; call < 20; call++) {
				const answer = client.call("double", { value: 0.1 });
				await vi.advanceTimersByTimeAsync(100);
				await answer;
			}
			const outcome = Promise.allSettled([client.call("double", { value: 0 })]);
			await vi.advanceTimersByTimeAsync(5000);
			expect(onLost).toHaveBeenCalledOnce();
			await outcome;
		}
	});

	test("may take any time until its file has arrived", async () => {
		const [worker, onLost] = [new FakeWorker(slow), vi.fn()];
		const client = connect<Calls>(worker, { onLost });
		void client.call("double", { value: 0 }).catch(() => {});
		await vi.advanceTimersByTimeAsync(100_000);
		expect(onLost).not.toHaveBeenCalled();
		worker.deliver({ lifetimeLock: undefined });
		await vi.advanceTimersByTimeAsync(5000);
		expect(onLost).toHaveBeenCalledOnce();
	});

	test("is not missed while nothing is asked of it", async () => {
		const { client, onLost } = watched(slow);
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
		expect(client.lostError).toMatchObject({ code: "worker", message: "broken" });
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
		expect(client.lostError?.code).toBe("closed");
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
