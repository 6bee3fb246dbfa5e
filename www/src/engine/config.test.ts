/** What TypeScript computes from configurations, compared with Rust's values in tests/golden/shapes.json. */

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { codeShape, codeSize, layerSizesText, paddedSize } from "./config";
import { estimateTrainingBytes, parameterCount, remainingExampleCount, stepsPerEpoch } from "./modelSize";
import type { ModelConfig } from "./protocol";
import { shardRanges } from "./training/batch";
import type { TrainConfig } from "./training/trainConfig";

interface Golden {
	models: {
		config: ModelConfig;
		codeShape: number[];
		parameterCount: number;
		layerSizes: number[];
	}[];
	shards: { images: number; shards: number; ranges: { start: number; end: number }[] }[];
	classCounts: { mnist: number[] };
	epochs: { examples: number; excludedClasses: number[]; batch: number; steps: number }[];
}

const file = new URL("../../../tests/golden/shapes.json", import.meta.url);
const golden = JSON.parse(readFileSync(file, "utf8")) as Golden;

test.each(golden.models)("sizes of $config", ({ config, ...expected }) => {
	expect(codeShape(config)).toEqual(expected.codeShape);
	expect(codeSize(config)).toBe(expected.codeShape.reduce((product, size) => product * size, 1));
	expect(parameterCount(config)).toBe(expected.parameterCount);
	expect(layerSizesText(config)).toBe(expected.layerSizes.join("-"));
});

test("images are padded to multiples of four, but not with 'valid' padding", () => {
	expect(paddedSize({ height: 28, width: 32, padding: "same" })).toEqual([28, 32]);
	expect(paddedSize({ height: 25, width: 30, padding: "same" })).toEqual([28, 32]);
	expect(paddedSize({ height: 25, width: 30, padding: "valid" })).toEqual([25, 30]);
});

test.each(golden.shards)("$images images in $shards shards", ({ images, shards, ranges }) => {
	expect(shardRanges(images, shards)).toEqual(ranges);
});

test.each(golden.epochs)("$steps steps for $examples examples in batches of $batch", ({ steps, ...settings }) => {
	expect(stepsPerEpoch(settings, { count: 60_000, classCounts: golden.classCounts.mnist })).toEqual({
		steps,
		isExact: true,
	});
});

test("without a class as many examples remain as the other classes have", () => {
	const all = golden.classCounts.mnist.reduce((sum, count) => sum + count, 0);
	for (const [label, count] of golden.classCounts.mnist.entries()) {
		expect(remainingExampleCount(all, [label], { count: all, classCounts: golden.classCounts.mnist })).toBe(
			all - count,
		);
	}
});

test("more workers, models and examples take more memory, by what each of them keeps", () => {
	const model: ModelConfig = { kind: "vanilla", input: 784, encoder: [1000], decoder: [] };
	const config = { model, batch: 100, examples: 4000 } as TrainConfig;
	const parameters = 4 * parameterCount(model);
	const bytes = estimateTrainingBytes([config], 1);
	expect(bytes).toBeCloseTo(60e6 + 96 * 2 ** 20 + 4000 * 784 + 15 * parameters + 8 * 100 * 1784, 0);
	expect(estimateTrainingBytes([config], 2) - bytes).toBeCloseTo(15e6 + 3 * parameters, 0);
	expect(estimateTrainingBytes([config, config], 1) - bytes).toBeCloseTo(15e6 + 15 * parameters + 8 * 100 * 1784, 0);
	expect(estimateTrainingBytes([{ ...config, examples: 60_000 }], 1) - bytes).toBe(56_000 * 784);
});

test("a convolutional model keeps the values of padded images", () => {
	const filters = [8, 16, 16, 8];
	const bytesFor = (side: number) => {
		const model: ModelConfig = {
			kind: "convolutional",
			height: side,
			width: side,
			channels: 1,
			filters,
			padding: "same",
		};
		return estimateTrainingBytes([{ model, batch: 64, examples: 0 } as TrainConfig], 1);
	};
	expect(bytesFor(25)).toBe(bytesFor(28));
	expect(bytesFor(29)).toBeGreaterThan(bytesFor(28));
});
