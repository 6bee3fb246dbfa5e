/** Measures the fastest time of a function, by repeating it. */

/** How long it is repeated, after a first call that is not counted, since it allocates. */
const MIN_TOTAL_MS = 250;
/** Calls are timed in groups of this duration: browsers' clocks are as coarse as a millisecond, and a step of a small model is shorter. */
const GROUP_MS = 10;
/** The first group may have been slowed down by other load: there is a second one, unless the first took longer than this. */
const SLOW_GROUP_MS = 1000;

/**
 * The fastest time per item of a group in milliseconds: other load on the machine only makes some times longer. `processItems`
 * returns how many items it processed, which may differ each time.
 */
export function fastestMsPerItem(processItems: () => number, now = () => performance.now()): number {
	processItems();
	const start = now();
	let fastest = Number.POSITIVE_INFINITY;
	let groups = 0;
	do {
		const began = now();
		let items = 0;
		do items += processItems();
		while (now() < began + GROUP_MS);
		fastest = Math.min(fastest, (now() - began) / items);
		groups++;
	} while (now() < start + (groups === 1 ? SLOW_GROUP_MS : MIN_TOTAL_MS));
	return fastest;
}
