/** What is computed of as many pictures as a visitor may bring, of the largest size, with the wasm module itself. */

import { readFileSync } from "node:fs";
import { DataSet, initSync, type Model, type ModelConfig, TrainingRun } from "autoencoders";
import { beforeAll, expect, test, vi } from "vitest";
import { range } from "../indices";
import { baselineHandlers } from "./baseline";
import { latentHandlers } from "./latent";
import { examples, models, setDataSpec } from "./loaded";

vi.mock("autoencoders-start", () => import("autoencoders"));

/** One more than fit into one call of the module. */
const MANY = 1366;
const LARGE = { height: 64, width: 64, channels: 3 };
const SMALL = { height: 4, width: 4, channels: 1 };

beforeAll(() => {
	initSync({ module: readFileSync(new URL("../../../../crate/pkg/autoencoders_bg.wasm", import.meta.url)) });
});

/** They differ from one another, and of each other one the left half is dark. */
function pictures(count: number, { height, width, channels }: typeof LARGE): DataSet {
	const length = height * width * channels;
	const pixels = new Uint8Array(count * length);
	for (let at = 0; at < pixels.length; at++) {
		const [picture, place] = [Math.floor(at / length), at % length];
		const isDark = picture % 2 === 0 && place % (width * channels) < (width * channels) / 2;
		pixels[at] = isDark ? 10 : 150 + ((place + picture) % 50);
	}
	return DataSet.fromImages(pixels, Uint32Array.of(height, width, channels));
}

function model(config: ModelConfig, data: DataSet): Model {
	const objective = { reconstruction: "binary_cross_entropy", beta: 1 } as const;
	const settings = { objective, warmUp: 0, learningRate: 0.01, batch: 1, noise: null, excludedClasses: [], seed: 1 };
	const run = new TrainingRun({ model: config, ...settings, examples: data.length }, data);
	try {
		return run.model();
	} finally {
		run.free();
	}
}

function show(count: number, shape: typeof LARGE, config: Partial<ModelConfig> & { kind: ModelConfig["kind"] }) {
	const data = pictures(count, shape);
	const input = shape.height * shape.width * shape.channels;
	const loaded = model({ ...config, input } as ModelConfig, data);
	setDataSpec({ shape, drawingPlacement: "whole", classCount: 0 });
	examples.set("test", data).set("train", data);
	models.set("vanilla", loaded);
	return { data, loaded };
}

test("more large pictures than one call takes have codes, each its own", () => {
	const { data, loaded } = show(MANY, LARGE, { kind: "vanilla", encoder: [2], decoder: [] });
	const { codes, points, kl } = latentHandlers.computeLatentStats({ model: "vanilla" });
	expect([codes.length, points.length, kl]).toEqual([2 * MANY, 2 * MANY, undefined]);
	for (const index of [0, 255, 256, MANY - 1]) {
		const alone = loaded.encode(data.image(index));
		for (const at of [0, 1]) expect(codes[2 * index + at]).toBeCloseTo(alone[at] ?? Number.NaN, 3);
	}
	const { images } = latentHandlers.sampleCodes({
		model: "vanilla",
		distribution: "codes",
		count: 1,
		temperature: 1,
		seed: 1,
	});
	expect(images).toHaveLength(64 * 64 * 3);
});

test("the KL divergence is the mean over all pictures, also where the last ones are encoded apart", () => {
	const { data, loaded } = show(300, SMALL, { kind: "variational", encoder: [8], latent: 3, decoder: [8] });
	const atOnce = loaded.latentStats(data.images(range(0, data.length)));
	const { codes, kl } = latentHandlers.computeLatentStats({ model: "vanilla" });
	expect(codes).toEqual(atOnce.codes);
	expect(kl).toHaveLength(3);
	for (const [at, value] of (kl ?? []).entries()) expect(value).toBeCloseTo(atOnce.kl?.[at] ?? Number.NaN, 5);
});

test("the linear baseline of large pictures is fitted to as many as fit", () => {
	const { data } = show(MANY, LARGE, { kind: "vanilla", encoder: [2], decoder: [] });
	const image = data.image(0);
	const { images } = baselineHandlers.reconstructByPca({ source: { kind: "image", image }, components: [1] });
	const error = images[0]?.reduce((sum, value, at) => sum + (value - (image[at] ?? 0)) ** 2, 0) ?? Number.NaN;
	expect(Math.sqrt(error / image.length)).toBeLessThan(0.1);
});

test("the accuracy of neighbours is found among more large pictures than one call takes", () => {
	const { data, loaded } = show(MANY, LARGE, { kind: "vanilla", encoder: [2], decoder: [] });
	const pixels = Uint8Array.from(data.images(range(0, 2)), (value) => Math.round(255 * value));
	const labelled = DataSet.fromImages(repeated(pixels, MANY / 2), Uint32Array.of(64, 64, 3), isOdd(MANY));
	expect(loaded.knnAccuracy(labelled, 20, labelled)).toBe(1);
});

function repeated(values: Uint8Array, times: number): Uint8Array {
	const all = new Uint8Array(values.length * times);
	for (let time = 0; time < times; time++) all.set(values, time * values.length);
	return all;
}

const isOdd = (count: number) => Uint8Array.from({ length: count }, (_, at) => at % 2);
