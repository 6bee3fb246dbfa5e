/**
 * The model in training as the other views use it: of the selected run the newest snapshot, or an earlier one if that is selected; undefined
 * while there is none.
 */

import { computed } from "@preact/signals";
import { currentSession } from "./training/currentSession";

export const modelInTraining = computed(() => currentSession.value?.shownModel.value);
