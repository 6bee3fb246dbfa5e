/** What is not urgent waits until the page has nothing else to do. */

/** Even a page that is never idle gets to it. */
const LONGEST_WAIT_MS = 2000;
/** More than what is left of a frame: while someone draws, or something moves, the browser never has as much. */
const LONGER_THAN_A_FRAME_MS = 20;

/** Waits for so much free time; returns a function that calls it off. */
function whenIdleFor(milliseconds: number, task: () => void): () => void {
	if (!("requestIdleCallback" in globalThis)) {
		const timer = setTimeout(task); // WebKit
		return () => clearTimeout(timer);
	}
	let handle = 0;
	function wait() {
		handle = requestIdleCallback(
			(deadline) => {
				if (deadline.didTimeout || deadline.timeRemaining() >= milliseconds) task();
				else wait();
			},
			{ timeout: LONGEST_WAIT_MS },
		);
	}
	wait();
	return () => cancelIdleCallback(handle);
}

/** Returns a function that calls it off. */
export function whenIdle(task: () => void): () => void {
	return whenIdleFor(0, task);
}

/** For what nobody has asked for; returns a function that calls it off. */
export function whenLongIdle(task: () => void): () => void {
	return whenIdleFor(LONGER_THAN_A_FRAME_MS, task);
}
