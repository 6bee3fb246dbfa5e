/** The largest region of the latent space that the map can show, and the one it shows. */

import { computed } from "@preact/signals";
import type { GridRegion, LatentStats } from "../../engine/protocol";
import { latentStatsOf } from "../../state/latentStats";
import { chosenRegion, hasPrior, isTrainedByVisitor, model } from "./state";

/** Slightly more than three standard deviations of the prior. */
const PRIOR_HALF_SIDE = 3.5;
/** The pretrained decoders are not meaningful farther from the origin. */
const MAX_HALF_SIDE = 6;
/** The region is larger than the codes need by this factor, so that none lies on the edge and a little training does not change the region. */
const MARGIN = 1.15;

function squareRegion(x: number, y: number, halfSide: number): GridRegion {
	return { left: x - halfSide, right: x + halfSide, bottom: y - halfSide, top: y + halfSide };
}

/** Of points, x and y in turn, along one axis: the middle of their range, and half its length. */
function centreAndHalfRange(points: Float32Array, axis: 0 | 1): { centre: number; halfRange: number } {
	let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
	for (let index = axis; index < points.length; index += 2) {
		low = Math.min(low, points[index] ?? 0);
		high = Math.max(high, points[index] ?? 0);
	}
	return { centre: (low + high) / 2, halfRange: (high - low) / 2 };
}

/** Rounded up to fixed sizes: the map of a model in training keeps its region until the codes outgrow it. */
function roundUpToStep(halfSide: number): number {
	return PRIOR_HALF_SIDE * 2 ** (Math.ceil(2 * Math.log2(Math.max(halfSide, 1e-3) / PRIOR_HALF_SIDE)) / 2);
}

/** The region of the test examples' codes. */
function regionOfCodes({ points }: LatentStats): GridRegion {
	const [x, y] = [centreAndHalfRange(points, 0), centreAndHalfRange(points, 1)];
	if (hasPrior.value) {
		const farthest = Math.max(...[x, y].map(({ centre, halfRange }) => Math.abs(centre) + halfRange));
		return squareRegion(0, 0, Math.max(PRIOR_HALF_SIDE, roundUpToStep(MARGIN * farthest)));
	}
	const halfSide = roundUpToStep(MARGIN * Math.max(x.halfRange, y.halfRange));
	const snap = (centre: number) => (Math.round((4 * centre) / halfSide) * halfSide) / 4;
	return squareRegion(snap(x.centre), snap(y.centre), halfSide);
}

/** The region shown at first. Codes of the pretrained models stay within their prior. */
const fullRegion = computed<GridRegion>(() => {
	const latentStats = isTrainedByVisitor(model.value) ? latentStatsOf(model.value).value : undefined;
	return latentStats ? regionOfCodes(latentStats) : squareRegion(0, 0, PRIOR_HALF_SIDE);
});

/** The region within which one can move and zoom. */
export const maxRegion = computed<GridRegion>(() => {
	const { left, right, bottom, top } = fullRegion.value;
	const halfSide = ((right - left) / 2) * (MAX_HALF_SIDE / PRIOR_HALF_SIDE);
	return squareRegion((left + right) / 2, (bottom + top) / 2, halfSide);
});

export const viewRegion = computed<GridRegion>(() => chosenRegion.value ?? fullRegion.value);
