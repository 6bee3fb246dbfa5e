/** Which of many examples. */

/** The numbers from `start` to before `end`. */
export function range(start: number, end: number): Uint32Array {
	return Uint32Array.from({ length: end - start }, (_, index) => start + index);
}

/** `most` of the numbers from 0 to before `count`, evenly spread, or all. */
export function evenIndices(count: number, most: number): Uint32Array {
	const length = Math.min(count, most);
	return Uint32Array.from({ length }, (_, index) => Math.floor((index * count) / length));
}
