/** The largest region of the latent space that the map can show, and the one it shows. */

import { computed } from "@preact/signals";
import type { GridRegion, LatentStats } from "../../engine/protocol";
import { latentStatsOf } from "../../state/latentStats";
import { chosenRegion, hasPrior, isTrainedHere, model } from "./state";

/** Slightly more than three standard deviations of the prior. */
const PRIOR_REACH = 3.5;
/** The pretrained decoders are not meaningful beyond this distance. */
const FARTHEST = 6;
/** Margin around the codes, so that none lies on the edge and a little training does not change the region. */
const MARGIN = 1.15;

function squareAround(x: number, y: number, reach: number): GridRegion {
	return { left: x - reach, right: x + reach, bottom: y - reach, top: y + reach };
}

/** The middle of the points along one axis, and their distance from it. */
function spanOf(points: Float32Array, axis: 0 | 1): { middle: number; reach: number } {
	let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
	for (let at = axis; at < points.length; at += 2) {
		low = Math.min(low, points[at] ?? 0);
		high = Math.max(high, points[at] ?? 0);
	}
	return { middle: (low + high) / 2, reach: (high - low) / 2 };
}

/** Rounded up to fixed sizes: the map of a model in training keeps its region until the codes outgrow it. */
function roundUp(reach: number): number {
	return PRIOR_REACH * 2 ** (Math.ceil(2 * Math.log2(Math.max(reach, 1e-3) / PRIOR_REACH)) / 2);
}

/** The region of the test examples' codes. */
function regionOf({ points }: LatentStats): GridRegion {
	const [x, y] = [spanOf(points, 0), spanOf(points, 1)];
	if (hasPrior.value) {
		const farthest = Math.max(...[x, y].map(({ middle, reach }) => Math.abs(middle) + reach));
		return squareAround(0, 0, Math.max(PRIOR_REACH, roundUp(MARGIN * farthest)));
	}
	const reach = roundUp(MARGIN * Math.max(x.reach, y.reach));
	const toGrid = (middle: number) => (Math.round((4 * middle) / reach) * reach) / 4;
	return squareAround(toGrid(x.middle), toGrid(y.middle), reach);
}

/** The region shown at first. Codes of the pretrained models stay within their prior. */
const fullRegion = computed<GridRegion>(() => {
	const latentStats = isTrainedHere(model.value) ? latentStatsOf(model.value).value : undefined;
	return latentStats ? regionOf(latentStats) : squareAround(0, 0, PRIOR_REACH);
});

/** The region within which one can move and zoom. */
export const maxRegion = computed<GridRegion>(() => {
	const { left, right, bottom, top } = fullRegion.value;
	const reach = ((right - left) / 2) * (FARTHEST / PRIOR_REACH);
	return squareAround((left + right) / 2, (bottom + top) / 2, reach);
});

export const viewRegion = computed<GridRegion>(() => chosenRegion.value ?? fullRegion.value);
