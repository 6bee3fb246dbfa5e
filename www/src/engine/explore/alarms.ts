/** What goes wrong at a threshold. */

import type { Curves } from "./contract";

export interface Alarms {
	/** normal examples whose score is at least the threshold */
	falseAlarms: number;
	/** anomalous examples whose score is below it */
	misses: number;
}

/** The number of thresholds that are at least as large; they fall. */
function countFrom(thresholds: Float32Array, threshold: number): number {
	let [low, high] = [0, thresholds.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((thresholds[middle] ?? 0) >= threshold) low = middle + 1;
		else high = middle;
	}
	return low;
}

export function alarmsAt({ thresholds, falsePositives, truePositives }: Curves, threshold: number): Alarms {
	const at = countFrom(thresholds, threshold) - 1;
	const anomalous = truePositives.at(-1) ?? 0;
	return { falseAlarms: falsePositives[at] ?? 0, misses: anomalous - (truePositives[at] ?? 0) };
}
