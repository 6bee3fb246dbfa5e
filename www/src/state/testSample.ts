/** Some of the test examples, spread evenly over the file; all where there are fewer. */

import { testCount } from "./examples";

/** How many they are, if at most `maxCount` are wanted. */
export function testSampleSize(maxCount: number): number {
	return Math.min(maxCount, testCount.value);
}

/** The indices of `count` of them, starting with the one at `start`; fewer at the end. */
export function testSampleIndices(maxCount: number, start: number, count: number): number[] {
	const size = testSampleSize(maxCount);
	const stride = Math.floor(testCount.value / Math.max(1, size));
	return Array.from({ length: Math.min(count, size - start) }, (_, offset) => stride * (start + offset));
}
