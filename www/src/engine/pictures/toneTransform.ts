/** Inversion and normalisation of a picture's values, 0…255: a linear function, which can be undone. */

import type { PictureSettings } from "./contract";

export type ToneSettings = Pick<PictureSettings, "invert" | "normalise">;

/** The value x becomes 127.5 + factor · (x − centre). */
export interface ToneTransform {
	centre: number;
	factor: number;
}

const MIDDLE = 255 / 2;
/** The standard deviation of a normalised picture: values up to three of them from the mean are not clipped. */
const TARGET_DEVIATION = 255 / 6;

/** The transform for one picture. If it is normalised and all of its values are equal, they become the middle. */
export function toneTransformOf(values: ArrayLike<number>, { invert, normalise }: ToneSettings): ToneTransform {
	const sign = invert ? -1 : 1;
	if (!normalise) return { centre: MIDDLE, factor: sign };
	let [sum, squaredDeviations] = [0, 0];
	for (let at = 0; at < values.length; at++) sum += values[at] ?? 0;
	const mean = sum / values.length;
	for (let at = 0; at < values.length; at++) squaredDeviations += ((values[at] ?? 0) - mean) ** 2;
	const variance = squaredDeviations / values.length;
	// A standard deviation below half a step of the bytes is nothing but rounding.
	return { centre: mean, factor: variance < 0.25 ? 0 : (sign * TARGET_DEVIATION) / Math.sqrt(variance) };
}

/** Rounded and clipped. */
export function applyToneTransform(values: ArrayLike<number>, { centre, factor }: ToneTransform): Uint8ClampedArray {
	return Uint8ClampedArray.from(values, (value) => MIDDLE + factor * (value - centre));
}

/** The inverse, for the same picture or a model's reconstruction of it. */
export function undoToneTransform(values: ArrayLike<number>, { centre, factor }: ToneTransform): Uint8ClampedArray {
	return Uint8ClampedArray.from(values, (value) => centre + (factor === 0 ? 0 : (value - MIDDLE) / factor));
}
