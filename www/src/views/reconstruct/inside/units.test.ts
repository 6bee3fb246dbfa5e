import { expect, test } from "vitest";
import { unitGridColumns } from "../unitGridColumns";
import { inputWeightTiles, MAX_SHOWN_UNITS, mostActiveUnits, outputWeightTiles } from "./units";

test("the most active units come first, and no more than are shown", () => {
	expect(mostActiveUnits(Float32Array.of(0.1, 3, -2, 1))).toEqual([1, 3, 0, 2]);
	expect(mostActiveUnits(Float32Array.from({ length: 100 }, (_, unit) => unit))).toHaveLength(MAX_SHOWN_UNITS);
});

test("weights are gathered as tiles, channels last", () => {
	// a kernel of 2 pixels × 3 units, and one of 3 units × 2 pixels
	const values = Float32Array.of(1, 2, 3, 4, 5, 6);
	expect(Array.from(inputWeightTiles({ values, shape: [2, 3] }, [2, 0]))).toEqual([3, 1, 6, 4]);
	expect(Array.from(outputWeightTiles({ values, shape: [3, 2] }, [2, 0]))).toEqual([5, 1, 6, 2]);
});

test("few units are drawn in a square, many in long rows", () => {
	expect([0, 1, 2, 16, 64, 65, 128].map(unitGridColumns)).toEqual([1, 1, 2, 4, 8, 16, 16]);
});
