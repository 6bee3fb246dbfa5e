/** The region of a map whose points move: a square that contains nearly all of them. It changes in steps, to jump rarely. */

import type { GridRegion } from "../../../engine/protocol";

/** The fraction of all coordinates that lies inside. */
const INSIDE_FRACTION = 0.98;
/** Ratio between successive sizes of the region. */
const GROWTH = 1.25;

function quantile(values: Float32Array, share: number): number {
	const sorted = values.slice().sort();
	return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

function axis(points: Float32Array, offset: number): { middle: number; halfSide: number } {
	const values = Float32Array.from({ length: points.length / 2 }, (_, index) => points[2 * index + offset] ?? 0);
	const [low, high] = [quantile(values, (1 - INSIDE_FRACTION) / 2), quantile(values, (1 + INSIDE_FRACTION) / 2)];
	return { middle: (low + high) / 2, halfSide: (high - low) / 2 };
}

/** Rounded up to a power of `GROWTH`, with some margin. */
function roundUp(halfSide: number): number {
	return GROWTH ** Math.ceil(Math.log(Math.max(0.05, 1.1 * halfSide)) / Math.log(GROWTH));
}

export function regionAround(points: Float32Array): GridRegion {
	const [x, y] = [axis(points, 0), axis(points, 1)];
	const halfSide = roundUp(Math.max(x.halfSide, y.halfSide));
	// The centre changes in coarse steps, too.
	const grid = halfSide / 8;
	const [centreX, centreY] = [Math.round(x.middle / grid) * grid, Math.round(y.middle / grid) * grid];
	return {
		left: centreX - halfSide,
		right: centreX + halfSide,
		bottom: centreY - halfSide,
		top: centreY + halfSide,
	};
}
