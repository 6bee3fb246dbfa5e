/** What TypeScript computes from configurations, compared with Rust's values in tests/golden/shapes.json. */

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { codeShape, codeSize, layerSizes } from "./config";
import { parameterCount, remainingDigits, stepsPerEpoch } from "./modelSize";
import type { ModelConfig } from "./protocol";
import { shardRanges } from "./training/batch";

interface Golden {
	models: {
		config: ModelConfig;
		codeShape: number[];
		parameterCount: number;
		layerSizes: number[];
	}[];
	shards: { images: number; shards: number; ranges: { start: number; end: number }[] }[];
	classCounts: number[];
	epochs: { digits: number; excludedClasses: number[]; batch: number; steps: number }[];
}

const file = new URL("../../../tests/golden/shapes.json", import.meta.url);
const golden = JSON.parse(readFileSync(file, "utf8")) as Golden;

test.each(golden.models)("sizes of $config", ({ config, ...expected }) => {
	expect(codeShape(config)).toEqual(expected.codeShape);
	expect(codeSize(config)).toBe(expected.codeShape.reduce((product, size) => product * size, 1));
	expect(parameterCount(config)).toBe(expected.parameterCount);
	expect(layerSizes(config)).toBe(expected.layerSizes.join("-"));
});

test.each(golden.shards)("$images images in $shards shards", ({ images, shards, ranges }) => {
	expect(shardRanges(images, shards)).toEqual(ranges);
});

test.each(golden.epochs)("$steps steps for $digits digits in batches of $batch", ({ steps, ...settings }) => {
	expect(stepsPerEpoch(settings)).toEqual({ steps, isExact: true });
});

test("without a class as many digits remain as the other classes have", () => {
	const all = golden.classCounts.reduce((sum, count) => sum + count, 0);
	for (const [label, count] of golden.classCounts.entries()) expect(remainingDigits(all, [label])).toBe(all - count);
});
