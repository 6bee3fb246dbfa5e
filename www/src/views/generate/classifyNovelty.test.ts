import { expect, test } from "vitest";
import { classifyNovelty } from "./classifyNovelty";
import { median } from "./median";

const baseline = { distances: [4, 5, 6, 7], min: 4, median: 5.5, max: 7 };

test("a sample is a copy, or near, among or far by its rank among the test examples", () => {
	expect(classifyNovelty(0, baseline)).toBe("copy");
	expect(classifyNovelty(3, baseline)).toBe("near");
	expect(classifyNovelty(4, baseline)).toBe("near");
	expect(classifyNovelty(5.5, baseline)).toBe("among");
	expect(classifyNovelty(7, baseline)).toBe("among");
	expect(classifyNovelty(7.1, baseline)).toBe("far");
});

test("the median lies between the two in the middle", () => {
	expect(median([9, 1, 5])).toBe(5);
	expect(median([4, 1, 3, 2])).toBe(2.5);
	expect(median([10, 9, 8, 100])).toBe(9.5);
	expect(median([7])).toBe(7);
});
