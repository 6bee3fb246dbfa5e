/** How fast something goes that is done again and again. */

/** The first time is not counted, as it allocates; the others are for so long, and one at least. */
const TIMED_MS = 250;

/**
 * Milliseconds an item of the fastest time: whatever else the machine does makes the others slower only. `once` returns how
 * many items it has done, which need not be as many each time.
 */
export function fastestPerItem(once: () => number, now = () => performance.now()): number {
	once();
	const until = now() + TIMED_MS;
	let fastest = Number.POSITIVE_INFINITY;
	do {
		const began = now();
		const items = once();
		fastest = Math.min(fastest, (now() - began) / items);
	} while (now() < until);
	return fastest;
}
