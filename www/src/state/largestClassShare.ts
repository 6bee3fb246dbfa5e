/** The share of the largest class among the test examples: the accuracy of always guessing that class. */

import { computed } from "@preact/signals";
import { dataSet } from "./dataSet";
import { testLabels } from "./examples";

/** The share of the largest class is reported if it is at least this many times the share of each class if all were equal. */
const MIN_IMBALANCE = 1.5;

/** 0…1; undefined without examples, and where no class is much larger than the others. */
export function largestClassShareOf(labels: Uint8Array, classes: number): number | undefined {
	const counts = new Uint32Array(classes);
	for (const label of labels) counts[label] = (counts[label] ?? 0) + 1;
	const share = Math.max(0, ...counts) / labels.length;
	return share * classes >= MIN_IMBALANCE ? share : undefined;
}

/** Among the test examples of the data set. */
export const largestClassShare = computed(() => largestClassShareOf(testLabels.value, dataSet.value.classCount));
