/** Each engine has shown the numbers of Chromium with the same build, and the builds agree. */

import { expect, test } from "@playwright/test";
import { type Numbers, readNumbers } from "./support/numbers";

/** Of 255: how far a pixel of a drawing, reduced to 28×28, may differ by antialiasing; 1 was found. */
const DRAWN_PIXEL = 4;
/** Nats per pixel. */
const DRAWN_SCORE = 0.001;

function distance(a: readonly number[], b: readonly number[]): number {
	expect(a).toHaveLength(b.length);
	return Math.max(...a.map((value, at) => Math.abs(value - (b[at] ?? Number.NaN))));
}

function read(project: string): Numbers {
	const { outputDir } = test.info().project;
	const numbers = readNumbers(outputDir, project);
	if (!numbers) test.skip();
	return numbers as Numbers;
}

/** The same build computes the same to the bit, also what it trains. */
function expectEqual(found: Numbers, chromium: Numbers): void {
	expect(found.build).toBe(chromium.build);
	expect(found.figures).toEqual(chromium.figures);
	expect(found.weights).toEqual(chromium.weights);
	expect(Object.keys(found.pixels)).toEqual(Object.keys(chromium.pixels));
	for (const [name, pixels] of Object.entries(found.pixels))
		expect(distance(pixels, chromium.pixels[name] ?? []), name).toBe(0);
	expect(distance(found.drawnPixels, chromium.drawnPixels), "drawn pixels").toBeLessThanOrEqual(DRAWN_PIXEL);
	expect(distance(found.drawnScores, chromium.drawnScores), "drawn scores").toBeLessThanOrEqual(DRAWN_SCORE);
}

for (const engine of ["firefox", "webkit"]) {
	test(`${engine} shows the numbers of Chromium`, () => {
		const found = read(engine);
		expectEqual(found, read(found.build === "relaxed" ? "chromium" : "chromium-plain"));
	});
}

/** The last number in it. */
function lastNumber(text: string): number {
	return Number(/(\d[\d.]*)\D*$/.exec(text)?.[1]);
}

test("with relaxed SIMD and without, the page shows the same pictures", () => {
	const [relaxed, plain] = [read("chromium"), read("chromium-plain")];
	expect(plain.build).toBe("plain");
	expect(relaxed.build).toBe("relaxed");
	for (const [name, pixels] of Object.entries(relaxed.pixels))
		expect(distance(pixels, plain.pixels[name] ?? []), name).toBeLessThanOrEqual(1);
	for (const [name, figures] of Object.entries(relaxed.figures)) {
		expect(plain.figures[name]).toHaveLength(figures.length);
		for (const [at, text] of figures.entries())
			expect(Math.abs(lastNumber(text) / lastNumber(plain.figures[name]?.[at] ?? "") - 1), name).toBeLessThan(0.005);
	}
});
