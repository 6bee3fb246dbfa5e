/** Some of the test examples, spread evenly over the file; all where there are fewer. */

import { testCount } from "./examples";

/** How many they are, if at most `most` are wanted. */
export function sampleSize(most: number): number {
	return Math.min(most, testCount.value);
}

/** The indices of `count` of them, starting with the one at `start`; fewer at the end. */
export function sampleIndices(most: number, start: number, count: number): number[] {
	const size = sampleSize(most);
	const stride = Math.floor(testCount.value / Math.max(1, size));
	return Array.from({ length: Math.min(count, size - start) }, (_, at) => stride * (start + at));
}
