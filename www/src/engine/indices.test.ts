import { expect, test } from "vitest";
import { evenlySpacedIndices, range } from "./indices";

test("indices are evenly spaced, and none is there twice", () => {
	expect(evenlySpacedIndices(3, 10)).toEqual(range(0, 3));
	expect(evenlySpacedIndices(10, 4)).toEqual(Uint32Array.of(0, 2, 5, 7));
	expect(new Set(evenlySpacedIndices(60_000, 7919)).size).toBe(7919);
	expect(range(3, 5)).toEqual(Uint32Array.of(3, 4));
});
