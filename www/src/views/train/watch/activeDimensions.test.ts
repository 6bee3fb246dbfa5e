import { expect, test } from "vitest";
import { activeDimensions, barLengths } from "./activeDimensions";

test("a dimension is active if its mean varies from example to example", () => {
	const none = new Float32Array(3);
	const codeStats = {
		mean: Float32Array.of(3, 0, 0),
		variance: Float32Array.of(0.009, 0.011, 1),
		min: none,
		max: none,
	};
	expect(activeDimensions({ codeStats })).toEqual([false, true, true]);
});

test("the bars of dimensions that tell next to nothing stay short", () => {
	expect(barLengths(Float32Array.of(0.25, 0, 0.125))).toEqual([0.25, 0, 0.125]);
	expect(barLengths(Float32Array.of(1, 4, 2))).toEqual([0.25, 1, 0.5]);
});

test("an infinite KL fills its bar and leaves the others their lengths", () => {
	expect(barLengths(Float32Array.of(Number.POSITIVE_INFINITY, 0.5))).toEqual([1, 0.5]);
});
