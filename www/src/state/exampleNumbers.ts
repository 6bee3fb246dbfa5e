/**
 * The examples of both parts by one number each: the test examples are counted first, and the training examples from there on.
 * So the number of a test example is its index.
 */

import type { Part } from "../engine/protocol";
import { dataSet } from "./dataSet";

export interface ExampleIndex {
	part: Part;
	index: number;
}

/** Which example of the active data set has that number. */
export function exampleOf(number: number): ExampleIndex {
	const { testCount } = dataSet.peek();
	return number < testCount ? { part: "test", index: number } : { part: "train", index: number - testCount };
}

/** The number of an example of the active data set. */
export function numberOf({ part, index }: ExampleIndex): number {
	return part === "test" ? index : dataSet.peek().testCount + index;
}

/** Some examples by their numbers, ascending, as what a worker is asked for: in the same order. */
export function byPart(numbers: ArrayLike<number>): { part: Part; indices: Uint32Array }[] {
	const all = Array.from(numbers, exampleOf);
	return (["test", "train"] as const).flatMap((part) => {
		const indices = Uint32Array.from(all.filter((example) => example.part === part).map(({ index }) => index));
		return indices.length > 0 ? [{ part, indices }] : [];
	});
}
