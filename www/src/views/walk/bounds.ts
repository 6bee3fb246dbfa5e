/** The range of the sliders, and the code at the centre of the latent space. */

import { computed } from "@preact/signals";
import { dimensions, hasPrior } from "./state";
import { latentStats } from "./workerResults";

const priorBounds = { min: -4, max: 4, step: 0.05 };
/** How far the sliders go beyond the codes of the test examples, as a fraction of their range. */
const MARGIN = 0.25;
const SLIDER_STEPS = 160;

/** 0 where training pulled the codes towards the prior; otherwise the mean code of the test examples. */
export const centreCode = computed(
	() => (hasPrior.value ? undefined : latentStats.value?.codeStats.mean) ?? new Float32Array(dimensions.value),
);

/** For a model without a prior, the range of its own codes and a margin. */
export function sliderBounds(index: number): { min: number; max: number; step: number } {
	const codeStats = latentStats.value?.codeStats;
	if (hasPrior.value || !codeStats) return priorBounds;
	const [low = 0, high = 0] = [codeStats.min[index], codeStats.max[index]];
	const range = high - low || 1; // a unit that is always 0
	return { min: low - MARGIN * range, max: high + MARGIN * range, step: (range * (1 + 2 * MARGIN)) / SLIDER_STEPS };
}
