/** The range of the sliders, and the centre of the latent space. */

import { computed } from "@preact/signals";
import { dimensions, hasPrior } from "./state";
import { latentStats } from "./workerResults";

const prior = { min: -4, max: 4, step: 0.05 };
/** Beyond the codes of the test examples, as a fraction of their range. */
const MARGIN = 0.25;
const STEPS = 160;

/** 0 where training pulled the codes towards the prior; otherwise the mean code of the test examples. */
export const centre = computed(
	() => (hasPrior.value ? undefined : latentStats.value?.spread.mean) ?? new Float32Array(dimensions.value),
);

/** For a model without a prior, the range of its own codes and a margin. */
export function boundsOf(index: number): { min: number; max: number; step: number } {
	const spread = latentStats.value?.spread;
	if (hasPrior.value || !spread) return prior;
	const [low = 0, high = 0] = [spread.low[index], spread.high[index]];
	const span = high - low || 1; // a unit that is always 0
	return { min: low - MARGIN * span, max: high + MARGIN * span, step: (span * (1 + 2 * MARGIN)) / STEPS };
}
