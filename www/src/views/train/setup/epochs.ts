/** The number of epochs of the next training. */

import { computed } from "@preact/signals";
import { trainCount } from "../../../state/dataSet";
import { linked, number } from "../../../state/urlState";

export const MAX_EPOCHS = 1000;

const wantedEpochs = linked<number | undefined>("train", "epochs", undefined, number(1, MAX_EPOCHS));
/** More of a small data set, so that a training has enough steps. */
const usualEpochs = computed(() => Math.min(MAX_EPOCHS, Math.max(20, Math.round(100_000 / trainCount.value))));
export const epochs = computed(() => wantedEpochs.value ?? usualEpochs.value);

export function setEpochs(count: number): void {
	wantedEpochs.value = count === usualEpochs.peek() ? undefined : count;
}
