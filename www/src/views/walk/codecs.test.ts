import { expect, test } from "vitest";
import { codeCodec, regionCodec } from "./codecs";

const code = codeCodec((values) => values.length === 2);
const region = regionCodec((values) => values.every((value) => Math.abs(value) <= 6));

test("a code comes back from its text to two decimals", () => {
	const text = code.write(Float32Array.of(-1.234, 0.5));
	expect(text).toBe("-1.23_0.5");
	expect(Array.from(code.read(text) ?? [])).toEqual(Array.from(Float32Array.of(-1.23, 0.5)));
});

test("a region comes back from its text as a square", () => {
	const text = region.write({ left: -1, bottom: -2, right: 0.5, top: -0.5 });
	expect(text).toBe("-1_-2_1.5");
	expect(region.read(text)).toEqual({ left: -1, right: 0.5, bottom: -2, top: -0.5 });
	expect(region.write(undefined)).toBe("");
});

test("rejects text that is not a code or a region", () => {
	for (const text of ["", "1", "1_2_3", "1__2", "0x10_2", "1_x", "1_Infinity"])
		expect(code.read(text), text).toBeUndefined();
	for (const text of ["", "0_0", "0_0_0", "0_0_-1", "0_0_99", "0_0_0.00001"]) {
		expect(region.read(text), text).toBeUndefined();
	}
});
