/** Is a sample in the training data? Compares its distance to the nearest training example with those of unseen test examples. */

import type { TestBaseline } from "./testBaseline";

/** Identical to a training example; as near as the nearest test example or nearer; among the test examples; or farther than all. */
export type Novelty = "copy" | "near" | "among" | "far";

/** What the texts about a sample say, formatted. */
export interface NoveltyTextValues {
	/** number of training examples that were searched */
	searchedCount: string;
	/** from the sample to the nearest of them */
	distance: string;
	/** the median of the test examples */
	medianDistance: string;
	/** number of test examples */
	testCount: number;
}

/** `distance` is Euclidean, over the pixels, from the sample to its nearest training example. */
export function classifyNovelty(distance: number, { distances }: TestBaseline): Novelty {
	const nearerCount = distances.filter((other) => other < distance).length;
	if (distance === 0) return "copy";
	if (nearerCount === 0) return "near";
	return nearerCount === distances.length ? "far" : "among";
}
