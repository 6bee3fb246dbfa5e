import { expect, test } from "vitest";
import { formatVarianceShares } from "./shares";

test("the shares of the axes add up to that of both, as they are written", () => {
	expect(formatVarianceShares([0.0984, 0.0854])).toEqual({ axes: ["9.8", "8.5"], both: "18.3" });
	expect(formatVarianceShares([0.0966, 0.0866])).toEqual({ axes: ["9.7", "8.7"], both: "18.4" });
});
