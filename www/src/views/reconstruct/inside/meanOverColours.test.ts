import { expect, test } from "vitest";
import { meanOverColours } from "./meanOverColours";

test("weights of several colours are averaged for each pixel and unit", () => {
	const [pixels, colours, units] = [2, 3, 2];
	const weights = Float32Array.from({ length: pixels * colours * units }, (_, at) => at);
	// of pixel 0: unit 0 has 0, 2, 4, unit 1 has 1, 3, 5; of pixel 1 all are 6 more
	expect(Array.from(meanOverColours(weights, colours, units), (mean) => Number(mean.toFixed(4)))).toEqual([2, 3, 8, 9]);
});

test("weights of grey pictures are shown as they are", () => {
	const weights = Float32Array.of(1, 2, 3, 4);
	expect(meanOverColours(weights, 1, 2)).toBe(weights);
});
