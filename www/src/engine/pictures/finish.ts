/** From a reduced picture to its values: background, grey, inversion, normalisation. */

import type { PictureSettings } from "./contract";
import { toneLineOf, withTones } from "./tones";

/** Of what red, green and blue weigh in brightness, by ITU-R BT.601, as JPEG has it. */
export const LUMA = [0.299, 0.587, 0.114] as const;

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

/** `[height, width, channels]`, 0…255. */
export function finish(reduced: Float32Array, { background, channels, ...tones }: PictureSettings): Uint8ClampedArray {
	const colours = onGround(reduced, background === "white" ? 255 : 0);
	const values = channels === 1 ? toGrey(colours) : colours;
	return withTones(values, toneLineOf(values, tones));
}
