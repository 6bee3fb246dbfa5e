/** Where a unit is in its layer, as numbers and in words. */

import type { LayerActivation } from "../../../../engine/protocol";
import { imageShape } from "../../../../state/dataSet";
import { strings } from "../../../../strings";
import { texts } from "./texts";

export interface UnitPosition {
	row: number;
	column: number;
	channel: number;
}

/** In a layer of shape `[height, width, channels]`, all counted from 0. */
export function unitPosition([, width = 1, channels = 1]: readonly number[], unitIndex: number): UnitPosition {
	const pixel = Math.floor(unitIndex / channels);
	return { row: Math.floor(pixel / width), column: pixel % width, channel: unitIndex % channels };
}

function subscript(index: number): string {
	return strings.value.latentAxis(index).slice(1);
}

/** Of the input or of the output. */
export function nameOfPixel(unitIndex: number): string {
	const { height, width, channels } = imageShape.value;
	const { row, column } = unitPosition([height, width, channels], unitIndex);
	return texts.value.pixel(row + 1, column + 1);
}

/** Of a unit of this layer; `isPixels` if the layer's units are the pixels of a picture. */
export function nameOfUnit({ name, shape }: LayerActivation, unitIndex: number, isPixels: boolean): string {
	const { pixel, map, pixelOfMap, unit: numberedUnit } = texts.value;
	if (name === "z_mean") return `μ${subscript(unitIndex + 1)}`;
	if (name === "z_log_var") return `log σ²${subscript(unitIndex + 1)}`;
	if (name === "z") return strings.value.latentAxis(unitIndex + 1);
	if (shape.length < 3) return isPixels ? nameOfPixel(unitIndex) : numberedUnit(unitIndex + 1);
	const { row, column, channel } = unitPosition(shape, unitIndex);
	const pixelName = pixel(row + 1, column + 1);
	return shape[2] === 1 ? pixelName : pixelOfMap(map(channel + 1), pixelName);
}
