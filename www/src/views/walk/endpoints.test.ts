import { expect, test } from "vitest";
import { type Endpoint, endpointCodec } from "./endpoints";

test.each<[Endpoint, string]>([
	[{ kind: "drawing" }, "drawing"],
	[{ kind: "example", index: 48 }, "digit.48"],
	[{ kind: "mean", label: 0 }, "mean.0"],
])("an endpoint is written and read back: %j", (endpoint, text) => {
	expect(endpointCodec.write(endpoint)).toBe(text);
	expect(endpointCodec.read(text)).toEqual(endpoint);
});

test("other texts are no endpoint", () => {
	for (const text of ["", "example", "digit.", "example.1000", "example.-1", "mean.10", "mean.x", "drawing.1"]) {
		expect(endpointCodec.read(text), text).toBeUndefined();
	}
});
