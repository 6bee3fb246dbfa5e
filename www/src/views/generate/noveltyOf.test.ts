import { expect, test } from "vitest";
import { medianOf } from "./median";
import { noveltyOf } from "./noveltyOf";

const baseline = { distances: [4, 5, 6, 7], low: 4, median: 5.5, high: 7 };

test("a sample is a copy, or near, among or far by its rank among the test examples", () => {
	expect(noveltyOf(0, baseline)).toEqual({ kind: "copy", nearer: 0 });
	expect(noveltyOf(3, baseline)).toEqual({ kind: "near", nearer: 0 });
	expect(noveltyOf(4, baseline)).toEqual({ kind: "near", nearer: 0 });
	expect(noveltyOf(5.5, baseline)).toEqual({ kind: "among", nearer: 2 });
	expect(noveltyOf(7, baseline)).toEqual({ kind: "among", nearer: 3 });
	expect(noveltyOf(7.1, baseline)).toEqual({ kind: "far", nearer: 4 });
});

test("the median lies between the two in the middle", () => {
	expect(medianOf([9, 1, 5])).toBe(5);
	expect(medianOf([4, 1, 3, 2])).toBe(2.5);
	expect(medianOf([10, 9, 8, 100])).toBe(9.5);
	expect(medianOf([7])).toBe(7);
});
