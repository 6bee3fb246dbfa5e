/** Pictures as indices into one palette, which GIF files consist of. */

import { applyPalette, type Color, quantize } from "gifenc";

/** Colours that a palette may have. */
const MAX_COLORS = 256;

export interface IndexedPictures {
	palette: Color[];
	/** for each picture, an index for each pixel */
	indices: Uint8Array[];
}

/** The exact colours if all pictures together have at most 256, as grey ones have; otherwise a quantized palette. */
export function indexPictures(pictures: readonly Uint8ClampedArray[]): IndexedPictures {
	return exactPalette(pictures) ?? quantizedPalette(pictures);
}

function exactPalette(pictures: readonly Uint8ClampedArray[]): IndexedPictures | undefined {
	const [indexByColour, palette] = [new Map<number, number>(), [] as Color[]];
	const indices: Uint8Array[] = [];
	for (const rgba of pictures) {
		const indicesOfPicture = new Uint8Array(rgba.length / 4);
		for (let pixel = 0; pixel < indicesOfPicture.length; pixel++) {
			const color = Array.from(rgba.subarray(4 * pixel, 4 * pixel + 3));
			const key = color.reduce((number, channel) => 256 * number + channel, 0);
			const index = indexByColour.get(key) ?? palette.push(color) - 1;
			if (index === MAX_COLORS) return undefined;
			indexByColour.set(key, index);
			indicesOfPicture[pixel] = index;
		}
		indices.push(indicesOfPicture);
	}
	return { palette, indices };
}

function quantizedPalette(pictures: readonly Uint8ClampedArray[]): IndexedPictures {
	const all = new Uint8Array(pictures.reduce((sum, { length }) => sum + length, 0));
	let start = 0;
	for (const rgba of pictures) {
		all.set(rgba, start);
		start += rgba.length;
	}
	const palette = quantize(all, MAX_COLORS);
	return { palette, indices: pictures.map((rgba) => applyPalette(Uint8Array.from(rgba), palette)) };
}
