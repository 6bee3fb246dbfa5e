import { expect, test } from "vitest";
import { formatMeasure, formatNumber, formatShare } from ".";
import { en } from "./en";

test("zero has no sign, whatever it was rounded from", () => {
	expect([-0.001, 0, -0.006].map((value) => formatNumber(value, 2))).toEqual(["0.00", "0.00", "−0.01"]);
	expect([-0.4, -1234.5].map((value) => formatNumber(value))).toEqual(["0", "−1,235"]);
});

test("shares and measures of few pictures are not written as if there were many", () => {
	expect([2, 99, 100].map((of) => formatShare(0.9167, of))).toEqual(["92%", "92%", "91.7%"]);
	expect([2, 12, 200].map((of) => formatMeasure(0.9964, of))).toEqual(["1.0", "1.00", "0.996"]);
});

test("there is no share of nothing", () => {
	expect(formatShare(0 / 0, 0)).toBe("–");
});

test("one test picture is written in the singular", () => {
	const { pictures } = en.nouns;
	expect([pictures.ofTest("1"), pictures.ofTest("1,000")]).toEqual(["1 test picture", "1,000 test pictures"]);
	expect(en.modelInputExample("1", pictures, undefined)).toMatch(/^The test picture\. /);
});
