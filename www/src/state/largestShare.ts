/** The share of the largest class: who always guesses that one is right as often. */

import { computed } from "@preact/signals";
import { dataSet } from "./dataSet";
import { testLabels } from "./examples";

/** From so many times the share that each class would have if all were equal, an accuracy is read against it. */
const UNEQUAL = 1.5;

/** 0…1; undefined without examples, and where no class is much larger than the others. */
export function largestShareOf(labels: Uint8Array, classes: number): number | undefined {
	const counts = new Uint32Array(classes);
	for (const label of labels) counts[label] = (counts[label] ?? 0) + 1;
	const share = Math.max(0, ...counts) / labels.length;
	return share * classes >= UNEQUAL ? share : undefined;
}

/** Among the test examples of the data set. */
export const largestShare = computed(() => largestShareOf(testLabels.value, dataSet.value.classes));
