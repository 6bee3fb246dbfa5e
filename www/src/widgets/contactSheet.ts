/** Many pictures of one size combined into one. */

import { PIXELS, SIDE } from "../engine/config";
import type { Theme } from "../state/preferences";
import { type ColourMap, tableOf, toPixels } from "./colour";

/** 28×28 pictures, one after another in one array, arranged in `columns` with `gap` transparent pixels between them. */
export function toContactSheet(
	images: Float32Array,
	columns: number,
	map: ColourMap,
	range: readonly [number, number],
	theme: Theme,
	gap: number,
): ImageData {
	const count = images.length / PIXELS;
	const canvas = document.createElement("canvas");
	canvas.width = columns * (SIDE + gap) - gap;
	canvas.height = Math.ceil(count / columns) * (SIDE + gap) - gap;
	const context = canvas.getContext("2d", { willReadFrequently: true });
	for (let at = 0; at < count; at++) {
		const pixels = toPixels(images.subarray(at * PIXELS, (at + 1) * PIXELS), SIDE, range, tableOf(map, theme));
		context?.putImageData(pixels, (at % columns) * (SIDE + gap), Math.floor(at / columns) * (SIDE + gap));
	}
	return context?.getImageData(0, 0, canvas.width, canvas.height) ?? new ImageData(canvas.width, canvas.height);
}
