/** How far the sliders of a code reach, and where its middle is. */

import { computed } from "@preact/signals";
import { latentStats } from "./answers";
import { dimensions, hasPrior } from "./state";

const prior = { min: -4, max: 4, step: 0.05 };
/** Beyond the codes of the test digits, as a share of what those span. */
const MARGIN = 0.25;
const STEPS = 160;

/** Where training pulled the codes to the prior, 0 is their middle; elsewhere it is the mean of the test digits' codes. */
export const centre = computed(
	() => (hasPrior.value ? undefined : latentStats.value?.spread.mean) ?? new Float32Array(dimensions.value),
);

/** Of a model without a prior, as far as its own codes go and a little farther. */
export function boundsOf(index: number): { min: number; max: number; step: number } {
	const spread = latentStats.value?.spread;
	if (hasPrior.value || !spread) return prior;
	const [low = 0, high = 0] = [spread.low[index], spread.high[index]];
	const span = high - low || 1; // a unit that is always silent
	return { min: low - MARGIN * span, max: high + MARGIN * span, step: (span * (1 + 2 * MARGIN)) / STEPS };
}
