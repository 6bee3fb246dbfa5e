/** Is it in the data? Compares its distance to the nearest training digit with the distances of unseen test digits. */

import type { TestBaseline } from "./testBaseline";

export interface NoveltyResult {
	/** Identical to a training digit; nearer than every test digit, between them, or farther than all of them. */
	kind: "copy" | "near" | "among" | "far";
	/** Number of test digits that are nearer to a training digit than the sample is. */
	nearer: number;
}

/** What is said of the result, formatted. */
export interface NoveltyFacts {
	/** number of training digits that were searched */
	searched: string;
	/** to the nearest of them */
	distance: string;
	/** the median of the test digits */
	typical: string;
	/** number of test digits */
	of: number;
}

export function noveltyOf(distance: number, { distances }: TestBaseline): NoveltyResult {
	const nearer = distances.filter((other) => other < distance).length;
	if (distance === 0) return { kind: "copy", nearer };
	if (nearer === 0) return { kind: "near", nearer };
	return { kind: nearer === distances.length ? "far" : "among", nearer };
}
