/** From a reduced picture to its values: background, grey, inversion, normalisation. */

import type { PictureSettings } from "./contract";

/** Of what red, green and blue weigh in brightness, by ITU-R BT.601, as JPEG has it. */
export const LUMA = [0.299, 0.587, 0.114] as const;

/** What each picture is normalised to, in units of the full range: three standard deviations to either side are kept. */
const MEAN = 1 / 2;
const DEVIATION = 1 / 6;

/** RGBA, 0…255, colours multiplied by the opacity, to the colours on a ground, `[pixels, 3]`. */
function onGround(reduced: Float32Array, ground: number): Float32Array {
	const colours = new Float32Array((reduced.length / 4) * 3);
	for (let pixel = 0; pixel < reduced.length / 4; pixel++) {
		const shining = ground * (1 - (reduced[4 * pixel + 3] ?? 0) / 255);
		for (let channel = 0; channel < 3; channel++) {
			colours[3 * pixel + channel] = (reduced[4 * pixel + channel] ?? 0) + shining;
		}
	}
	return colours;
}

function toGrey(colours: Float32Array): Float32Array {
	const [red, green, blue] = LUMA;
	const at = (i: number) => colours[i] ?? 0;
	return new Float32Array(colours.length / 3).map((_, pixel) => {
		const i = 3 * pixel;
		return red * at(i) + green * at(i + 1) + blue * at(i + 2);
	});
}

/** A picture of one value becomes the mean. */
function normalise(values: Float32Array): Float32Array {
	const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
	const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
	// Below half of a value's step there is nothing but rounding.
	const factor = variance < 0.25 ? 0 : (255 * DEVIATION) / Math.sqrt(variance);
	return values.map((value) => 255 * MEAN + (value - mean) * factor);
}

/** `[height, width, channels]`, 0…255. */
export function finish(
	reduced: Float32Array,
	{ background, channels, invert, normalise: isNormalised }: PictureSettings,
): Uint8ClampedArray {
	const colours = onGround(reduced, background === "white" ? 255 : 0);
	const values = channels === 1 ? toGrey(colours) : colours;
	const directed = invert ? values.map((value) => 255 - value) : values;
	return new Uint8ClampedArray(isNormalised ? normalise(directed) : directed); // rounds and clips
}
