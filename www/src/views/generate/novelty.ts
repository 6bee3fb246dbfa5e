/** Is it in the data? Compares its distance to the nearest training digit with the distances of unseen test digits. */

import type { TestBaseline } from "./testBaseline";

export interface NoveltyResult {
	/** Nearer than every test digit, between them, or farther than all of them. */
	kind: "near" | "among" | "far";
	/** Number of test digits that are nearer to a training digit than the sample is. */
	nearer: number;
}

export function noveltyOf(distance: number, { distances }: TestBaseline): NoveltyResult {
	const nearer = distances.filter((other) => other < distance).length;
	if (nearer === 0) return { kind: "near", nearer };
	return { kind: nearer === distances.length ? "far" : "among", nearer };
}
