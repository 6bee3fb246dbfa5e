/** The weights of dense layers as pictures: what a unit looks for, and what it paints. */

import type { Weight } from "../../../engine/protocol";

/** So many units are shown. */
export const SHOWN_UNITS = 16;

/** The units that this drawing excites most, the strongest first. */
export function mostActive(values: Float32Array): number[] {
	const units = Array.from(values.keys());
	return units.sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0)).slice(0, SHOWN_UNITS);
}

/** As tiles, channels last: one for each unit, a pixel of it from `indexOf(pixel, unit)`. */
function gather(weight: Weight, units: number[], pixels: number, indexOf: (pixel: number, unit: number) => number) {
	const tiles = new Float32Array(pixels * units.length);
	for (let pixel = 0; pixel < pixels; pixel++) {
		units.forEach((unit, at) => {
			tiles[pixel * units.length + at] = weight.values[indexOf(pixel, unit)] ?? 0;
		});
	}
	return tiles;
}

/** What these units look for, from a kernel `[pixels, units]`. */
export function inputWeights(weight: Weight, units: number[]): Float32Array {
	const [pixels = 0, count = 0] = weight.shape;
	return gather(weight, units, pixels, (pixel, unit) => pixel * count + unit);
}

/** What these units paint, from a kernel `[units, pixels]`. */
export function outputWeights(weight: Weight, units: number[]): Float32Array {
	const [, pixels = 0] = weight.shape;
	return gather(weight, units, pixels, (pixel, unit) => unit * pixels + pixel);
}
