/** Is it in the data? Compares its distance to the nearest training example with the distances of unseen test examples. */

import type { TestBaseline } from "./testBaseline";

export interface NoveltyResult {
	/** Identical to a training example; nearer than every test example, between them, or farther than all of them. */
	kind: "copy" | "near" | "among" | "far";
	/** Number of test examples that are nearer to a training example than the sample is. */
	nearer: number;
}

/** What is said of the result, formatted. */
export interface NoveltyFacts {
	/** number of training examples that were searched */
	searched: string;
	/** to the nearest of them */
	distance: string;
	/** the median of the test examples */
	typical: string;
	/** number of test examples */
	of: number;
}

export function noveltyOf(distance: number, { distances }: TestBaseline): NoveltyResult {
	const nearer = distances.filter((other) => other < distance).length;
	if (distance === 0) return { kind: "copy", nearer };
	if (nearer === 0) return { kind: "near", nearer };
	return { kind: nearer === distances.length ? "far" : "among", nearer };
}
