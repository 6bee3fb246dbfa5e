/** The middle value; for an even count the mean of the two in the middle. */
export function median(values: readonly number[]): number {
	const ascending = [...values].sort((a, b) => a - b);
	const middle = (ascending.length - 1) / 2;
	return ((ascending[Math.floor(middle)] ?? 0) + (ascending[Math.ceil(middle)] ?? 0)) / 2;
}
