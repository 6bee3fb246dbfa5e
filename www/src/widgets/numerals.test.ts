import { expect, test, vi } from "vitest";
import type { LatentStats } from "../engine/protocol";
import { classColour, paintNumerals } from "./numerals";

/** What is drawn on a map of three points side by side, with these labels: a numeral or "dot", its colour and where it is. */
function painted(labels: readonly number[]): [string, string, number][] {
	vi.stubGlobal("getComputedStyle", () => ({ fontFamily: "sans-serif" }));
	const drawn: [string, string, number][] = [];
	const context = {
		fillStyle: "",
		scale() {},
		beginPath() {},
		fill() {},
		arc: (x: number) => drawn.push(["dot", context.fillStyle, x]),
		fillText: (text: string, x: number) => drawn.push([text, context.fillStyle, x]),
	};
	const canvas = { getContext: () => context } as unknown as HTMLCanvasElement;
	const points = Float32Array.of(-1, 0, 0, 0, 1, 0);
	const latentStats = { points, labels: Uint8Array.from(labels) } as Partial<LatentStats> as LatentStats;
	const region = { left: -2, right: 2, bottom: -2, top: 2 };
	paintNumerals(canvas, { latentStats, region, theme: "light", highlightedClass: undefined, side: 100, pixelRatio: 1 });
	return drawn;
}

test("examples without classes are dots, each in its place", () => {
	expect(painted([])).toEqual([25, 50, 75].map((x) => ["dot", classColour(0, "light"), x]));
});

test("from the eleventh class on the colours begin again", () => {
	expect(painted([1, 10, 11])).toEqual([
		["1", classColour(1, "light"), 25],
		["10", classColour(0, "light"), 50],
		["11", classColour(1, "light"), 75],
	]);
});
