/** Is it in the data? By its distance to the nearest training digit, held against that of digits that are certainly not. */

import type { TestBaseline } from "./testBaseline";

export interface NoveltyResult {
	/** Nearer than any test digit, among them, or farther than all of them. */
	kind: "near" | "among" | "far";
	/** Test digits that are nearer to a training digit than the sample is. */
	nearer: number;
}

export function noveltyOf(distance: number, { distances }: TestBaseline): NoveltyResult {
	const nearer = distances.filter((other) => other < distance).length;
	if (nearer === 0) return { kind: "near", nearer };
	return { kind: nearer === distances.length ? "far" : "among", nearer };
}
