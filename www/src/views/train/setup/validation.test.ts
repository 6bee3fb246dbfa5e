import { expect, test } from "vitest";
import { bounds } from "./bounds";
import { errorCollector, parseLayerWidths, parseNumber } from "./validation";

const invalid = (reason: string, more = {}) => ({ error: { reason, ...more } });

test("a number is read as people write it", () => {
	expect(parseNumber("1e-3", bounds.learningRate)).toEqual({ value: 0.001 });
	expect(parseNumber(" 64 ", bounds.batch)).toEqual({ value: 64 });
	expect(parseNumber("６４", bounds.batch)).toEqual({ value: 64 });
});

test("rejects non-numbers, even ones JavaScript would parse", () => {
	for (const text of ["", " ", "0x10", "1_2", "12 8", "1,5", "many"]) {
		expect(parseNumber(text, bounds.batch), text).toEqual(invalid("not a number"));
	}
});

test("a number that is not whole or out of bounds is invalid, with the reason", () => {
	expect(parseNumber("1.5", bounds.batch)).toEqual(invalid("not whole"));
	expect(parseNumber("0", bounds.batch)).toEqual(invalid("out of range", { min: 1, max: 1024 }));
	expect(parseNumber("1e999", bounds.beta)).toEqual(invalid("out of range", { min: 0, max: 100 }));
});

test("widths are read as people write them", () => {
	for (const text of ["256, 64", "256-64", "256 → 64", "２５６，６４", " 256;64 "]) {
		expect(parseLayerWidths(text), text).toEqual({ value: [256, 64] });
	}
	expect(parseLayerWidths("")).toEqual({ value: [] });
});

test("widths that make no layers are invalid, with the reason", () => {
	for (const text of ["256, x", "0x10", "1_2", "-5", "2.5"])
		expect(parseLayerWidths(text), text).toEqual(invalid("not widths"));
	expect(parseLayerWidths("1 2 3 4")).toEqual(invalid("too many layers", { max: 3 }));
	expect(parseLayerWidths("2000")).toEqual(invalid("out of range", { min: 1, max: 1024 }));
});

test("an invalid field does not hide the later ones", () => {
	const errors = {};
	const accept = errorCollector<"a" | "b" | "c">(errors);
	expect(accept("a", parseNumber("x", bounds.batch), -1)).toBe(-1);
	expect(accept("b", parseNumber("7", bounds.batch), -1)).toBe(7);
	accept("c", parseNumber("1.5", bounds.batch), -1);
	expect(errors).toEqual({ a: { reason: "not a number" }, c: { reason: "not whole" } });
});
