/** Points of a map: the square that holds them, those in a rectangle, and the nearest to a position. */

import type { GridRegion } from "../../engine/protocol";
import { type Point, toSquare } from "../../widgets/viewport";

/** Space around the outermost points, as a share of the side. */
const MARGIN = 0.04;

function rangeOf(points: Float32Array, offset: 0 | 1): [number, number] {
	let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
	for (let at = offset; at < points.length; at += 2) {
		low = Math.min(low, points[at] ?? 0);
		high = Math.max(high, points[at] ?? 0);
	}
	return low <= high ? [low, high] : [0, 0];
}

/** The smallest square that holds all points, x and y in turn, with some space around them: one scale for both axes. */
export function squareAround(points: Float32Array): GridRegion {
	const [[left, right], [bottom, top]] = [rangeOf(points, 0), rangeOf(points, 1)];
	const half = (Math.max(right - left, top - bottom) / 2 || 1) * (1 + 2 * MARGIN);
	const [x, y] = [(left + right) / 2, (bottom + top) / 2];
	return { left: x - half, right: x + half, bottom: y - half, top: y + half };
}

/** A rectangle in the unit square of a map, with v pointing down. */
export interface Brush {
	readonly from: Point;
	readonly to: Point;
}

/** The corners of a rectangle, whichever way it was drawn. */
export function cornersOf({ from, to }: Brush): { left: number; right: number; top: number; bottom: number } {
	return {
		left: Math.min(from[0], to[0]),
		right: Math.max(from[0], to[0]),
		top: Math.min(from[1], to[1]),
		bottom: Math.max(from[1], to[1]),
	};
}

/** The indices of the points in a rectangle, its edges included. */
export function indicesIn(points: Float32Array, region: GridRegion, brush: Brush): number[] {
	const { left, right, top, bottom } = cornersOf(brush);
	const indices: number[] = [];
	for (let index = 0; index < points.length / 2; index++) {
		const [u, v] = toSquare(region, [points[2 * index] ?? 0, points[2 * index + 1] ?? 0]);
		if (u >= left && u <= right && v >= top && v <= bottom) indices.push(index);
	}
	return indices;
}

/** The index of the point nearest to (u, v), of those that `isShown`; undefined if none is within the distance. */
export function indexOfNearest(
	points: Float32Array,
	region: GridRegion,
	[u, v]: Point,
	within: number,
	isShown: (index: number) => boolean,
): number | undefined {
	let [nearest, least]: [number | undefined, number] = [undefined, within * within];
	for (let index = 0; index < points.length / 2; index++) {
		if (!isShown(index)) continue;
		const [x, y] = toSquare(region, [points[2 * index] ?? 0, points[2 * index + 1] ?? 0]);
		const distance = (x - u) ** 2 + (y - v) ** 2;
		if (distance <= least) [nearest, least] = [index, distance];
	}
	return nearest;
}

/** The indices, in their order, of the points whose squares of this side, in the unit square, do not overlap one before. */
export function withoutOverlap(
	points: Float32Array,
	region: GridRegion,
	side: number,
	isShown: (index: number) => boolean,
): number[] {
	const cells = new Map<string, Point[]>();
	const indices: number[] = [];
	for (let index = 0; index < points.length / 2; index++) {
		if (!isShown(index)) continue;
		const at = toSquare(region, [points[2 * index] ?? 0, points[2 * index + 1] ?? 0]);
		const [column, row] = [Math.floor(at[0] / side), Math.floor(at[1] / side)];
		const around = [-1, 0, 1].flatMap((dx) =>
			[-1, 0, 1].flatMap((dy) => cells.get(`${column + dx} ${row + dy}`) ?? []),
		);
		if (around.some(([u, v]) => Math.abs(u - at[0]) < side && Math.abs(v - at[1]) < side)) continue;
		const cell = cells.get(`${column} ${row}`) ?? [];
		cells.set(`${column} ${row}`, [...cell, at]);
		indices.push(index);
	}
	return indices;
}
