import { expect, test } from "vitest";
import { regionAround } from "./region";

function cloud(scale: number, x = 0, y = 0): Float32Array {
	return Float32Array.from({ length: 2000 }, (_, at) => (at % 2 ? y : x) + scale * Math.sin(at * 12.9898));
}

test("the region is a square around nearly all points, whatever lies far out", () => {
	const points = cloud(1);
	points.set([1000, -1000]);
	const { left, right, bottom, top } = regionAround(points);
	expect(right - left).toBeCloseTo(top - bottom);
	expect(right - left).toBeLessThan(3);
	const inside = Array.from(points).filter((value) => value >= left && value <= right).length;
	expect(inside / points.length).toBeGreaterThan(0.95);
});

test("a small change of the points leaves the region as it is", () => {
	expect(regionAround(cloud(1.001))).toEqual(regionAround(cloud(1)));
	expect(regionAround(cloud(3))).not.toEqual(regionAround(cloud(1)));
});

test("points that all coincide have a region too", () => {
	const { left, right } = regionAround(new Float32Array(2000));
	expect(right).toBeGreaterThan(left);
});
