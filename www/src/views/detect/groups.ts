/** Scores of normal and of anomalous examples, and how many of each a threshold makes alarms. */

import type { ExploreSplit } from "../../engine/explore/contract";

/** One scored example; its split "other" means the test examples of the other data set. */
export interface ScoredExample {
	split: ExploreSplit;
	index: number;
	score: number;
}

export interface ScoreGroups {
	normal: readonly ScoredExample[];
	/** empty where nothing but a drawing is anomalous */
	anomalous: readonly ScoredExample[];
	/** training examples of the normal classes: ranked, but a model that has learnt them is not judged by them */
	learnt: readonly ScoredExample[];
}

/** Which of the scored examples are anomalous: those of excluded classes, those of the other data set, or none. */
export type AnomalyKind = "classes" | "other" | "none";

interface GroupsInput {
	/** scores of the test examples, and of another data set's where that is anomalous */
	test: Float32Array;
	other: Float32Array | undefined;
	/** of the test examples; empty without labels */
	labels: Uint8Array;
	/** the same of the training examples, where all pictures are to be ranked */
	train?: { scores: Float32Array; labels: Uint8Array } | undefined;
	excluded: readonly number[];
	anomalous: AnomalyKind;
}

function toScoredExamples(split: ScoredExample["split"], scores: Float32Array): ScoredExample[] {
	return Array.from(scores, (score, index) => ({ split, index, score }));
}

/** Excluded classes are not normal, whatever is anomalous. */
export function groupsOf({ test, other, labels, train, excluded, anomalous }: GroupsInput): ScoreGroups {
	const isExcluded = ({ split, index }: ScoredExample) =>
		excluded.includes((split === "train" ? train?.labels : labels)?.[index] ?? -1);
	const tests = toScoredExamples("test", test);
	const trained = toScoredExamples("train", train?.scores ?? new Float32Array());
	const found = {
		classes: () => [...tests, ...trained].filter(isExcluded),
		other: () => toScoredExamples("other", other ?? new Float32Array()),
		none: () => [],
	};
	const isNormal = (scored: ScoredExample) => !isExcluded(scored);
	return { normal: tests.filter(isNormal), anomalous: found[anomalous](), learnt: trained.filter(isNormal) };
}

/** The share of normal examples that are alarms, unless another threshold is chosen. */
const DEFAULT_ALARM_RATE = 0.05;

/**
 * The score that about this share of the normal examples reach. It lies between two of them: scored alone, an example may
 * differ in its last bit, and would be an alarm in one place and none in the other.
 */
export function defaultThreshold({ normal }: ScoreGroups): number {
	const sorted = Float64Array.from(normal, ({ score }) => score).sort();
	const firstAlarm = Math.min(sorted.length - 1, Math.ceil((1 - DEFAULT_ALARM_RATE) * sorted.length));
	const reached = sorted[firstAlarm] ?? 0;
	return ((sorted[firstAlarm - 1] ?? reached) + reached) / 2;
}

/** What scores at least the threshold is an alarm. */
export function isAlarm(score: number, threshold: number): boolean {
	return score >= threshold;
}

export interface AnomalyResult {
	score: number;
	isAlarm: boolean;
}

/** What one score says; undefined without it, and while there are no groups, from which the threshold comes. */
export function anomalyResultOf(
	score: number | undefined,
	groups: ScoreGroups | undefined,
	threshold: number,
): AnomalyResult | undefined {
	return score === undefined || groups === undefined ? undefined : { score, isAlarm: isAlarm(score, threshold) };
}

export interface ThresholdOutcome {
	/** normal, and yet alarms: the strangest first */
	falseAlarms: readonly ScoredExample[];
	/** anomalous, and no alarms: the least strange first */
	misses: readonly ScoredExample[];
	/** shares: of the normal, of the anomalous, and of all alarms; NaN where there are none */
	falseAlarmRate: number;
	detectionRate: number;
	precision: number;
}

export function outcomeAt({ normal, anomalous }: ScoreGroups, threshold: number): ThresholdOutcome {
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
export function rankByScore({ normal, anomalous, learnt }: ScoreGroups): ScoredExample[] {
	return [...normal, ...anomalous, ...learnt].sort((a, b) => b.score - a.score);
}

/** What the ROC and precision-recall curves are computed from: all scores, and for each 1 where it is anomalous, otherwise 0. */
export function curveInput({ normal, anomalous }: ScoreGroups): { scores: Float32Array; anomalous: Uint8Array } {
	const all = [...normal, ...anomalous];
	return {
		scores: Float32Array.from(all, ({ score }) => score),
		anomalous: Uint8Array.from(all, (_, index) => (index < normal.length ? 0 : 1)),
	};
}
