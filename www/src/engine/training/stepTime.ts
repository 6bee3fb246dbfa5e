/** The fastest time of something that is repeated. */

/** How long it is repeated, after a first time that is not counted, since it allocates. */
const TIMED_MS = 250;
/** A single one may have been held up by the machine: there is a second, if that one did not take longer than this. */
const HELD_UP_MS = 1000;

/**
 * The fastest time per item in milliseconds: other load on the machine only makes some times longer. `once` returns how
 * many items it processed, which may differ each time.
 */
export function fastestPerItem(once: () => number, now = () => performance.now()): number {
	once();
	const start = now();
	let fastest = Number.POSITIVE_INFINITY;
	let times = 0;
	do {
		const began = now();
		const items = once();
		fastest = Math.min(fastest, (now() - began) / items);
		times++;
	} while (now() < start + (times === 1 ? HELD_UP_MS : TIMED_MS));
	return fastest;
}
