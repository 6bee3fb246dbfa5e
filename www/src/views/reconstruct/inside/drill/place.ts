/** Where a unit is in its layer, in words. */

import type { LayerActivation } from "../../../../engine/protocol";
import { imageShape } from "../../../../state/dataSet";
import { strings } from "../../../../strings";
import { texts } from "./texts";

export interface Place {
	row: number;
	column: number;
	channel: number;
}

/** Counted from 0. */
export function placeIn([, width = 1, channels = 1]: readonly number[], unit: number): Place {
	const cell = Math.floor(unit / channels);
	return { row: Math.floor(cell / width), column: cell % width, channel: unit % channels };
}

function subscript(index: number): string {
	return strings.value.latentAxis(index).slice(1);
}

/** Of the input or of the output. */
export function nameOfPixel(unit: number): string {
	const { height, width, channels } = imageShape.value;
	const { row, column } = placeIn([height, width, channels], unit);
	return texts.value.pixel(row + 1, column + 1);
}

/** Of a layer of `steps`; `isPixels` if its units are the pixels of a picture. */
export function nameOfUnit({ name, shape }: LayerActivation, unit: number, isPixels: boolean): string {
	const { pixel, map, pixelOfMap, unit: nameOf } = texts.value;
	if (name === "z_mean") return `μ${subscript(unit + 1)}`;
	if (name === "z_log_var") return `log σ²${subscript(unit + 1)}`;
	if (name === "z") return strings.value.latentAxis(unit + 1);
	if (shape.length < 3) return isPixels ? nameOfPixel(unit) : nameOf(unit + 1);
	const { row, column, channel } = placeIn(shape, unit);
	const at = pixel(row + 1, column + 1);
	return shape[2] === 1 ? at : pixelOfMap(map(channel + 1), at);
}
