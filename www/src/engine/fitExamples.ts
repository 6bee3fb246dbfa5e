/** How many training examples PCA, probes and nearest neighbours are fitted to, at most. */
export const MAX_FIT_EXAMPLES = 4000;

/** Values of all of them together, at most: what one call of the wasm module can take, and fits in a few seconds. */
const MAX_FIT_VALUES = 2 ** 23;

/** How many examples of so many values each can be fitted to, where `wanted` are wanted; at least one. */
export function fitExampleCount(wanted: number, valuesPerExample: number): number {
	return Math.max(1, Math.min(wanted, Math.floor(MAX_FIT_VALUES / valuesPerExample)));
}
