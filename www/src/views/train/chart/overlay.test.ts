import { expect, test } from "vitest";
import { spreadApart } from "./overlay";

test("names at the ends of lines do not overlap, in the order of the lines, within the chart", () => {
	expect(spreadApart([10, 11, 100], 15, 300)).toEqual([10, 25, 100]);
	expect(spreadApart([300, 299], 15, 300)).toEqual([300, 285]);
});
