/** The fastest time of something that is repeated. */

/** How long it is repeated, after a first time that is not counted, since it allocates. */
const TIMED_MS = 250;
/** How often at least: the machine may hold up a single one for as long. */
const LEAST = 2;

/**
 * The fastest time per item in milliseconds: other load on the machine only makes some times longer. `once` returns how
 * many items it processed, which may differ each time.
 */
export function fastestPerItem(once: () => number, now = () => performance.now()): number {
	once();
	const until = now() + TIMED_MS;
	let fastest = Number.POSITIVE_INFINITY;
	for (let timed = 0; timed < LEAST || now() < until; timed++) {
		const began = now();
		const items = once();
		fastest = Math.min(fastest, (now() - began) / items);
	}
	return fastest;
}
