import { expect, test } from "vitest";
import { bounds } from "./bounds";
import { readNumber, readWidths, refusalCollector } from "./refusal";

const refused = (reason: string, more = {}) => ({ refusal: { reason, ...more } });

test("a number is read as people write it", () => {
	expect(readNumber("1e-3", bounds.learningRate)).toEqual({ value: 0.001 });
	expect(readNumber(" 64 ", bounds.batch)).toEqual({ value: 64 });
	expect(readNumber("６４", bounds.batch)).toEqual({ value: 64 });
});

test("what is no number is refused, also where a program would take it for one", () => {
	for (const text of ["", " ", "0x10", "1_2", "12 8", "1,5", "many"]) {
		expect(readNumber(text, bounds.batch), text).toEqual(refused("no number"));
	}
});

test("a number that is not whole or beyond its bounds is refused with the reason", () => {
	expect(readNumber("1.5", bounds.batch)).toEqual(refused("not whole"));
	expect(readNumber("0", bounds.batch)).toEqual(refused("out of range", { min: 1, max: 1024 }));
	expect(readNumber("1e999", bounds.beta)).toEqual(refused("out of range", { min: 0, max: 100 }));
});

test("widths are read as people write them", () => {
	for (const text of ["256, 64", "256-64", "256 → 64", "２５６，６４", " 256;64 "]) {
		expect(readWidths(text), text).toEqual({ value: [256, 64] });
	}
	expect(readWidths("")).toEqual({ value: [] });
});

test("widths that make no layers are refused with the reason", () => {
	for (const text of ["256, x", "0x10", "1_2", "-5", "2.5"])
		expect(readWidths(text), text).toEqual(refused("not widths"));
	expect(readWidths("1 2 3 4")).toEqual(refused("too many layers", { max: 3 }));
	expect(readWidths("2000")).toEqual(refused("out of range", { min: 1, max: 1024 }));
});

test("the first fields that are refused do not hide the others", () => {
	const refusals = {};
	const accept = refusalCollector<"a" | "b" | "c">(refusals);
	expect(accept("a", readNumber("x", bounds.batch), -1)).toBe(-1);
	expect(accept("b", readNumber("7", bounds.batch), -1)).toBe(7);
	accept("c", readNumber("1.5", bounds.batch), -1);
	expect(refusals).toEqual({ a: { reason: "no number" }, c: { reason: "not whole" } });
});
