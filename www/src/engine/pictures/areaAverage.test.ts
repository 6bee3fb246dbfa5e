import { expect, test } from "vitest";
import { AreaAverage } from "./areaAverage";
import type { Size } from "./contract";

/** RGBA by a formula. */
function pixelsOf({ height, width }: Size, valueAt: (row: number, column: number) => number[]): Uint8ClampedArray {
	const values = Array.from({ length: height * width }, (_, i) => valueAt(Math.floor(i / width), i % width));
	return Uint8ClampedArray.from(values.flat());
}

/** In parts of so many rows. */
function average(pixels: Uint8ClampedArray, source: Size, target: Size, rows = source.height): Float32Array {
	const area = new AreaAverage(source, target);
	const stride = source.width * 4;
	for (let row = 0; row < source.height; row += rows)
		area.addRows(pixels.subarray(row * stride, (row + rows) * stride));
	return area.result();
}

/** By the definition: each pixel of the source with the area that it shares with that of the target. */
function naive(pixels: Uint8ClampedArray, source: Size, target: Size): number[] {
	const overlap = (a: number, b: number, unit: number) =>
		Math.max(0, Math.min(a + 1, (b + 1) * unit) - Math.max(a, b * unit));
	const [unitY, unitX] = [source.height / target.height, source.width / target.width];
	return Array.from({ length: target.height * target.width * 4 }, (_, i) => {
		const [row, column, channel] = [Math.floor(i / 4 / target.width), Math.floor(i / 4) % target.width, i % 4];
		let sum = 0;
		for (let y = 0; y < source.height; y++) {
			for (let x = 0; x < source.width; x++) {
				const at = 4 * (y * source.width + x);
				const alpha = pixels[at + 3] ?? 0;
				const value = channel === 3 ? alpha : ((pixels[at + channel] ?? 0) * alpha) / 255;
				sum += value * overlap(y, row, unitY) * overlap(x, column, unitX);
			}
		}
		return sum / (unitY * unitX);
	});
}

const grainAt = (row: number, column: number) => [1, 2, 3, 4].map((seed) => ((row * 31 + column) * seed * 7919) % 256);

for (const [source, target] of [
	[
		[8, 8],
		[8, 8],
	],
	[
		[9, 7],
		[4, 5],
	],
	[
		[10, 13],
		[10, 1],
	],
	[
		[31, 20],
		[7, 20],
	],
	[
		[1, 1],
		[1, 1],
	],
	[
		[100, 3],
		[8, 3],
	],
] as const) {
	test(`is the mean of the area, ${source.join("×")} to ${target.join("×")}`, () => {
		const from = { height: source[0], width: source[1] };
		const to = { height: target[0], width: target[1] };
		const pixels = pixelsOf(from, grainAt);
		const expected = naive(pixels, from, to);
		for (const rows of [1, 3, from.height]) {
			const got = average(pixels, from, to, rows);
			for (const [i, value] of got.entries()) expect(value).toBeCloseTo(expected[i] ?? 0, 3);
		}
	});
}

test("lines finer than a pixel become their grey", () => {
	const [source, target] = [
		{ height: 60, width: 60 },
		{ height: 8, width: 8 },
	];
	const lines = pixelsOf(source, (_, column) => (column % 2 === 0 ? [0, 0, 0, 255] : [255, 255, 255, 255]));
	const got = average(lines, source, target);
	for (const value of got.filter((_, i) => i % 4 < 3)) expect(Math.abs(value - 127.5)).toBeLessThan(18);
});

test("the colour of what is invisible does not count", () => {
	const half = pixelsOf({ height: 2, width: 2 }, (row) => (row === 0 ? [200, 0, 0, 255] : [0, 255, 0, 0]));
	expect([...average(half, { height: 2, width: 2 }, { height: 1, width: 1 })]).toEqual([100, 0, 0, 127.5]);
});

test("a picture of one colour keeps it up to its edges, whatever the sizes", () => {
	for (let width = 8; width < 700; width += 3) {
		for (const target of [8, 11, 28, 49, 64].filter((side) => side <= width)) {
			const pixels = new Uint8ClampedArray(4 * width).fill(255);
			const got = average(pixels, { height: 1, width }, { height: 1, width: target });
			expect(Math.min(...got), `${width} to ${target}`).toBeGreaterThan(254.99);
			expect(Math.max(...got)).toBeLessThan(255.01);
		}
	}
});
