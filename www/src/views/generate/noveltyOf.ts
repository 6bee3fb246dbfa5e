/** Is it in the data? Compares its distance to the nearest training example with the distances of unseen test examples. */

import type { TestBaseline } from "./testBaseline";

/** Identical to a training example; no farther than any test example, between them, or farther than all of them. */
export type Novelty = "copy" | "near" | "among" | "far";

/** What a text about it says, formatted. */
export interface NoveltyFacts {
	/** number of training examples that were searched */
	searched: string;
	/** to the nearest of them */
	distance: string;
	/** the median of the test examples */
	typical: string;
	/** number of test examples */
	testCount: number;
}

/** Of a sample at this distance, in pixel space, from its nearest training example. */
export function noveltyOf(distance: number, { distances }: TestBaseline): Novelty {
	const nearer = distances.filter((other) => other < distance).length;
	if (distance === 0) return "copy";
	if (nearer === 0) return "near";
	return nearer === distances.length ? "far" : "among";
}
