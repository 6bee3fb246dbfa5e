/** Inversion and normalisation of a picture's values, 0…255: each is a line, which leads back as well. */

import type { PictureSettings } from "./contract";

export type Tones = Pick<PictureSettings, "invert" | "normalise">;

/** The value x becomes 127.5 + factor · (x − centre). */
export interface ToneLine {
	centre: number;
	factor: number;
}

const MIDDLE = 255 / 2;
/** What each picture is normalised to: three standard deviations to either side are kept. */
const DEVIATION = 255 / 6;

/** Of one picture. If it is normalised and has one value alone, that becomes the middle. */
export function toneLineOf(values: ArrayLike<number>, { invert, normalise }: Tones): ToneLine {
	const sign = invert ? -1 : 1;
	if (!normalise) return { centre: MIDDLE, factor: sign };
	let [sum, squares] = [0, 0];
	for (let at = 0; at < values.length; at++) sum += values[at] ?? 0;
	const mean = sum / values.length;
	for (let at = 0; at < values.length; at++) squares += ((values[at] ?? 0) - mean) ** 2;
	const variance = squares / values.length;
	// Below half of a value's step there is nothing but rounding.
	return { centre: mean, factor: variance < 0.25 ? 0 : (sign * DEVIATION) / Math.sqrt(variance) };
}

/** Rounded and clipped. */
export function withTones(values: ArrayLike<number>, { centre, factor }: ToneLine): Uint8ClampedArray {
	return Uint8ClampedArray.from(values, (value) => MIDDLE + factor * (value - centre));
}

/** The way back, of the same picture or of what a model made of it. */
export function withoutTones(values: ArrayLike<number>, { centre, factor }: ToneLine): Uint8ClampedArray {
	return Uint8ClampedArray.from(values, (value) => centre + (factor === 0 ? 0 : (value - MIDDLE) / factor));
}
