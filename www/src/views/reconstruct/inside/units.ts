/** The weights of dense layers as pictures: what excites a unit, and what a unit adds to the output. */

import type { Weight } from "../../../engine/protocol";

/** Number of units shown. */
export const SHOWN_UNITS = 16;

/** The units with the highest activations for this drawing, the strongest first. */
export function mostActive(values: Float32Array): number[] {
	const units = Array.from(values.keys());
	return units.sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0)).slice(0, SHOWN_UNITS);
}

/** As tiles, channels last: one per unit; `indexOf(pixel, unit)` locates a weight. */
function gather(weight: Weight, units: number[], pixels: number, indexOf: (pixel: number, unit: number) => number) {
	const tiles = new Float32Array(pixels * units.length);
	for (let pixel = 0; pixel < pixels; pixel++) {
		units.forEach((unit, at) => {
			tiles[pixel * units.length + at] = weight.values[indexOf(pixel, unit)] ?? 0;
		});
	}
	return tiles;
}

/** The weights into these units, from a kernel of shape `[pixels, units]`. */
export function inputWeights(weight: Weight, units: number[]): Float32Array {
	const [pixels = 0, count = 0] = weight.shape;
	return gather(weight, units, pixels, (pixel, unit) => pixel * count + unit);
}

/** The weights out of these units, from a kernel of shape `[units, pixels]`. */
export function outputWeights(weight: Weight, units: number[]): Float32Array {
	const [, pixels = 0] = weight.shape;
	return gather(weight, units, pixels, (pixel, unit) => unit * pixels + pixel);
}
