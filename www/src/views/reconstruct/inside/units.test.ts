import { expect, test } from "vitest";
import { columnsOf } from "../columns";
import { inputWeights, mostActive, outputWeights, SHOWN_UNITS } from "./units";

test("the most active units come first, and no more than are shown", () => {
	expect(mostActive(Float32Array.of(0.1, 3, -2, 1))).toEqual([1, 3, 0, 2]);
	expect(mostActive(Float32Array.from({ length: 100 }, (_, unit) => unit))).toHaveLength(SHOWN_UNITS);
});

test("weights are gathered as tiles, channels last", () => {
	// a kernel of 2 pixels × 3 units, and one of 3 units × 2 pixels
	const values = Float32Array.of(1, 2, 3, 4, 5, 6);
	expect(Array.from(inputWeights({ values, shape: [2, 3] }, [2, 0]))).toEqual([3, 1, 6, 4]);
	expect(Array.from(outputWeights({ values, shape: [3, 2] }, [2, 0]))).toEqual([5, 1, 6, 2]);
});

test("few units are drawn in a square, many in long rows", () => {
	expect([0, 1, 2, 16, 64, 65, 128].map(columnsOf)).toEqual([1, 1, 2, 4, 8, 16, 16]);
});
