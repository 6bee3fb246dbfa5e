/** The weights of dense layers as pictures: what excites a unit, and what a unit adds to the output. */

import type { Weight } from "../../../engine/protocol";

/** Of how many units the weights are shown, at most. */
export const MAX_SHOWN_UNITS = 16;

/** The indices of the units with the highest activations, the strongest first; `values` are a layer's activations. */
export function mostActiveUnits(values: Float32Array): number[] {
	const units = Array.from(values.keys());
	return units.sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0)).slice(0, MAX_SHOWN_UNITS);
}

/** The weights of these units as `[pixels, units]`; `weightIndex(pixel, unit)` locates one in the kernel. */
function gatherWeights(
	weight: Weight,
	units: number[],
	pixels: number,
	weightIndex: (pixel: number, unit: number) => number,
) {
	const tiles = new Float32Array(pixels * units.length);
	for (let pixel = 0; pixel < pixels; pixel++) {
		units.forEach((unit, tile) => {
			tiles[pixel * units.length + tile] = weight.values[weightIndex(pixel, unit)] ?? 0;
		});
	}
	return tiles;
}

/** The weights into these units, from a kernel of shape `[pixels, units]`. */
export function inputWeightTiles(weight: Weight, units: number[]): Float32Array {
	const [pixels = 0, count = 0] = weight.shape;
	return gatherWeights(weight, units, pixels, (pixel, unit) => pixel * count + unit);
}

/** The weights out of these units, from a kernel of shape `[units, pixels]`. */
export function outputWeightTiles(weight: Weight, units: number[]): Float32Array {
	const [, pixels = 0] = weight.shape;
	return gatherWeights(weight, units, pixels, (pixel, unit) => unit * pixels + pixel);
}
