/**
 * Where the units of a stage, the output of a layer, lie on its picture, in cells of one value each, or of a colour: blocks of cells, one
 * for each feature map, or for each of the three layers of the Gaussian.
 */

import type { ImageShape } from "../../../../engine/dataForm";
import type { LayerActivation } from "../../../../engine/protocol";
import { mosaicLayout } from "../../../../widgets/colour";
import type { Stage } from "../stage";
import type { Unit } from "./chosen";

interface Block {
	layer: string;
	channel: number;
	/** number of channels and of units of its layer */
	channels: number;
	units: number;
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
export function gridOf(
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

function cellIn({ channels, left, top, width }: Block, unit: number): Cell {
	const index = Math.floor(unit / channels);
	return { x: left + (index % width), y: top + Math.floor(index / width) };
}

/** Undefined if another picture shows it, or none, and in colour for all but the first channel of a pixel. */
export function cellOf({ blocks }: UnitGrid, { layer, unit }: Unit): Cell | undefined {
	const block = blocks.find((block) => block.layer === layer && block.channel === unit % block.channels);
	return block && unit < block.units ? cellIn(block, unit) : undefined;
}

function unitIn({ layer, channel, channels, units, left, top, width }: Block, { x, y }: Cell): Unit | undefined {
	const unit = ((y - top) * width + x - left) * channels + channel;
	return unit < units ? { layer, unit } : undefined;
}

/** The cell, from `low` on, in which a position lies, or the nearest. */
function clampToCell(value: number, low: number, size: number): number {
	return Math.min(low + size - 1, Math.max(low, Math.floor(value)));
}

/** The unit nearest to a position, which may lie between feature maps; undefined in the rest of a last row. */
export function unitAt({ blocks }: UnitGrid, x: number, y: number): Unit | undefined {
	let [nearest, least]: [Unit | undefined, number] = [undefined, Number.POSITIVE_INFINITY];
	for (const block of blocks) {
		const cell = { x: clampToCell(x, block.left, block.width), y: clampToCell(y, block.top, block.height) };
		const distance = Math.hypot(x - cell.x - 0.5, y - cell.y - 0.5);
		if (distance < least) [nearest, least] = [unitIn(block, cell), distance];
	}
	return nearest;
}

/** A unit in the middle, or the first: of three in two rows, the middle is in the rest of the last row. */
export function middleUnit(grid: UnitGrid): Unit | undefined {
	return unitAt(grid, grid.width / 2, grid.height / 2) ?? unitAt(grid, 0, 0);
}

function contains({ left, top, width, height }: Block, { x, y }: Cell): boolean {
	return x >= left && x < left + width && y >= top && y < top + height;
}

/** The next unit in a direction, across the gap between two feature maps; the unit itself at the edge. */
export function neighbourOf(grid: UnitGrid, at: Unit, [dx, dy]: readonly [number, number]): Unit {
	const from = cellOf(grid, at);
	if (!from) return at;
	let { x, y } = from;
	do [x, y] = [x + dx, y + dy];
	while (isOn(grid, { x, y }) && !grid.blocks.some((block) => contains(block, { x, y })));
	const block = grid.blocks.find((block) => contains(block, { x, y }));
	return (block && unitIn(block, { x, y })) ?? at;
}

function isOn({ width, height }: UnitGrid, { x, y }: Cell): boolean {
	return x >= 0 && x < width && y >= 0 && y < height;
}

/** The smallest rectangles around these units of a layer, one for each feature map; units below 0 are padding. */
export function rectanglesAround({ blocks }: UnitGrid, layer: string, units: Iterable<number>): Rectangle[] {
	const own = blocks.filter((block) => block.layer === layer);
	const cells = own.map((): Cell[] => []);
	for (const unit of units) {
		const block = unit < 0 ? undefined : own[unit % own.length];
		if (block) cells[block.channel]?.push(cellIn(block, unit));
	}
	return cells.filter((found) => found.length > 0).map(rectangleAround);
}

function rectangleAround(cells: readonly Cell[]): Rectangle {
	const [xs, ys] = [cells.map(({ x }) => x), cells.map(({ y }) => y)];
	const [x, y] = [Math.min(...xs), Math.min(...ys)];
	return { x, y, width: Math.max(...xs) - x + 1, height: Math.max(...ys) - y + 1 };
}
