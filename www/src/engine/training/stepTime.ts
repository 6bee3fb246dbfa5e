/** The fastest time of something that is repeated. */

/** How long it is repeated, after a first time that is not counted, since it allocates. */
const TIMED_MS = 250;
/** So many are timed together: browsers' clocks are as coarse as a millisecond, and a step of a small model is shorter. */
const GROUP_MS = 10;
/** A single group may have been held up by the machine: there is a second, if it did not take longer than this. */
const HELD_UP_MS = 1000;

/**
 * The fastest time per item of a group in milliseconds: other load on the machine only makes some times longer. `once` returns how
 * many items it processed, which may differ each time.
 */
export function fastestPerItem(once: () => number, now = () => performance.now()): number {
	once();
	const start = now();
	let fastest = Number.POSITIVE_INFINITY;
	let groups = 0;
	do {
		const began = now();
		let items = 0;
		do items += once();
		while (now() < began + GROUP_MS);
		fastest = Math.min(fastest, (now() - began) / items);
		groups++;
	} while (now() < start + (groups === 1 ? HELD_UP_MS : TIMED_MS));
	return fastest;
}
