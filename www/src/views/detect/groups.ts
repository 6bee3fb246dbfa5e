/** Scores of normal and of anomalous examples, and what a threshold makes of them. */

import type { ExplorePart } from "../../engine/explore/contract";

/** One scored example: of the data set, or of the other one. */
export interface Scored {
	part: ExplorePart;
	index: number;
	score: number;
}

export interface Groups {
	normal: readonly Scored[];
	/** empty where nothing but a drawing is anomalous */
	anomalous: readonly Scored[];
	/** training examples of the normal classes: ranked, but a model that has learnt them is not judged by them */
	learnt: readonly Scored[];
}

/** What of the scores is anomalous: examples of excluded classes, those of the other data set, or none. */
export type Anomalous = "classes" | "other" | "none";

interface Given {
	test: Float32Array;
	other: Float32Array | undefined;
	/** of the test examples; empty without labels */
	labels: Uint8Array;
	/** the same of the training examples, where all pictures are to be ranked */
	train?: { scores: Float32Array; labels: Uint8Array } | undefined;
	excluded: readonly number[];
	anomalous: Anomalous;
}

function scoredOf(part: Scored["part"], scores: Float32Array): Scored[] {
	return Array.from(scores, (score, index) => ({ part, index, score }));
}

/** Excluded classes are not normal, whatever is anomalous. */
export function groupsOf({ test, other, labels, train, excluded, anomalous }: Given): Groups {
	const isExcluded = ({ part, index }: Scored) =>
		excluded.includes((part === "train" ? train?.labels : labels)?.[index] ?? -1);
	const tests = scoredOf("test", test);
	const trained = scoredOf("train", train?.scores ?? new Float32Array());
	const found = {
		classes: () => [...tests, ...trained].filter(isExcluded),
		other: () => scoredOf("other", other ?? new Float32Array()),
		none: () => [],
	};
	const isNormal = (scored: Scored) => !isExcluded(scored);
	return { normal: tests.filter(isNormal), anomalous: found[anomalous](), learnt: trained.filter(isNormal) };
}

/** The share of normal examples that are alarms, if nothing else is said. */
const USUAL_ALARMS = 0.05;

/**
 * The score that about this share of the normal examples reach. It lies between two of them: scored alone, an example may
 * differ in its last bit, and would be an alarm in one place and none in the other.
 */
export function usualThreshold({ normal }: Groups): number {
	const sorted = Float64Array.from(normal, ({ score }) => score).sort();
	const alarm = Math.min(sorted.length - 1, Math.ceil((1 - USUAL_ALARMS) * sorted.length));
	const reached = sorted[alarm] ?? 0;
	return ((sorted[alarm - 1] ?? reached) + reached) / 2;
}

/** What scores at least the threshold is an alarm. */
export function isAlarm(score: number, threshold: number): boolean {
	return score >= threshold;
}

export interface Verdict {
	score: number;
	isAlarm: boolean;
}

/** Of one score; undefined without it, and while there are no groups, from which the threshold comes. */
export function verdictOf(
	score: number | undefined,
	groups: Groups | undefined,
	threshold: number,
): Verdict | undefined {
	return score === undefined || groups === undefined ? undefined : { score, isAlarm: isAlarm(score, threshold) };
}

export interface Outcome {
	/** normal, and yet alarms: the strangest first */
	falseAlarms: readonly Scored[];
	/** anomalous, and no alarms: the least strange first */
	misses: readonly Scored[];
	/** shares: of the normal, of the anomalous, and of all alarms; NaN where there are none */
	falseAlarmRate: number;
	detectionRate: number;
	precision: number;
}

export function outcomeAt({ normal, anomalous }: Groups, threshold: number): Outcome {
	const falseAlarms = normal.filter(({ score }) => isAlarm(score, threshold)).sort((a, b) => b.score - a.score);
	const misses = anomalous.filter(({ score }) => !isAlarm(score, threshold)).sort((a, b) => a.score - b.score);
	const detected = anomalous.length - misses.length;
	return {
		falseAlarms,
		misses,
		falseAlarmRate: falseAlarms.length / normal.length,
		detectionRate: detected / anomalous.length,
		precision: detected / (detected + falseAlarms.length),
	};
}

/** All examples, the strangest first. */
export function ranked({ normal, anomalous, learnt }: Groups): Scored[] {
	return [...normal, ...anomalous, ...learnt].sort((a, b) => b.score - a.score);
}

/** What the curves are computed from. */
export function flagged({ normal, anomalous }: Groups): { scores: Float32Array; anomalous: Uint8Array } {
	const all = [...normal, ...anomalous];
	return {
		scores: Float32Array.from(all, ({ score }) => score),
		anomalous: Uint8Array.from(all, (_, at) => (at < normal.length ? 0 : 1)),
	};
}
