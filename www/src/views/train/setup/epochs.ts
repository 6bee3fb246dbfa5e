/** The number of epochs of the next training. */

import { computed } from "@preact/signals";
import { trainCount } from "../../../state/dataSet";
import { linked, number } from "../../../state/urlState";
import { MAX_EPOCHS } from "./bounds";
import { presetsOf } from "./presets";

const wantedEpochs = linked<number | undefined>("train", "epochs", undefined, number(1, MAX_EPOCHS));
/** Those of the preset that the page begins with. */
const usualEpochs = computed(() => presetsOf(trainCount.value).map.epochs);
export const epochs = computed(() => wantedEpochs.value ?? usualEpochs.value);

export function setEpochs(count: number): void {
	wantedEpochs.value = count === usualEpochs.peek() ? undefined : count;
}
