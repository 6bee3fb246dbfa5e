/** How many training examples PCA, probes and nearest neighbours are fitted to, where there are so many. */
export const FIT_EXAMPLES = 4000;

/** Values of all of them in memory, at most: no more in one call of the module than it takes, and than a few seconds do. */
const MAX_FIT_VALUES = 2 ** 23;

/** How many examples of so many values each are fitted to, where `most` are wanted. */
export function fittingCount(most: number, length: number): number {
	return Math.max(1, Math.min(most, Math.floor(MAX_FIT_VALUES / length)));
}
