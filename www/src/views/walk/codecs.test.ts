import "../../testing/page";
import { expect, test, vi } from "vitest";
import { codeCodec } from "../../state/codeCodec";
import { expectRoundTrip } from "../../testing/codecs";
import { regionCodec } from "./codecs";
import { latentPointCodec } from "./latentPoints";

vi.mock("../../state/examples", () => ({ testLabels: { value: new Uint8Array() } })); // it needs the wasm packages

const isNear = (values: readonly number[]) => values.every((value) => Math.abs(value) <= 100);

test("a code is read as it is written, and no other text", () => {
	const { read, write } = codeCodec((values) => values.length === 2 && isNear(values));
	expectRoundTrip(read, write, ["0.5_-1.25", "0_0", "100_-100"]);
	for (const text of ["1", "1_2_3", "1_", "_", "1_x", "1_NaN", "1_Infinity", "1_101"])
		expect(read(text)).toBeUndefined();
});

test("a region is read as it is written, and no other text", () => {
	const { read, write } = regionCodec(isNear);
	expectRoundTrip(read, write, ["-3_-3_6", "0.25_-1_0.001", "1_2_3"]);
	for (const text of ["1_2", "1_2_3_4", "1_2_0", "1_2_-1", "1_2_1e9", ""]) expect(read(text)).toBeUndefined();
});

test("a region at the edge of what is valid is read, although its corners were rounded", () => {
	const { read, write } = regionCodec((values) => values.every((value) => Math.abs(value) <= 6));
	for (let at = 1; at < 400; at++) {
		const side = 12 * Math.sqrt(at / 400);
		const region = { left: 6 - side, right: 6, bottom: 6 - side, top: 6 };
		expect(read(write(region)), String(side)).toBeDefined();
	}
	expect(read("-6_-6_12.2")).toBeUndefined();
});

test("a named point is read as it is written, and no other text", () => {
	expectRoundTrip(latentPointCodec.read, latentPointCodec.write, ["drawing", "digit.0", "digit.999", "mean.7"]);
	for (const text of ["digit", "digit.", "digit.10000", "mean.10", "digit.1.2", "mean.-1"]) {
		expect(latentPointCodec.read(text)).toBeUndefined();
	}
});
