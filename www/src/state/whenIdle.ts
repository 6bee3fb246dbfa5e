/** What is not urgent waits until the page has nothing else to do. */

/** Even a page that is never idle gets to it. */
const LONGEST_WAIT_MS = 2000;

/** Returns a function that calls it off. */
export function whenIdle(task: () => void): () => void {
	if (!("requestIdleCallback" in globalThis)) {
		const timer = setTimeout(task); // WebKit
		return () => clearTimeout(timer);
	}
	const handle = requestIdleCallback(task, { timeout: LONGEST_WAIT_MS });
	return () => cancelIdleCallback(handle);
}
