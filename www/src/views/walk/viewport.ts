/** From the map's units to its own square of 1 × 1, and what of the map is shown. */

import type { Region } from "../../engine/protocol";
import { REACH } from "./codecs";

export type Point = readonly [x: number, y: number];

/** Screen y points down, the map's up. */
export function toSquare({ left, right, bottom, top }: Region, [x, y]: Point): Point {
	return [(x - left) / (right - left), (top - y) / (top - bottom)];
}

export function fromSquare({ left, right, bottom, top }: Region, [u, v]: Point): Point {
	return [left + u * (right - left), top - v * (top - bottom)];
}

const NARROWEST = 0.4;

function clamp(value: number, low: number, high: number): number {
	return Math.min(high, Math.max(low, value));
}

export function clampToReach([x, y]: Point): Point {
	return [clamp(x, -REACH, REACH), clamp(y, -REACH, REACH)];
}

/** The region after zooming in by a factor, with the point of the map under (u, v) staying where it is. */
export function zoom(region: Region, factor: number, [u, v]: Point): Region {
	const [x, y] = fromSquare(region, [u, v]);
	const side = clamp((region.right - region.left) / factor, NARROWEST, 2 * REACH);
	return shift(
		{ left: x - u * side, right: x + (1 - u) * side, bottom: y - (1 - v) * side, top: y + v * side },
		[0, 0],
	);
}

/** The region moved by part of its own size, and no further than the map reaches. */
export function shift({ left, right, bottom, top }: Region, [u, v]: Point): Region {
	const side = right - left;
	const x = clamp(left + u * side, -REACH, REACH - side);
	const y = clamp(bottom + v * (top - bottom), -REACH, REACH - side);
	return { left: x, right: x + side, bottom: y, top: y + side };
}

/** Round numbers within the region, for its axes. */
export function ticksOf(low: number, high: number): number[] {
	const step = [0.1, 0.2, 0.5, 1, 2].find((size) => (high - low) / size <= 8) ?? 5;
	const first = Math.ceil(low / step);
	return Array.from({ length: Math.floor(high / step) - first + 1 }, (_, at) => (first + at) * step);
}
