import { beforeAll, expect, test, vi } from "vitest";
import {
	colourTable,
	cssGradient,
	extentWithZero,
	inkColour,
	rmsExtent,
	symmetricExtent,
	toMosaic,
	toPixels,
} from "./colour";

beforeAll(() => {
	vi.stubGlobal(
		"ImageData",
		class {
			readonly data: Uint8ClampedArray;
			constructor(
				readonly width: number,
				readonly height: number,
			) {
				this.data = new Uint8ClampedArray(4 * width * height);
			}
		},
	);
});

function rgba(image: ImageData, pixel: number): number[] {
	return Array.from(image.data.slice(4 * pixel, 4 * pixel + 4));
}

const paper = [255, 255, 255, 255];
const full = [0x17, 0x17, 0x1a, 255];

test("ink goes from paper to full ink, and values beyond take the colour of their end", () => {
	const image = toPixels(Float32Array.of(0, 1, -5, 7, 0.5, Number.NaN), 3, [0, 1], colourTable("ink", "light"));
	expect([image.width, image.height]).toEqual([3, 2]);
	expect([rgba(image, 0), rgba(image, 1), rgba(image, 2), rgba(image, 3)]).toEqual([paper, full, paper, full]);
	expect(rgba(image, 4)[0]).toBeGreaterThan(0x17);
	expect(rgba(image, 4)[0]).toBeLessThan(255);
});

test("zero is paper in a signed map, blue below and orange above, in both themes", () => {
	for (const theme of ["light", "dark"] as const) {
		const image = toPixels(Float32Array.of(-1, 0, 1), 3, [-1, 1], colourTable("signed", theme));
		const [low, zero, high] = [rgba(image, 0), rgba(image, 1), rgba(image, 2)] as [number[], number[], number[]];
		expect(low[2]).toBeGreaterThan(low[0] ?? 0);
		expect(high[0]).toBeGreaterThan(high[2] ?? 0);
		expect(Math.max(...zero.slice(0, 3)) - Math.min(...zero.slice(0, 3))).toBeLessThan(8);
	}
});

test("a table is built once for each theme, and not for maps that have no theme", () => {
	expect(colourTable("ink", "light")).toBe(colourTable("ink", "light"));
	expect(colourTable("ink", "light")).not.toBe(colourTable("ink", "dark"));
	expect(colourTable("viridis", "light")).toBe(colourTable("viridis", "dark"));
	expect(cssGradient("ink", "light")).toBe("linear-gradient(to right, #ffffff, #17171a)");
	expect(inkColour("dark")).toBe("#f2f1ee");
});

test("a range is never of width zero", () => {
	expect(extentWithZero(Float32Array.of(1, 3))).toEqual([0, 3]);
	expect(extentWithZero(Float32Array.of(-2, -1))).toEqual([-2, 0]);
	expect(extentWithZero(new Float32Array(3))).toEqual([0, 1]);
	expect(extentWithZero(Float32Array.of(1, Number.NaN, 3))).toEqual([0, 3]);
	expect(symmetricExtent(Float32Array.of(-1, 3))).toEqual([-3, 3]);
	expect(rmsExtent(Float32Array.of(3, -3, 3, -3))).toEqual([-9, 9]);
	expect(rmsExtent(new Float32Array(4))).toEqual([-1, 1]);
});

test("a mosaic has one tile for each channel, with clear pixels between", () => {
	// 1 × 2 positions of 3 channels: tiles 0 and 1 above, tile 2 below
	const image = toMosaic(Float32Array.of(1, 0, 1, 0, 1, 0), [1, 2, 3], [0, 1], colourTable("ink", "light"));
	expect([image.width, image.height]).toEqual([5, 3]);
	const at = (x: number, y: number) => rgba(image, y * image.width + x);
	expect([at(0, 0), at(1, 0)]).toEqual([full, paper]);
	expect([at(3, 0), at(4, 0)]).toEqual([paper, full]);
	expect([at(0, 2), at(1, 2)]).toEqual([full, paper]);
	expect([at(2, 0)[3], at(0, 1)[3], at(4, 2)[3]]).toEqual([0, 0, 0]);
	const large = toMosaic(new Float32Array(7 * 7 * 3), [7, 7, 3], [0, 1], colourTable("ink", "light"));
	expect([large.width, large.height]).toEqual([16, 16]);
});
