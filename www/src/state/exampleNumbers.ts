/**
 * The examples of both splits by one number each: the test examples are counted first, and the training examples from there on.
 * So the number of a test example is its index.
 */

import type { Split } from "../engine/protocol";
import { dataSet } from "./dataSet";

export interface ExampleIndex {
	split: Split;
	index: number;
}

/** Which example of the active data set has that number. */
export function exampleWithNumber(number: number): ExampleIndex {
	const { testCount } = dataSet.peek();
	return number < testCount ? { split: "test", index: number } : { split: "train", index: number - testCount };
}

/** The number of an example of the active data set. */
export function exampleNumberOf({ split, index }: ExampleIndex): number {
	return split === "test" ? index : dataSet.peek().testCount + index;
}

/** Examples by their ascending numbers as the requests that a worker takes, one for each split, in the same order. */
export function groupBySplit(numbers: ArrayLike<number>): { split: Split; indices: Uint32Array }[] {
	const all = Array.from(numbers, exampleWithNumber);
	return (["test", "train"] as const).flatMap((split) => {
		const indices = Uint32Array.from(all.filter((example) => example.split === split).map(({ index }) => index));
		return indices.length > 0 ? [{ split, indices }] : [];
	});
}
