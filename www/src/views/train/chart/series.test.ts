import { expect, test } from "vitest";
import { downsample, lastCommonStep, nearestIndex, withoutStepZero } from "./series";

test("thousands of points become a few hundred means, which stay where they are while more come", () => {
	const y = Array.from({ length: 5000 }, (_, at) => at % 2);
	const points = downsample({ y });
	expect(points.y.length).toBeLessThanOrEqual(400);
	expect(points.y.slice(0, -1).every((mean) => mean === 0.5)).toBe(true);
	expect(points.x[0]).toBe(8.5);
	expect(downsample({ y: [...y, 1] }).x.slice(0, 300)).toEqual(points.x.slice(0, 300));
	expect(downsample({ x: [0, 117], y: [3, Number.NaN] })).toEqual({ x: [0], y: [3] });
	expect(downsample({ y: [] })).toEqual({ x: [], y: [] });
});

test("the test loss of the untrained model is in no mean", () => {
	const x = Array.from({ length: 450 }, (_, at) => 100 * at);
	const y = x.map((step) => (step === 0 ? 0.7 : 0.1));
	const points = downsample({ x, y });
	expect([points.x.slice(0, 2), points.y.slice(0, 2)]).toEqual([
		[0, 150],
		[0.7, 0.1],
	]);
	expect(withoutStepZero(points).y.every((mean) => Math.abs(mean - 0.1) < 1e-9)).toBe(true);
});

test("the test loss of the untrained model is not drawn", () => {
	expect(withoutStepZero({ x: [0, 20, 40], y: [0.7, 0.3, 0.2] })).toEqual({ x: [20, 40], y: [0.3, 0.2] });
	expect(withoutStepZero({ x: [1, 2], y: [0.7, 0.6] })).toEqual({ x: [1, 2], y: [0.7, 0.6] });
	expect(withoutStepZero({ x: [0], y: [0.7] })).toEqual({ x: [], y: [] });
});

test("the latest values are of one step, which all series have reached", () => {
	const series = [{ y: [9, 8, 7, 6] }, { x: [0, 3], y: [9, 7] }, { x: [], y: [] }];
	expect([lastCommonStep(series), lastCommonStep([]), lastCommonStep(series.slice(2))]).toEqual([
		3,
		undefined,
		undefined,
	]);
});

test("the nearest point is found, if there is any", () => {
	expect([nearestIndex([0, 10, 20], 14), nearestIndex([], 3), nearestIndex([5], 9)]).toEqual([1, -1, 0]);
});
