/** Points of a map: the square that holds them, those in a rectangle, and the nearest to a position. */

import type { GridRegion } from "../../engine/protocol";
import { type Point, toUnitSquare } from "../../widgets/viewport";

/** Space around the outermost points, as a fraction of the side of the square. */
const MARGIN = 0.04;

function rangeOf(points: Float32Array, offset: 0 | 1): [number, number] {
	let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
	for (let index = offset; index < points.length; index += 2) {
		low = Math.min(low, points[index] ?? 0);
		high = Math.max(high, points[index] ?? 0);
	}
	return low <= high ? [low, high] : [0, 0];
}

/** The smallest square that holds all points, x and y in turn, with some space around them: one scale for both axes. */
export function boundingSquare(points: Float32Array): GridRegion {
	const [[left, right], [bottom, top]] = [rangeOf(points, 0), rangeOf(points, 1)];
	const halfSide = (Math.max(right - left, top - bottom) / 2 || 1) * (1 + 2 * MARGIN);
	const [x, y] = [(left + right) / 2, (bottom + top) / 2];
	return { left: x - halfSide, right: x + halfSide, bottom: y - halfSide, top: y + halfSide };
}

/** A rectangle in the unit square of a map, with v pointing down. */
export interface Brush {
	readonly from: Point;
	readonly to: Point;
}

/** The edges of a rectangle, whichever way it was drawn. */
export function brushEdges({ from, to }: Brush): { left: number; right: number; top: number; bottom: number } {
	return {
		left: Math.min(from[0], to[0]),
		right: Math.max(from[0], to[0]),
		top: Math.min(from[1], to[1]),
		bottom: Math.max(from[1], to[1]),
	};
}

/** The indices of the points in a rectangle, its edges included. */
export function indicesInBrush(points: Float32Array, region: GridRegion, brush: Brush): number[] {
	const { left, right, top, bottom } = brushEdges(brush);
	const indices: number[] = [];
	for (let index = 0; index < points.length / 2; index++) {
		const [u, v] = toUnitSquare(region, [points[2 * index] ?? 0, points[2 * index + 1] ?? 0]);
		if (u >= left && u <= right && v >= top && v <= bottom) indices.push(index);
	}
	return indices;
}

/** The index of the point nearest to (u, v), of those that `isShown`; undefined if none is within the distance. */
export function indexOfNearest(
	points: Float32Array,
	region: GridRegion,
	[u, v]: Point,
	maxDistance: number,
	isShown: (index: number) => boolean,
): number | undefined {
	let [nearest, leastSquared]: [number | undefined, number] = [undefined, maxDistance * maxDistance];
	for (let index = 0; index < points.length / 2; index++) {
		if (!isShown(index)) continue;
		const [x, y] = toUnitSquare(region, [points[2 * index] ?? 0, points[2 * index + 1] ?? 0]);
		const squared = (x - u) ** 2 + (y - v) ** 2;
		if (squared <= leastSquared) [nearest, leastSquared] = [index, squared];
	}
	return nearest;
}

/**
 * The indices of points, in their order, that can be drawn as squares without overlap: each whose square does not overlap that of
 * an earlier one. `side` is that of the squares in the unit square of the map.
 */
export function nonOverlappingIndices(
	points: Float32Array,
	region: GridRegion,
	side: number,
	isShown: (index: number) => boolean,
): number[] {
	const cells = new Map<string, Point[]>();
	const indices: number[] = [];
	for (let index = 0; index < points.length / 2; index++) {
		if (!isShown(index)) continue;
		const position = toUnitSquare(region, [points[2 * index] ?? 0, points[2 * index + 1] ?? 0]);
		const [column, row] = [Math.floor(position[0] / side), Math.floor(position[1] / side)];
		const around = [-1, 0, 1].flatMap((dx) =>
			[-1, 0, 1].flatMap((dy) => cells.get(`${column + dx} ${row + dy}`) ?? []),
		);
		if (around.some(([u, v]) => Math.abs(u - position[0]) < side && Math.abs(v - position[1]) < side)) continue;
		const cell = cells.get(`${column} ${row}`) ?? [];
		cells.set(`${column} ${row}`, [...cell, position]);
		indices.push(index);
	}
	return indices;
}
