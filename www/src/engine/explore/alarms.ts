/** Counts the errors of a detector at a threshold. */

import type { DetectionCurves } from "./contract";

export interface AlarmCounts {
	/** normal examples whose score is at least the threshold */
	falseAlarms: number;
	/** anomalous examples whose score is below it */
	misses: number;
}

/** How many thresholds, which are in descending order, are at least as large. */
function countAtLeast(thresholds: Float32Array, threshold: number): number {
	let [low, high] = [0, thresholds.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((thresholds[middle] ?? 0) >= threshold) low = middle + 1;
		else high = middle;
	}
	return low;
}

export function countAlarms(
	{ thresholds, falsePositives, truePositives }: DetectionCurves,
	threshold: number,
): AlarmCounts {
	const index = countAtLeast(thresholds, threshold) - 1;
	const anomalousCount = truePositives.at(-1) ?? 0;
	return { falseAlarms: falsePositives[index] ?? 0, misses: anomalousCount - (truePositives[index] ?? 0) };
}
