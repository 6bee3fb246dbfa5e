import { expect, test } from "vitest";
import { readTensorFile, writeTensorFile } from "../../engine/safetensors";
import type { SavedTraining } from "./savedTraining";
import { embedTraining, extractTraining } from "./trainingInFile";

const model = writeTensorFile({
	metadata: { config: '{"kind":"vanilla"}' },
	tensors: [{ name: "enc.bias", dtype: "F32", shape: [2], bytes: Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8) }],
});

const training: SavedTraining = {
	data: "mnist",
	configs: [
		{
			model: { kind: "vanilla", input: 784, encoder: [1], decoder: [] },
			objective: { reconstruction: "binary_cross_entropy", beta: 1 },
			warmUp: 0,
			learningRate: 0.006,
			decay: 10,
			batch: 2,
			noise: null,
			examples: 4,
			excludedClasses: [],
			seed: 1,
		},
	],
	workers: 1,
	link: "#/train?models=vanilla_1",
	targetStep: 20,
	states: [{ step: 2, parameters: Float32Array.of(0.5, -1), moments: Float32Array.of(1, 2, 3, 4) }],
	histories: [
		{
			steps: 2,
			stride: 1,
			reconstruction: Float32Array.of(0.7, 0.6),
			kl: new Float32Array(2),
			evaluations: [{ step: 0, reconstruction: Number.NaN, kl: 0, squaredError: Number.POSITIVE_INFINITY }],
		},
	],
};

test("a training comes back from a model’s file as it was, and so does the file without it", () => {
	const taken = extractTraining(embedTraining(model, training));
	expect(taken.training).toEqual(training);
	expect(taken.bytes).toEqual(model);
	expect(extractTraining(model)).toEqual({ bytes: model });
});

test("a training that is damaged in any of its parts is refused", () => {
	const { metadata = {}, tensors = [] } = readTensorFile(embedTraining(model, training)) ?? {};
	const json = metadata.training ?? "";
	const damaged = [
		"",
		"{}",
		json.replace("training.0", "training.9"),
		json.replace("training.0", "enc.bias"),
		json.replace("training.0", "training.1"), // twice
		json.replace('"version":2', '"version":99'),
		json.replace('"step":2', '"step":-2'),
		json.replace("#/train", "https://example.org/"),
	];
	for (const text of damaged) {
		const file = writeTensorFile({ metadata: { ...metadata, training: text }, tensors });
		expect(() => extractTraining(file), text).toThrow(expect.objectContaining({ code: "metadata" }));
	}
});

test("what is no safetensors file, or ends too early, is left to who reads the model", () => {
	const file = embedTraining(model, training);
	for (const length of [0, 7, 8, 100, file.length - 1]) {
		const part = file.subarray(0, length);
		expect(extractTraining(part)).toEqual({ bytes: part });
		expect(() => embedTraining(part, training)).toThrow(expect.objectContaining({ code: "invalid_file" }));
	}
});

test("a file whose tensors share their bytes is none: written out, it would be larger than it says", () => {
	const bytes = new Uint8Array(64);
	const shared = ["a", "b"].map((name) => ({ name, dtype: "F32", shape: [16], bytes }));
	const file = writeTensorFile({ metadata: {}, tensors: shared });
	expect(readTensorFile(file)?.tensors).toHaveLength(2);
	const sharing = Buffer.from(Buffer.from(file).toString("latin1").replace("[64,128]", "[0,64]  "), "latin1");
	expect(readTensorFile(sharing), "with room for both").toBeDefined();
	expect(readTensorFile(sharing.subarray(0, -64))).toBeUndefined();
});
