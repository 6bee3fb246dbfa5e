/** What the form and the chart of a training reckon with, without a page. */

import { fastestPerItem } from "../../www/src/engine/training/stepTime";
import { spread } from "../../www/src/views/train/chart/overlay";
import { rowsOf } from "../../www/src/views/train/chart/rows";
import { drawn, nearest, thin } from "../../www/src/views/train/chart/series";
import { figureText, logTicks, niceStep, tickText, valueRange } from "../../www/src/views/train/chart/ticks";
import { parseModel, writeModel } from "../../www/src/views/train/setup/configCodec";
import { readWidths } from "../../www/src/views/train/setup/refusal";
import { expect, test } from "./support/test";

test.describe("what the form and the chart reckon with", { tag: "@desktop" }, () => {
	test("a lane comes back from its text as it was", () => {
		for (const text of [
			"vanilla_128",
			"variational_256-64-2_sigmoid_beta0.5_warm3",
			"convolutional_1-64_mse_rate0.1",
		]) {
			const lane = parseModel(text);
			expect(lane && writeModel(lane)).toBe(text);
		}
		for (const hostile of [
			"",
			"_",
			"vanilla_",
			"vanilla_1-2-3-4-5",
			"convolutional_8-16-32",
			"vanilla_8_rate",
			"vanilla_8_x",
		]) {
			expect(parseModel(hostile), hostile).toBeUndefined();
		}
	});

	test("the pace is that of the fastest batch by its own images, however few the last one has", () => {
		let clock = 0;
		const images = [128, 128, 32];
		let step = 0;
		const pace = fastestPerItem(
			() => {
				const done = images[step++ % images.length] ?? 0;
				clock += 4 + 0.1 * done + (step % 2); // something else takes its part now and then
				return done;
			},
			() => clock,
		);
		expect(pace).toBeCloseTo(0.1 + 4 / 128, 6);
		expect(clock).toBeGreaterThan(250);
	});

	test("widths are read as people write them", () => {
		for (const text of ["256, 64", "256-64", "256 → 64", "２５６，６４", " 256;64 "]) {
			expect(readWidths(text), text).toEqual({ value: [256, 64] });
		}
		expect(readWidths("")).toEqual({ value: [] });
	});

	test("thousands of points become a few hundred means, which stay where they are while more come", () => {
		const y = Array.from({ length: 5000 }, (_, at) => at % 2);
		const points = thin({ y });
		expect(points.y.length).toBeLessThanOrEqual(400);
		expect(points.y.slice(0, -1).every((mean) => mean === 0.5)).toBe(true);
		expect(points.x[0]).toBe(8.5);
		expect(thin({ y: [...y, 1] }).x.slice(0, 300)).toEqual(points.x.slice(0, 300));
		expect(thin({ x: [0, 117], y: [3, Number.NaN] })).toEqual({ x: [0], y: [3] });
		expect(thin({ y: [] })).toEqual({ x: [], y: [] });
	});

	test("the judgement of the untrained model is not drawn", () => {
		expect(drawn({ x: [0, 20, 40], y: [0.7, 0.3, 0.2] })).toEqual({ x: [20, 40], y: [0.3, 0.2] });
		expect(drawn({ x: [1, 2], y: [0.7, 0.6] })).toEqual({ x: [1, 2], y: [0.7, 0.6] });
		expect(drawn({ x: [0], y: [0.7] })).toEqual({ x: [], y: [] });
	});

	test("the table has at most thirty rows at round places, each the mean since the row before", () => {
		const x = Array.from({ length: 100 }, (_, at) => at + 1);
		const rows = rowsOf([
			{ x, y: x },
			{ x: [50], y: [7] },
		]);
		expect(rows.length).toBe(20);
		expect(rows[0]).toEqual({ at: 5, values: [3, undefined] });
		expect(rows[9]).toEqual({ at: 50, values: [48, 7] });
		expect(rowsOf([{ x: [0], y: [1] }])).toEqual([{ at: 0, values: [1] }]);
		expect(rowsOf([{ x: [0, 10, 100], y: [9, 3, 1] }]).map(({ at, values }) => [at, ...values])).toEqual([
			[0, 9],
			[10, 3],
			[100, 1],
		]);
		expect(rowsOf([{ x: [], y: [] }])).toEqual([]);
		expect(niceStep(0.7, 30)).toBeCloseTo(0.05);
	});

	test("ticks and figures are as short as they can be", () => {
		expect(logTicks(0.08, 0.3)).toEqual([0.08, 0.09, 0.1, 0.2, 0.3]);
		expect(["0.00001234", "1234567", "150", "-0.5"].map((text) => tickText(Number(text)))).toEqual([
			"0.00001234",
			"1,234,567",
			"150",
			"−0.5",
		]);
		expect([0.0712345, 203.6, 0, 1e-12].map(figureText)).toEqual(["0.0712", "204", "0.00", "0.000000000"]);
	});

	test("the axis shows where losses end, and on a logarithmic scale where they began", () => {
		const curve = { x: [1, 50, 100], y: [500, 160, 150] };
		expect(valueRange([curve], false)[1]).toBeLessThan(170);
		expect(valueRange([curve], true)[1]).toBeGreaterThan(500);
		expect(valueRange([], false)).toEqual([0, 1]);
		expect(valueRange([{ x: [1], y: [0] }], true)).toEqual([0.1, 1]);
	});

	test("names at the ends of lines stand apart, in the order of the lines, within the chart", () => {
		expect(spread([10, 11, 100], 15, 300)).toEqual([10, 25, 100]);
		expect(spread([300, 299], 15, 300)).toEqual([300, 285]);
		expect([nearest([0, 10, 20], 14), nearest([], 3), nearest([5], 9)]).toEqual([1, -1, 0]);
	});
});
