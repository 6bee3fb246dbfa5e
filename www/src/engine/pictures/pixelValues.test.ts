import { describe, expect, test } from "vitest";
import type { PictureSettings } from "./contract";
import { toPixelValues } from "./pixelValues";

const settings: PictureSettings = {
	height: 1,
	width: 2,
	fit: "crop",
	background: "white",
	channels: 3,
	invert: false,
	normalise: false,
};

/** Two pixels, RGBA; the colours are multiplied by the opacity. */
const finished = (pixels: readonly number[], change: Partial<PictureSettings> = {}) => [
	...toPixelValues(Float32Array.from(pixels), { ...settings, ...change }),
];

const opaque = [255, 0, 0, 255, 10, 20, 30, 255];
const transparent = [0, 0, 0, 0, 50, 50, 50, 127.5];

test("an opaque picture is what it was, in colours", () => {
	expect(finished(opaque)).toEqual([255, 0, 0, 10, 20, 30]);
	expect(finished(opaque, { background: "black" })).toEqual([255, 0, 0, 10, 20, 30]);
});

test("grey is the brightness", () => {
	expect(finished(opaque, { channels: 1 })).toEqual([76, 18]);
});

describe("what is transparent", () => {
	test("is the background", () => {
		expect(finished(transparent)).toEqual([255, 255, 255, 178, 178, 178]);
		expect(finished(transparent, { background: "black" })).toEqual([0, 0, 0, 50, 50, 50]);
	});

	test("is inverted with the picture", () => {
		expect(finished(transparent, { invert: true })).toEqual([0, 0, 0, 78, 78, 78]);
	});
});

describe("normalised", () => {
	const pixels = Array.from({ length: 400 }, (_, i) => [90 + (i % 21), 90 + (i % 21), 90 + (i % 21), 255]).flat();

	test("the mean is ½ and the standard deviation ⅙", () => {
		const values = finished(pixels, { channels: 1, normalise: true }).map((byte) => byte / 255);
		const mean = values.reduce((sum, value) => sum + value) / values.length;
		const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
		expect(mean).toBeCloseTo(1 / 2, 2);
		expect(Math.sqrt(variance)).toBeCloseTo(1 / 6, 2);
	});

	test("what is brighter or darker than three deviations is clipped", () => {
		const spot = [...Array.from({ length: 99 }, () => [0, 0, 0, 255]).flat(), 255, 255, 255, 255];
		expect(finished(spot, { channels: 1, normalise: true }).at(-1)).toBe(255);
	});

	test("a picture of one value is grey", () => {
		expect(finished([7, 7, 7, 255, 7, 7, 7, 255], { channels: 1, normalise: true })).toEqual([128, 128]);
	});
});
