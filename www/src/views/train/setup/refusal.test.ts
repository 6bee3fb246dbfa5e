import { expect, test } from "vitest";
import { readWidths } from "./refusal";

test("widths are read as people write them", () => {
	for (const text of ["256, 64", "256-64", "256 → 64", "２５６，６４", " 256;64 "]) {
		expect(readWidths(text), text).toEqual({ value: [256, 64] });
	}
	expect(readWidths("")).toEqual({ value: [] });
});
