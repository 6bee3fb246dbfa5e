/** The stages of a model for one picture: the output of each layer, and weights where they make a picture. */

import { type ImageShape, lengthOf } from "../../../engine/dataForm";
import type { LayerActivation, ModelInfo, Weight } from "../../../engine/protocol";
import type { Trace } from "../../../state/trace";
import { type ColourMap, extent, typicalExtent } from "../../../widgets/colour";
import { columnsOf } from "../columns";
import { overColours } from "./overColours";
import { inputWeights, mostActive, outputWeights } from "./units";

/** What a stage does; selects its texts. */
export type Role =
	| "input"
	| "filters"
	| "firstConvolution"
	| "convolution"
	| "pooling"
	| "upSampling"
	| "upConvolution"
	| "padding"
	| "cropping"
	| "inputWeights"
	| "dense"
	| "gaussian"
	| "outputWeights"
	| "convolutionLogits"
	| "denseLogits"
	| "output";

export type Picture =
	| {
			kind: "pixels";
			values: Float32Array;
			/** undefined for an image of the data set */
			columns: number | undefined;
			/** undefined for the colours of the data set */
			map: ColourMap | undefined;
			range: readonly [number, number];
	  }
	| {
			kind: "tiles";
			values: Float32Array;
			shape: readonly [number, number, number];
			map: ColourMap;
			range: readonly [number, number];
	  }
	/** means and standard deviations of the code */
	| { kind: "gaussian" };

export interface Stage {
	/** the layer's name, or the role of its weights */
	key: string;
	role: Role;
	shape: readonly number[];
	/** Whether the output of this stage is the code. */
	isCode: boolean;
	picture: Picture;
}

/** The sigmoid of 6 is 0.998: beyond that nothing visible changes. */
const MAX_LOGIT = 6;

function imagePicture(values: Float32Array): Picture {
	return { kind: "pixels", values, columns: undefined, map: undefined, range: [0, 1] };
}

function tiles(values: Float32Array, [height = 1, width = 1, channels = 1]: readonly number[]): Picture {
	return { kind: "tiles", values, shape: [height, width, channels], map: "viridis", range: extent(values) };
}

function signedTiles(values: Float32Array, height: number, width: number): Picture {
	const shape = [height, width, values.length / (height * width)] as const;
	return { kind: "tiles", values, shape, map: "signed", range: typicalExtent(values) };
}

/** Before the sigmoid, and before the padding of the image is cropped off. */
function isLogits(layers: readonly LayerActivation[], index: number): boolean {
	const next = layers[index + 1]?.kind;
	return next === "sigmoid" || next === "crop2d";
}

/** Whether no layer before it changes more than the size of the image. */
function isFirst(layers: readonly LayerActivation[], index: number): boolean {
	return layers.slice(0, index).every(({ kind }) => kind === "pad2d");
}

function roleOf({ kind, name }: LayerActivation, index: number, layers: readonly LayerActivation[]): Role {
	switch (kind) {
		case "conv2d":
			if (isLogits(layers, index)) return "convolutionLogits";
			return isFirst(layers, index) ? "firstConvolution" : "convolution";
		case "max_pool2d":
			return "pooling";
		case "up_sample2d":
			return "upSampling";
		case "up_conv2d":
			return "upConvolution";
		case "pad2d":
			return "padding";
		case "crop2d":
			return "cropping";
		case "dense":
			if (name === "z_mean") return "gaussian";
			return isLogits(layers, index) ? "denseLogits" : "dense";
		case "sampling":
			return "gaussian";
		case "sigmoid":
			return "output";
	}
}

/** As an image of the data set, unless it is padded to another size. */
function logitsPicture({ values, shape: [height = 1, width = 1, channels = 1] }: LayerActivation, image: ImageShape) {
	const style = { values, map: "signed", range: [-MAX_LOGIT, MAX_LOGIT] } as const;
	if (values.length === lengthOf(image)) return { kind: "pixels", columns: undefined, ...style } as const;
	return { kind: "tiles", shape: [height, width, channels], ...style } as const;
}

function pictureOf(role: Role, layer: LayerActivation, image: ImageShape): Picture {
	const { values, shape } = layer;
	switch (role) {
		case "gaussian":
			return { kind: "gaussian" };
		case "output":
			return imagePicture(values);
		case "convolutionLogits":
		case "cropping":
		case "denseLogits":
			return logitsPicture(layer, image);
		case "dense":
			return { kind: "pixels", values, columns: columnsOf(values.length), map: "viridis", range: extent(values) };
		default:
			return tiles(values, shape);
	}
}

/** The weights of this layer, where they make a picture. */
function incomingWeights(
	role: Role,
	index: number,
	{ steps: layers, first, last }: Trace,
	{ height, width, channels }: ImageShape,
): Stage | undefined {
	const stage = (role: Role, { shape }: Weight, picture: Picture) =>
		({ key: role, role, shape, isCode: false, picture }) satisfies Stage;
	const picturesOf = (weights: Float32Array, units: number) =>
		signedTiles(overColours(weights, channels, units), height, width);
	const layer = layers[index];
	const before = layers[index - 1];
	if (role === "firstConvolution") {
		const [high = 1, wide = 1, colours = 1, filters = 1] = first.shape;
		return stage("filters", first, signedTiles(overColours(first.values, colours, filters), high, wide));
	}
	if (role === "denseLogits" && before) {
		const units = mostActive(before.values);
		return stage("outputWeights", last, picturesOf(outputWeights(last, units), units.length));
	}
	if (role === "dense" && index === 0 && layer) {
		const units = mostActive(layer.values);
		return stage("inputWeights", first, picturesOf(inputWeights(first, units), units.length));
	}
	return undefined;
}

function codeLayerOf(
	layers: readonly LayerActivation[],
	{ config, codeShape }: ModelInfo,
): LayerActivation | undefined {
	switch (config.kind) {
		case "vanilla":
			return layers[config.encoder.length - 1];
		case "variational":
			return layers.find(({ name }) => name === "z_mean");
		case "convolutional":
			return layers.find(({ shape }) => String(shape) === String(codeShape));
	}
}

/** `image` is the model's input. */
export function stagesOf(trace: Trace, image: Float32Array, info: ModelInfo, shape: ImageShape): Stage[] {
	const code = codeLayerOf(trace.steps, info);
	const stages = trace.steps.flatMap((layer, index) => {
		if (layer.name === "z_log_var" || layer.name === "z") return []; // drawn together with the means
		const role = roleOf(layer, index, trace.steps);
		const picture = pictureOf(role, layer, shape);
		const output: Stage = { key: layer.name, role, shape: layer.shape, isCode: layer === code, picture };
		return [incomingWeights(role, index, trace, shape) ?? [], output].flat();
	});
	const input = {
		key: "input",
		role: "input",
		shape: shape.channels === 1 ? [shape.height, shape.width] : [shape.height, shape.width, shape.channels],
		isCode: false,
		picture: imagePicture(image),
	} as const;
	return [input, ...stages];
}
