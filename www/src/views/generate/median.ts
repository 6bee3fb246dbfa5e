/** The middle value; for an even count the mean of the two in the middle. */
export function medianOf(values: readonly number[]): number {
	const ascending = [...values].sort((a, b) => a - b);
	const half = (ascending.length - 1) / 2;
	return ((ascending[Math.floor(half)] ?? 0) + (ascending[Math.ceil(half)] ?? 0)) / 2;
}
