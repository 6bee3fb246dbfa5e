/**
 * Where the units (values) of a layer's output lie on its picture. The picture is a grid of cells; a cell is one unit, or in colour the
 * units of one pixel. Cells form blocks: one for each feature map, or for each of the three layers of the Gaussian.
 */

import type { ImageShape } from "../../../../engine/dataSpec";
import type { LayerActivation } from "../../../../engine/protocol";
import { mosaicLayout } from "../../../../widgets/colour";
import type { Stage } from "../stage";
import type { Unit } from "./chosenUnit";

interface Block {
	/** the layer's name */
	layer: string;
	channel: number;
	/** number of channels and of units of its layer */
	channels: number;
	units: number;
	/** in cells, as are the others */
	left: number;
	top: number;
	width: number;
	height: number;
}

export interface UnitGrid {
	width: number;
	height: number;
	blocks: readonly Block[];
}

export interface Cell {
	x: number;
	y: number;
}

export interface Rectangle extends Cell {
	width: number;
	height: number;
}

/** The Gaussian's layers, one row each. */
export const gaussianLayers = ["z_mean", "z_log_var", "z"] as const;

/** `units` values row by row; in colour a cell is a pixel, and its unit the first channel. */
export function pixelGrid(layer: string, units: number, width: number, channels = 1): UnitGrid {
	const height = Math.ceil(units / channels / width);
	return { width, height, blocks: [{ layer, units, channel: 0, channels, left: 0, top: 0, width, height }] };
}

function tileGrid(layer: string, shape: readonly [number, number, number]): UnitGrid {
	const [height, width, channels] = shape;
	const layout = mosaicLayout(shape);
	const units = height * width * channels;
	const blocks = Array.from({ length: channels }, (_, channel) => {
		return { layer, channel, channels, units, width, height, left: layout.left(channel), top: layout.top(channel) };
	});
	return { width: layout.width, height: layout.height, blocks };
}

export function gaussianGrid(units: number): UnitGrid {
	const blocks = gaussianLayers.map((layer, top) => {
		return { layer, units, channel: 0, channels: 1, left: 0, top, width: units, height: 1 };
	});
	return { width: units, height: blocks.length, blocks };
}

/** As large as the images of the data set. */
export function imageGrid(layer: string, { height, width, channels }: ImageShape): UnitGrid {
	return pixelGrid(layer, height * width * channels, width, channels);
}

/** Undefined where the picture shows no units but weights or the input. */
export function unitGridOf(
	{ key, picture, shape }: Stage,
	layers: readonly LayerActivation[],
	image: ImageShape,
): UnitGrid | undefined {
	if (!layers.some(({ name }) => name === key)) return undefined;
	switch (picture.kind) {
		case "pixels":
			if (picture.columns === undefined) return imageGrid(key, image); // as large as the images
			return pixelGrid(key, picture.values.length, picture.columns);
		case "tiles":
			return tileGrid(key, picture.shape);
		case "gaussian":
			return gaussianGrid(shape[0] ?? 0);
	}
}

function cellInBlock({ channels, left, top, width }: Block, unitIndex: number): Cell {
	const pixel = Math.floor(unitIndex / channels);
	return { x: left + (pixel % width), y: top + Math.floor(pixel / width) };
}

/** Undefined if another picture shows it, or none, and in colour for all but the first channel of a pixel. */
export function cellOfUnit({ blocks }: UnitGrid, { layer, index }: Unit): Cell | undefined {
	const block = blocks.find((block) => block.layer === layer && block.channel === index % block.channels);
	return block && index < block.units ? cellInBlock(block, index) : undefined;
}

function unitInBlock({ layer, channel, channels, units, left, top, width }: Block, { x, y }: Cell): Unit | undefined {
	const index = ((y - top) * width + x - left) * channels + channel;
	return index < units ? { layer, index } : undefined;
}

/** Of the cells from `start` on, the one in which a position lies, or the nearest. */
function clampToCell(position: number, start: number, count: number): number {
	return Math.min(start + count - 1, Math.max(start, Math.floor(position)));
}

/** The unit nearest to a position in cells, which may lie between feature maps; undefined where the last row has no more units. */
export function unitAt({ blocks }: UnitGrid, x: number, y: number): Unit | undefined {
	let [nearest, minDistance]: [Unit | undefined, number] = [undefined, Number.POSITIVE_INFINITY];
	for (const block of blocks) {
		const cell = { x: clampToCell(x, block.left, block.width), y: clampToCell(y, block.top, block.height) };
		const distance = Math.hypot(x - cell.x - 0.5, y - cell.y - 0.5);
		if (distance < minDistance) [nearest, minDistance] = [unitInBlock(block, cell), distance];
	}
	return nearest;
}

/** A unit in the middle, or the first where the middle of the grid has none. */
export function middleUnit(grid: UnitGrid): Unit | undefined {
	return unitAt(grid, grid.width / 2, grid.height / 2) ?? unitAt(grid, 0, 0);
}

function contains({ left, top, width, height }: Block, { x, y }: Cell): boolean {
	return x >= left && x < left + width && y >= top && y < top + height;
}

/** The next unit in a direction, across the gap between two feature maps; the unit itself at the edge. */
export function neighbourUnit(grid: UnitGrid, unit: Unit, [dx, dy]: readonly [number, number]): Unit {
	const cell = cellOfUnit(grid, unit);
	if (!cell) return unit;
	let { x, y } = cell;
	do [x, y] = [x + dx, y + dy];
	while (isOnGrid(grid, { x, y }) && !grid.blocks.some((block) => contains(block, { x, y })));
	const block = grid.blocks.find((block) => contains(block, { x, y }));
	return (block && unitInBlock(block, { x, y })) ?? unit;
}

function isOnGrid({ width, height }: UnitGrid, { x, y }: Cell): boolean {
	return x >= 0 && x < width && y >= 0 && y < height;
}

/** The smallest rectangles around these units of a layer, one for each feature map; an index below 0 is padding. */
export function rectanglesAround({ blocks }: UnitGrid, layer: string, unitIndices: Iterable<number>): Rectangle[] {
	const layerBlocks = blocks.filter((block) => block.layer === layer);
	const cellsByChannel = layerBlocks.map((): Cell[] => []);
	for (const index of unitIndices) {
		const block = index < 0 ? undefined : layerBlocks[index % layerBlocks.length];
		if (block) cellsByChannel[block.channel]?.push(cellInBlock(block, index));
	}
	return cellsByChannel.filter((cells) => cells.length > 0).map(rectangleAround);
}

function rectangleAround(cells: readonly Cell[]): Rectangle {
	const [xs, ys] = [cells.map(({ x }) => x), cells.map(({ y }) => y)];
	const [x, y] = [Math.min(...xs), Math.min(...ys)];
	return { x, y, width: Math.max(...xs) - x + 1, height: Math.max(...ys) - y + 1 };
}
