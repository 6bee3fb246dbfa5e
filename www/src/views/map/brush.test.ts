import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { toUnitSquare } from "../../widgets/viewport";
import { boundingSquare, indexOfNearest, indicesInBrush, nonOverlappingIndices } from "./brush";

const coordinate = fc.float({ min: -100, max: 100, noNaN: true });
const pointsOf = fc
	.array(fc.tuple(coordinate, coordinate), { minLength: 1, maxLength: 60 })
	.map((pairs) => Float32Array.from(pairs.flat()));
const unit = fc.double({ min: 0, max: 1, noNaN: true });
const position = fc.tuple(unit, unit);
const all = () => true;

/** Where each point is in the unit square. */
function squaresOf(points: Float32Array) {
	const region = boundingSquare(points);
	return Array.from({ length: points.length / 2 }, (_, index) =>
		toUnitSquare(region, [points[2 * index] ?? 0, points[2 * index + 1] ?? 0]),
	);
}

describe("the square around points", () => {
	test("holds them all, and has one scale for both axes", () => {
		fc.assert(
			fc.property(pointsOf, (points) => {
				const { left, right, bottom, top } = boundingSquare(points);
				expect(right - left).toBeCloseTo(top - bottom, 6);
				for (const [u, v] of squaresOf(points)) {
					expect(Math.min(u, v)).toBeGreaterThan(0);
					expect(Math.max(u, v)).toBeLessThan(1);
				}
			}),
		);
	});

	test("is not empty for a single point, nor for none", () => {
		for (const points of [Float32Array.of(3, 4), new Float32Array()]) {
			const { left, right } = boundingSquare(points);
			expect(right).toBeGreaterThan(left);
		}
	});
});

describe("a brush", () => {
	test("holds the points between its corners, whichever way it was drawn", () => {
		const points = Float32Array.of(0, 0, 10, 0, 0, 10, 10, 10);
		const region = { left: 0, right: 10, bottom: 0, top: 10 };
		const upper = { from: [0, 0], to: [1, 0.5] } as const;
		expect(indicesInBrush(points, region, upper)).toEqual([2, 3]);
		expect(indicesInBrush(points, region, { from: upper.to, to: upper.from })).toEqual([2, 3]);
		expect(indicesInBrush(points, region, { from: [1, 1], to: [1, 1] })).toEqual([1]);
	});

	test("over everything holds everything, and is as its two halves together", () => {
		fc.assert(
			fc.property(pointsOf, unit, (points, edge) => {
				const region = boundingSquare(points);
				const count = (from: number, to: number) => indicesInBrush(points, region, { from: [from, 0], to: [to, 1] });
				expect(count(0, 1)).toHaveLength(points.length / 2);
				expect(new Set([...count(0, edge), ...count(edge, 1)]).size).toBe(points.length / 2);
			}),
		);
	});
});

describe("the nearest point", () => {
	test("is no farther than any other that is shown", () => {
		fc.assert(
			fc.property(pointsOf, position, (points, [u, v]) => {
				const isShown = (index: number) => index % 2 === 0;
				const found = indexOfNearest(points, boundingSquare(points), [u, v], 2, isShown) ?? -1;
				const distances = squaresOf(points).map(([x, y]) => Math.hypot(x - u, y - v));
				expect(isShown(found)).toBe(true);
				for (const [index, distance] of distances.entries()) {
					if (isShown(index)) expect(distances[found]).toBeLessThanOrEqual(distance + 1e-9);
				}
			}),
		);
	});

	test("is none where all are too far", () => {
		const points = Float32Array.of(0, 0);
		expect(indexOfNearest(points, boundingSquare(points), [0, 0], 0.1, all)).toBeUndefined();
		expect(indexOfNearest(points, boundingSquare(points), [0.5, 0.5], 0.1, all)).toBe(0);
	});
});

test("pictures that would cover another one are left out, and only those", () => {
	fc.assert(
		fc.property(pointsOf, (points) => {
			const [side, squares] = [0.1, squaresOf(points)];
			const shown = nonOverlappingIndices(points, boundingSquare(points), side, all);
			const covers = (a: number, b: number) =>
				[0, 1].every((axis) => Math.abs((squares[a]?.[axis] ?? 0) - (squares[b]?.[axis] ?? 0)) < side);
			for (const index of squares.keys()) {
				const others = shown.filter((other) => other !== index && covers(index, other));
				if (shown.includes(index)) expect(others).toEqual([]);
				else expect(others).not.toEqual([]);
			}
		}),
	);
});
