import { expect, test } from "vitest";
import { formatSignificant3, formatTick, logTicks, niceStep, valueRange } from "./ticks";

test("a step between ticks is a round number", () => {
	expect(niceStep(0.7, 30)).toBeCloseTo(0.05);
});

test("ticks and figures are as short as they can be", () => {
	expect(logTicks(0.08, 0.3)).toEqual([0.08, 0.09, 0.1, 0.2, 0.3]);
	expect(["0.00001234", "1234567", "150", "-0.5"].map((text) => formatTick(Number(text)))).toEqual([
		"0.00001234",
		"1,234,567",
		"150",
		"−0.5",
	]);
	expect([0.0712345, 203.6, 0, 1e-12].map(formatSignificant3)).toEqual(["0.0712", "204", "0.00", "0.000000000"]);
});

test("the axis shows where losses end, and on a logarithmic scale where they began", () => {
	const curve = { x: [1, 50, 100], y: [500, 160, 150] };
	expect(valueRange([curve], false)[1]).toBeLessThan(170);
	expect(valueRange([curve], true)[1]).toBeGreaterThan(500);
	expect(valueRange([], false)).toEqual([0, 1]);
	expect(valueRange([{ x: [1], y: [0] }], true)).toEqual([0.1, 1]);
});
