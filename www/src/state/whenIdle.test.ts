import { afterEach, expect, test, vi } from "vitest";
import { whenIdle, whenLongIdle } from "./whenIdle";

type Callback = (deadline: IdleDeadline) => void;

/** A browser whose idle moments are given by hand. */
function fakeIdleness() {
	const requests = new Map<number, Callback>();
	let last = 0;
	vi.stubGlobal("requestIdleCallback", (callback: Callback) => {
		requests.set(++last, callback);
		return last;
	});
	vi.stubGlobal("cancelIdleCallback", (handle: number) => requests.delete(handle));
	return (left: number, didTimeout = false) => {
		const due = [...requests.values()];
		requests.clear();
		for (const callback of due) callback({ didTimeout, timeRemaining: () => left });
	};
}

afterEach(() => void vi.unstubAllGlobals());

test("what is not urgent takes the first idle moment, what nobody asked for one in which nothing moves", () => {
	const beIdle = fakeIdleness();
	const done: string[] = [];
	whenIdle(() => done.push("idle"));
	whenLongIdle(() => done.push("still"));
	beIdle(5);
	beIdle(12);
	expect(done).toEqual(["idle"]);
	beIdle(49);
	beIdle(49);
	expect(done).toEqual(["idle", "still"]);
});

test("a page that is never idle gets to it", () => {
	const beIdle = fakeIdleness();
	const task = vi.fn();
	whenLongIdle(task);
	beIdle(0, true);
	expect(task).toHaveBeenCalledOnce();
});

test("what was called off is not done, neither at first nor while it waits for more time", () => {
	const beIdle = fakeIdleness();
	const task = vi.fn();
	whenIdle(task)();
	const callOff = whenLongIdle(task);
	beIdle(5);
	callOff();
	beIdle(49);
	expect(task).not.toHaveBeenCalled();
});
