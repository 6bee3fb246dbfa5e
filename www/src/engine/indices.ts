/** Selections of many examples, by their indices. */

/** The fractional parts of its multiples cover 0…1 as evenly as possible (Weyl's sequence). */
const GOLDEN_RATIO_FRACTION = (Math.sqrt(5) - 1) / 2;

/** The integers from `start` up to, not including, `end`. */
export function range(start: number, end: number): Uint32Array {
	return Uint32Array.from({ length: end - start }, (_, index) => start + index);
}

/** `maxLength` of the integers from 0 up to, not including, `count`, at equal distances, or all. */
export function evenlySpacedIndices(count: number, maxLength: number): Uint32Array {
	const length = Math.min(count, maxLength);
	return Uint32Array.from({ length }, (_, index) => Math.floor((index * count) / length));
}

/** The indices in a fixed quasi-random order in which neighbours end up far apart, so that examples sorted by folder are mixed. */
export function quasiShuffle(indices: readonly number[]): number[] {
	const sortKey = (index: number) => (index * GOLDEN_RATIO_FRACTION) % 1;
	return [...indices].sort((a, b) => sortKey(a) - sortKey(b));
}
