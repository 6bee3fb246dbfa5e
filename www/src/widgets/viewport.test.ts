import { expect, test } from "vitest";
import { axisTicks, clampToRegion, fromUnitSquare, shiftRegion, toUnitSquare, zoomRegion } from "./viewport";

const maxRegion = { left: -6, right: 6, bottom: -6, top: 6 };
const region = { left: -1, right: 3, bottom: 0, top: 4 };

test("the square's origin is the region’s upper left corner", () => {
	expect(toUnitSquare(region, [-1, 4])).toEqual([0, 0]);
	expect(toUnitSquare(region, [3, 0])).toEqual([1, 1]);
	expect(fromUnitSquare(region, toUnitSquare(region, [0.5, 1.25]))).toEqual([0.5, 1.25]);
});

test("zooming keeps the point under the pointer where it is", () => {
	const zoomed = zoomRegion(maxRegion, region, 2, [0.25, 0.75]);
	expect(zoomed.right - zoomed.left).toBe(2);
	expect(fromUnitSquare(zoomed, [0.25, 0.75])).toEqual(fromUnitSquare(region, [0.25, 0.75]));
});

test("no zoom leaves the largest region or gets lost in it", () => {
	expect(zoomRegion(maxRegion, region, 1e-6, [0.5, 0.5])).toEqual(maxRegion);
	const nearest = zoomRegion(maxRegion, region, 1e6, [0.5, 0.5]);
	expect(nearest.right - nearest.left).toBeCloseTo(12 / 30);
});

test("a region stops at the edge of the largest one and keeps its size", () => {
	expect(shiftRegion(maxRegion, region, [10, 10])).toEqual({ left: 2, right: 6, bottom: 2, top: 6 });
	expect(shiftRegion(maxRegion, region, [0, -0.5])).toEqual({ left: -1, right: 3, bottom: -2, top: 2 });
	expect(clampToRegion(maxRegion, [7, -9])).toEqual([6, -6]);
});

test("there are few ticks, however wide or narrow a range is, and none where it is no range", () => {
	for (let power = -5; power <= 38; power++) {
		for (const mantissa of [1, 1.5, 2, 4.9, 7.99, 8, 8.01, 9.99]) {
			const range = mantissa * 10 ** power;
			for (const low of [-range, -range / 3, 0, range / 7]) {
				const { ticks } = axisTicks(low, low + range);
				expect(ticks.length, `${low} and ${range} more`).toBeLessThanOrEqual(8);
				expect(ticks.length, `${low} and ${range} more`).toBeGreaterThan(0);
				expect(ticks.every((tick) => tick >= low - 1e-9 * range && tick <= low + range * (1 + 1e-9))).toBe(true);
			}
		}
	}
	const { NaN: nan, POSITIVE_INFINITY: infinity } = Number;
	for (const [low, high] of [
		[0, 0],
		[1, -1],
		[nan, 1],
		[0, nan],
		[-infinity, infinity],
		[0, infinity],
		[1e20, 1e20 + 1e-3],
		[1, 1 + 1e-9],
	] as const) {
		expect(axisTicks(low, high).ticks, `${low} to ${high}`).toEqual([]);
	}
});

test("ticks are round numbers, few, and distinguishable by their decimals", () => {
	expect(axisTicks(-3.5, 3.5)).toEqual({ ticks: [-3, -2, -1, 0, 1, 2, 3], decimals: 0 });
	expect(axisTicks(0.11, 0.33)).toEqual({ ticks: expect.any(Array), decimals: 2 });
	for (const [low, high] of [
		[0, 0.07],
		[-100, 900],
		[2.5, 2.9],
	] as const) {
		const { ticks, decimals } = axisTicks(low, high);
		expect(ticks.length).toBeGreaterThan(0);
		expect(ticks.length).toBeLessThanOrEqual(8);
		expect(new Set(ticks.map((tick) => tick.toFixed(decimals))).size).toBe(ticks.length);
	}
});
