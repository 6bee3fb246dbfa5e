import { describe, expect, test, vi } from "vitest";
import { delay, untilAborted } from "./abortable";

/** A promise that is settled from outside. */
function deferred() {
	let [resolve, reject] = [(_: number) => {}, (_: Error) => {}];
	const promise = new Promise<number>((...settle) => {
		[resolve, reject] = settle;
	});
	return { promise, resolve, reject };
}

describe("a promise until it is aborted", () => {
	test("is as the promise, as long as nothing is aborted", async () => {
		const { signal } = new AbortController();
		expect(await untilAborted(Promise.resolve(5), signal)).toBe(5);
		await expect(untilAborted(Promise.reject(new Error("no")), signal)).rejects.toThrow("no");
	});

	test("rejects at once when the signal is aborted, and ignores what comes later", async () => {
		const controller = new AbortController();
		const outcomes = [deferred(), deferred()];
		const waiting = outcomes.map(({ promise }) => untilAborted(promise, controller.signal));
		controller.abort(new Error("over"));
		for (const promise of waiting) await expect(promise).rejects.toThrow("over");
		outcomes[0]?.resolve(1);
		outcomes[1]?.reject(new Error("late")); // is not left unhandled
		await Promise.resolve();
	});

	test("rejects if the signal was aborted before, or while the promise was settled", async () => {
		const controller = new AbortController();
		const settled = untilAborted(Promise.resolve(1), controller.signal);
		controller.abort(new Error("over"));
		await expect(settled).rejects.toThrow("over");
		await expect(untilAborted(Promise.resolve(1), controller.signal)).rejects.toThrow("over");
	});

	test("leaves no listener behind", async () => {
		const { signal } = new AbortController();
		const [add, remove] = [vi.spyOn(signal, "addEventListener"), vi.spyOn(signal, "removeEventListener")];
		await untilAborted(Promise.resolve(), signal);
		expect(remove).toHaveBeenCalledTimes(add.mock.calls.length);
	});
});

test("a rest ends after its time, or with the signal; no timer is left", async () => {
	vi.useFakeTimers();
	const controller = new AbortController();
	const [short, long] = [delay(10, controller.signal), delay(1000, controller.signal)];
	long.catch(() => {});
	await vi.advanceTimersByTimeAsync(10);
	await short;
	controller.abort(new Error("over"));
	await expect(long).rejects.toThrow("over");
	await vi.advanceTimersByTimeAsync(0);
	expect(vi.getTimerCount()).toBe(0);
	vi.useRealTimers();
});
