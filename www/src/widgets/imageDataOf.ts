/** An image of the data set as pixels of the screen. */

import { dataSet } from "../state/dataSet";
import type { Theme } from "../state/preferences";
import { type ColourMap, colourTable, toPixels } from "./colour";

/** How values become colours: as the images of the data set are shown, or by another colour map over this range. */
export interface ImageStyle {
	/** undefined for the colours of the data set */
	colourMap?: ColourMap | undefined;
	range?: readonly [number, number];
}

/** The mean of the channels, per pixel. */
function brightness(values: Float32Array, channels: number): Float32Array {
	if (channels === 1) return values;
	const sums = new Float32Array(values.length / channels);
	for (const [index, value] of values.entries()) {
		const pixel = Math.floor(index / channels);
		sums[pixel] = (sums[pixel] ?? 0) + value / channels;
	}
	return sums;
}

/** From red, green and blue in 0…1 for each pixel. */
function rgbImageData(values: Float32Array, width: number): ImageData {
	const image = new ImageData(width, values.length / 3 / width);
	for (let pixel = 0; pixel < values.length / 3; pixel++) {
		for (let channel = 0; channel < 3; channel++) {
			image.data[4 * pixel + channel] = Math.round(255 * (values[3 * pixel + channel] ?? 0));
		}
		image.data[4 * pixel + 3] = 255;
	}
	return image;
}

/** One or more images, one below the other. */
export function imageDataOf(values: Float32Array, { colourMap, range = [0, 1] }: ImageStyle, theme: Theme): ImageData {
	const { shape, displayStyle } = dataSet.value;
	if (colourMap === undefined && shape.channels === 3) return rgbImageData(values, shape.width);
	return toPixels(
		brightness(values, shape.channels),
		shape.width,
		range,
		colourTable(colourMap ?? displayStyle, theme),
	);
}
