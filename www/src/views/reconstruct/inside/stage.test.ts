import { expect, test } from "vitest";
import type { ImageShape } from "../../../engine/dataSpec";
import type { LayerActivation, ModelInfo } from "../../../engine/protocol";
import { mnist } from "../../../state/dataSets";
import type { Trace } from "../../../state/trace";
import { stagesOf } from "./stage";

const image = new Float32Array(784);

function layer(kind: LayerActivation["kind"], name: string, ...shape: number[]): LayerActivation {
	const size = shape.reduce((product, side) => product * side, 1);
	return { kind, name, shape, values: new Float32Array(size).fill(0.5) };
}

function weight(...shape: number[]) {
	return { shape, values: new Float32Array(shape.reduce((product, side) => product * side, 1)) };
}

function summary(
	trace: Omit<Trace, "model">,
	info: Pick<ModelInfo, "config" | "codeShape">,
	shape: ImageShape = mnist.shape,
): string[] {
	return stagesOf({ model: "vanilla", ...trace }, image, { parameterCount: 0, ...info }, shape).map(
		({ role, isCode, picture }) => `${role} ${picture.kind}${isCode ? " code" : ""}`,
	);
}

test("a vanilla model: the weights of the most active units are shown before and after the code", () => {
	const stages = summary(
		{
			layers: [layer("dense", "enc", 128), layer("dense", "dec", 784), layer("sigmoid", "out", 784)],
			firstKernel: weight(784, 128),
			lastKernel: weight(128, 784),
		},
		{ config: { kind: "vanilla", input: 784, encoder: [128], decoder: [] }, codeShape: [128] },
	);
	expect(stages).toEqual([
		"input pixels",
		"inputWeights tiles",
		"dense pixels code",
		"outputWeights tiles",
		"denseLogits pixels",
		"output pixels",
	]);
});

test("a variational model: means, variances and samples are one stage, which gives no weights", () => {
	const stages = summary(
		{
			layers: [
				layer("dense", "enc1", 256),
				layer("dense", "z_mean", 2),
				layer("dense", "z_log_var", 2),
				layer("sampling", "z", 2),
				layer("dense", "dec1", 784),
				layer("sigmoid", "out", 784),
			],
			firstKernel: weight(784, 256),
			lastKernel: weight(2, 784),
		},
		{ config: { kind: "variational", input: 784, encoder: [256], latent: 2, decoder: [] }, codeShape: [2] },
	);
	expect(stages).toEqual([
		"input pixels",
		"inputWeights tiles",
		"dense pixels",
		"gaussian gaussian code",
		"outputWeights tiles",
		"denseLogits pixels",
		"output pixels",
	]);
});

test("a convolutional model: filters come first, and the code is known by its shape", () => {
	const stages = summary(
		{
			layers: [
				layer("conv2d", "conv1", 28, 28, 8),
				layer("max_pool2d", "pool1", 14, 14, 8),
				layer("conv2d", "conv2", 14, 14, 16),
				layer("max_pool2d", "pool2", 7, 7, 16),
				layer("up_conv2d", "conv3", 14, 14, 16),
				layer("conv2d", "conv5", 28, 28, 1),
				layer("sigmoid", "out", 28, 28, 1),
			],
			firstKernel: weight(3, 3, 1, 8),
			lastKernel: weight(3, 3, 16, 1),
		},
		{
			config: { kind: "convolutional", height: 28, width: 28, channels: 1, filters: [8, 16, 16, 8], padding: "same" },
			codeShape: [7, 7, 16],
		},
	);
	expect(stages).toEqual([
		"input pixels",
		"filters tiles",
		"firstConvolution tiles",
		"pooling tiles",
		"convolution tiles",
		"pooling tiles code",
		"upConvolution tiles",
		"convolutionLogits pixels",
		"output pixels",
	]);
});

test("a convolutional model that pads: before the first filters, and the logits are cropped to the image", () => {
	const stages = summary(
		{
			layers: [
				layer("pad2d", "pad", 12, 16, 1),
				layer("conv2d", "conv1", 12, 16, 8),
				layer("max_pool2d", "pool2", 3, 4, 16),
				layer("conv2d", "conv5", 12, 16, 1),
				layer("crop2d", "crop", 10, 13, 1),
				layer("sigmoid", "output", 10, 13, 1),
			],
			firstKernel: weight(3, 3, 1, 8),
			lastKernel: weight(3, 3, 16, 1),
		},
		{
			config: { kind: "convolutional", height: 10, width: 13, channels: 1, filters: [8, 16, 16, 8], padding: "same" },
			codeShape: [3, 4, 16],
		},
		{ height: 10, width: 13, channels: 1 },
	);
	expect(stages).toEqual([
		"input pixels",
		"padding tiles",
		"filters tiles",
		"firstConvolution tiles",
		"pooling tiles code",
		"convolutionLogits tiles",
		"cropping pixels",
		"output pixels",
	]);
});

test("of pictures in colour there is one picture of weights for each filter, and for each unit", () => {
	const shape = { height: 2, width: 2, channels: 3 };
	const channelsOf = (trace: Omit<Trace, "model">, info: Pick<ModelInfo, "config" | "codeShape">) =>
		stagesOf({ model: "vanilla", ...trace }, new Float32Array(12), { parameterCount: 0, ...info }, shape).flatMap(
			({ key, picture }) => (picture.kind === "tiles" ? `${key} ${picture.shape.join(" × ")}` : []),
		);
	const dense = {
		layers: [layer("dense", "enc", 5), layer("dense", "dec", 12), layer("sigmoid", "out", 12)],
		firstKernel: weight(12, 5),
		lastKernel: weight(5, 12),
	};
	const vanilla = { kind: "vanilla" as const, input: 12, encoder: [5], decoder: [] };
	expect(channelsOf(dense, { config: vanilla, codeShape: [5] })).toEqual([
		"inputWeights 2 × 2 × 5",
		"outputWeights 2 × 2 × 5",
	]);
	const convolution = {
		layers: [layer("conv2d", "conv1", 2, 2, 8), layer("conv2d", "conv5", 2, 2, 3), layer("sigmoid", "out", 2, 2, 3)],
		firstKernel: weight(3, 3, 3, 8),
		lastKernel: weight(3, 3, 8, 3),
	};
	const filters = { kind: "convolutional" as const, height: 2, width: 2, channels: 3, filters: [8, 8, 8, 8] };
	expect(channelsOf(convolution, { config: { ...filters, padding: "same" }, codeShape: [2, 2, 8] })[0]).toBe(
		"filters 3 × 3 × 8",
	);
});
