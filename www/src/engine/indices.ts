/** Which of many examples. */

/** Multiples of it, without their whole part, are spread as evenly as any (Weyl's sequence). */
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** The numbers from `start` to before `end`. */
export function range(start: number, end: number): Uint32Array {
	return Uint32Array.from({ length: end - start }, (_, index) => start + index);
}

/** `most` of the numbers from 0 to before `count`, evenly spread, or all. */
export function evenIndices(count: number, most: number): Uint32Array {
	const length = Math.min(count, most);
	return Uint32Array.from({ length }, (_, index) => Math.floor((index * count) / length));
}

/** The indices in an order in which neighbours are far apart: folders, which come one after another, are mixed. */
export function spread(indices: readonly number[]): number[] {
	const sortKey = (index: number) => (index * GOLDEN) % 1;
	return [...indices].sort((a, b) => sortKey(a) - sortKey(b));
}
