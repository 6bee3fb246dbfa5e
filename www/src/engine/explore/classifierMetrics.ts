/** How right predictions are. */

import { confusionMatrix } from "autoencoders";
import type { ClassifierMetrics } from "./contract";

/** All labels and predictions are below `classes`. */
export function evaluatePredictions(labels: Uint8Array, predictions: Uint8Array, classes: number): ClassifierMetrics {
	const confusion = confusionMatrix(labels, predictions, classes);
	const right = Array.from({ length: classes }, (_, label) => confusion[label * (classes + 1)] ?? 0);
	return { accuracy: right.reduce((sum, count) => sum + count, 0) / labels.length, confusion, predictions };
}

/** One more than the largest. */
export function countClasses(labels: Uint8Array): number {
	return labels.reduce((most, label) => Math.max(most, label + 1), 0);
}
