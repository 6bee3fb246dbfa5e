/** Points of a map: the square that holds them, those in a rectangle, and the nearest to a place. */

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

/** The places of the points in a rectangle, its edges included. */
export function placesIn(points: Float32Array, region: GridRegion, brush: Brush): number[] {
	const { left, right, top, bottom } = cornersOf(brush);
	const places: number[] = [];
	for (let place = 0; place < points.length / 2; place++) {
		const [u, v] = toSquare(region, [points[2 * place] ?? 0, points[2 * place + 1] ?? 0]);
		if (u >= left && u <= right && v >= top && v <= bottom) places.push(place);
	}
	return places;
}

/** The place of the point that is nearest to (u, v), of those that `isShown`; undefined if none is within the distance. */
export function nearestPlace(
	points: Float32Array,
	region: GridRegion,
	[u, v]: Point,
	within: number,
	isShown: (place: number) => boolean,
): number | undefined {
	let [nearest, least]: [number | undefined, number] = [undefined, within * within];
	for (let place = 0; place < points.length / 2; place++) {
		if (!isShown(place)) continue;
		const [x, y] = toSquare(region, [points[2 * place] ?? 0, points[2 * place + 1] ?? 0]);
		const distance = (x - u) ** 2 + (y - v) ** 2;
		if (distance <= least) [nearest, least] = [place, distance];
	}
	return nearest;
}

/** Of the places, in their order, those whose squares of this side, in the unit square, do not cover one before. */
export function withoutOverlap(
	points: Float32Array,
	region: GridRegion,
	side: number,
	isShown: (place: number) => boolean,
): number[] {
	const cells = new Map<string, Point[]>();
	const places: number[] = [];
	for (let place = 0; place < points.length / 2; place++) {
		if (!isShown(place)) continue;
		const at = toSquare(region, [points[2 * place] ?? 0, points[2 * place + 1] ?? 0]);
		const [column, row] = [Math.floor(at[0] / side), Math.floor(at[1] / side)];
		const around = [-1, 0, 1].flatMap((dx) =>
			[-1, 0, 1].flatMap((dy) => cells.get(`${column + dx} ${row + dy}`) ?? []),
		);
		if (around.some(([u, v]) => Math.abs(u - at[0]) < side && Math.abs(v - at[1]) < side)) continue;
		const cell = cells.get(`${column} ${row}`) ?? [];
		cells.set(`${column} ${row}`, [...cell, at]);
		places.push(place);
	}
	return places;
}
