import { expect, test } from "vitest";
import { formatFactor, formatForCell, formatValue } from "./number";

test("two decimals, more for what would be 0, none for what is large, and never −0", () => {
	expect([0, 1.005, -0.31, 0.0042, -0.0042, 0.00001, -0.00001, 123.4].map(formatValue)).toEqual([
		...["0.00", "1.00", "−0.31", "0.0042", "−0.0042", "0.00", "0.00", "123"],
	]);
	expect([-0.004, -0.31, 12.34, -123.4].map(formatForCell)).toEqual(["0.00", "−0.31", "12.3", "−123"]);
	expect([0.5, -0.5].map(formatFactor)).toEqual(["0.50", "(−0.50)"]);
});
