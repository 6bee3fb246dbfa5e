import { expect, test } from "vitest";
import { expectRoundTrip } from "../../testing/codecs";
import { areValidSettings, formatSettings, parseSettings } from "./settings";

test("settings are read as they were written", () => {
	expect(parseSettings("28x64x3-fit-black-invert-normalise")).toEqual({
		height: 28,
		width: 64,
		channels: 3,
		fit: "fit",
		background: "black",
		invert: true,
		normalise: true,
	});
	expectRoundTrip(parseSettings, formatSettings, [
		"28x28x1-crop-white",
		"8x64x3-fit-black-invert-normalise",
		"9x10x1-crop-white-normalise",
		"64x8x3-crop-black-invert",
	]);
});

test("sides are whole numbers from 8 to 64", () => {
	const settings = parseSettings("28x28x1-crop-white");
	if (!settings) throw new Error("not read");
	for (const height of [7, 65, 28.5, Number.NaN]) expect(areValidSettings({ ...settings, height })).toBe(false);
	for (const height of [8, 64]) expect(areValidSettings({ ...settings, height })).toBe(true);
	expect(parseSettings("7x28x1-crop-white")).toBeUndefined();
	expect(parseSettings("28x65x1-crop-white")).toBeUndefined();
});
