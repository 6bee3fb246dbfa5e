/** Converts between map coordinates and the unit square, and computes visible regions. */

import type { GridRegion } from "../engine/protocol";

export type Point = readonly [x: number, y: number];

/** From map coordinates, y pointing up, to the unit square of a region, v pointing down. */
export function toUnitSquare({ left, right, bottom, top }: GridRegion, [x, y]: Point): Point {
	return [(x - left) / (right - left), (top - y) / (top - bottom)];
}

export function fromUnitSquare({ left, right, bottom, top }: GridRegion, [u, v]: Point): Point {
	return [left + u * (right - left), top - v * (top - bottom)];
}

/** The smallest side of a region, as a fraction of that of the largest region. */
const MIN_FRACTION = 1 / 30;

function clamp(value: number, low: number, high: number): number {
	return Math.min(high, Math.max(low, value));
}

export function clampToRegion({ left, right, bottom, top }: GridRegion, [x, y]: Point): Point {
	return [clamp(x, left, right), clamp(y, bottom, top)];
}

/** The region after zooming by a factor around the point of the map at (u, v), which stays in place. */
export function zoomRegion(maxRegion: GridRegion, region: GridRegion, factor: number, [u, v]: Point): GridRegion {
	const [x, y] = fromUnitSquare(region, [u, v]);
	const widest = maxRegion.right - maxRegion.left;
	const side = clamp((region.right - region.left) / factor, MIN_FRACTION * widest, widest);
	const zoomed = { left: x - u * side, right: x + (1 - u) * side, bottom: y - (1 - v) * side, top: y + v * side };
	return shiftRegion(maxRegion, zoomed, [0, 0]);
}

/** The region moved by fractions of its own size, within the largest region. */
export function shiftRegion(
	maxRegion: GridRegion,
	{ left, right, bottom, top }: GridRegion,
	[u, v]: Point,
): GridRegion {
	const side = right - left;
	const x = clamp(left + u * side, maxRegion.left, maxRegion.right - side);
	const y = clamp(bottom + v * (top - bottom), maxRegion.bottom, maxRegion.top - side);
	return { left: x, right: x + side, bottom: y, top: y + side };
}

const MAX_TICKS = 8;
/** Decimals of a tick, at most. */
const MAX_DECIMALS = 6;

/** The smallest of 1, 2 and 5 times a power of ten by which a range has fewer than `MAX_TICKS` steps. */
function tickStep(range: number): number {
	const minStep = range / MAX_TICKS;
	const power = 10 ** Math.floor(Math.log10(minStep));
	return power * ([1, 2, 5].find((factor) => range / (factor * power) < MAX_TICKS) ?? 10);
}

/**
 * Round numbers within a range, for an axis, and how many decimals they need. There are few, however wide the range is, and
 * none where it is empty, not finite, or too narrow for its numbers.
 */
export function axisTicks(low: number, high: number): { ticks: number[]; decimals: number } {
	const step = tickStep(high - low);
	const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
	const [first, last] = [Math.ceil(low / step), Math.floor(high / step)];
	if (!(last - first < MAX_TICKS) || decimals > MAX_DECIMALS) return { ticks: [], decimals: 0 };
	const ticks = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => (first + index) * step);
	return { ticks, decimals };
}
