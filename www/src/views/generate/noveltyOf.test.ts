import { expect, test } from "vitest";
import { medianOf } from "./median";
import { noveltyOf } from "./noveltyOf";

const baseline = { distances: [4, 5, 6, 7], low: 4, median: 5.5, high: 7 };

test("a sample is a copy, or near, among or far by its rank among the test examples", () => {
	expect(noveltyOf(0, baseline)).toBe("copy");
	expect(noveltyOf(3, baseline)).toBe("near");
	expect(noveltyOf(4, baseline)).toBe("near");
	expect(noveltyOf(5.5, baseline)).toBe("among");
	expect(noveltyOf(7, baseline)).toBe("among");
	expect(noveltyOf(7.1, baseline)).toBe("far");
});

test("the median lies between the two in the middle", () => {
	expect(medianOf([9, 1, 5])).toBe(5);
	expect(medianOf([4, 1, 3, 2])).toBe(2.5);
	expect(medianOf([10, 9, 8, 100])).toBe(9.5);
	expect(medianOf([7])).toBe(7);
});
