/** From a resized picture to the values of an image: background, grey, inversion, normalisation. */

import type { PictureSettings } from "./contract";
import { applyToneTransform, toneTransformOf } from "./toneTransform";

/** `[height, width, 4]`, 0…255, with premultiplied alpha: colours are multiplied by the opacity in 0…1. */
export type PremultipliedRgba = Float32Array;

/** Weights of red, green and blue in the brightness, by ITU-R BT.601, as in JPEG. */
export const LUMA_WEIGHTS = [0.299, 0.587, 0.114] as const;

/** Premultiplied RGBA, 0…255, to the colours over a grey background, 0…255, as `[pixels, 3]`. */
function compositeOver(premultiplied: PremultipliedRgba, background: number): Float32Array {
	const colours = new Float32Array((premultiplied.length / 4) * 3);
	for (let pixel = 0; pixel < premultiplied.length / 4; pixel++) {
		const backgroundValue = background * (1 - (premultiplied[4 * pixel + 3] ?? 0) / 255);
		for (let channel = 0; channel < 3; channel++) {
			colours[3 * pixel + channel] = (premultiplied[4 * pixel + channel] ?? 0) + backgroundValue;
		}
	}
	return colours;
}

function toGrey(colours: Float32Array): Float32Array {
	const [red, green, blue] = LUMA_WEIGHTS;
	const valueAt = (i: number) => colours[i] ?? 0;
	return new Float32Array(colours.length / 3).map((_, pixel) => {
		const i = 3 * pixel;
		return red * valueAt(i) + green * valueAt(i + 1) + blue * valueAt(i + 2);
	});
}

/** `[height, width, channels]`, 0…255. */
export function toPixelValues(
	premultiplied: PremultipliedRgba,
	{ background, channels, ...tones }: PictureSettings,
): Uint8ClampedArray {
	const colours = compositeOver(premultiplied, background === "white" ? 255 : 0);
	const values = channels === 1 ? toGrey(colours) : colours;
	return applyToneTransform(values, toneTransformOf(values, tones));
}
