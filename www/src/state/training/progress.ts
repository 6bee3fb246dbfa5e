/** How much of a training is done, for those who need not know more of it; undefined while none runs. */

import { signal } from "@preact/signals";

export const trainingProgress = signal<number | undefined>(undefined);
