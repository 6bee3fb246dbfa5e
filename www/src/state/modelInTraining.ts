/** The model in training, as far as it has come; undefined while there is none. */

import { computed } from "@preact/signals";
import { currentSession } from "./training/currentSession";

export const modelInTraining = computed(() => currentSession.value?.shownModel.value);
