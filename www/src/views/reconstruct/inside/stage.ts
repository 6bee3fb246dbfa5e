/** The stages of a model for one picture: the output of each layer, and weights where they make a picture. */

import { type ImageShape, imageLengthOf } from "../../../engine/dataSpec";
import type { LayerActivation, ModelInfo, Weight } from "../../../engine/protocol";
import type { Trace } from "../../../state/trace";
import { type ColourMap, extentWithZero, rmsExtent } from "../../../widgets/colour";
import { unitGridColumns } from "../unitGridColumns";
import { meanOverColours } from "./meanOverColours";
import { inputWeightTiles, mostActiveUnits, outputWeightTiles } from "./units";

/** What a stage of a model does; selects its texts. Some stages show weights instead of the output of a layer. */
export type StageRole =
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
			colourMap: ColourMap | undefined;
			range: readonly [number, number];
	  }
	| {
			kind: "tiles";
			values: Float32Array;
			shape: readonly [number, number, number];
			colourMap: ColourMap;
			range: readonly [number, number];
	  }
	/** means and standard deviations of the code */
	| { kind: "gaussian" };

export interface Stage {
	/** the layer's name, or the role of its weights */
	key: string;
	role: StageRole;
	shape: readonly number[];
	/** Whether the output of this stage is the code. */
	isCode: boolean;
	picture: Picture;
}

/** The sigmoid of 6 is 0.998: beyond that nothing visible changes. */
const MAX_LOGIT = 6;

function imagePicture(values: Float32Array): Picture {
	return { kind: "pixels", values, columns: undefined, colourMap: undefined, range: [0, 1] };
}

function tiles(values: Float32Array, [height = 1, width = 1, channels = 1]: readonly number[]): Picture {
	return {
		kind: "tiles",
		values,
		shape: [height, width, channels],
		colourMap: "viridis",
		range: extentWithZero(values),
	};
}

function signedTiles(values: Float32Array, height: number, width: number): Picture {
	const shape = [height, width, values.length / (height * width)] as const;
	return { kind: "tiles", values, shape, colourMap: "signed", range: rmsExtent(values) };
}

/** Before the sigmoid, and before the padding of the image is cropped off. */
function isLogits(layers: readonly LayerActivation[], index: number): boolean {
	const next = layers[index + 1]?.kind;
	return next === "sigmoid" || next === "crop2d";
}

/** Whether there is no layer before it, or only padding. */
function isFirstAfterPadding(layers: readonly LayerActivation[], index: number): boolean {
	return layers.slice(0, index).every(({ kind }) => kind === "pad2d");
}

function roleOf({ kind, name }: LayerActivation, index: number, layers: readonly LayerActivation[]): StageRole {
	switch (kind) {
		case "conv2d":
			if (isLogits(layers, index)) return "convolutionLogits";
			return isFirstAfterPadding(layers, index) ? "firstConvolution" : "convolution";
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
	const style = { values, colourMap: "signed", range: [-MAX_LOGIT, MAX_LOGIT] } as const;
	if (values.length === imageLengthOf(image)) return { kind: "pixels", columns: undefined, ...style } as const;
	return { kind: "tiles", shape: [height, width, channels], ...style } as const;
}

function pictureOf(role: StageRole, layer: LayerActivation, image: ImageShape): Picture {
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
			return {
				kind: "pixels",
				values,
				columns: unitGridColumns(values.length),
				colourMap: "viridis",
				range: extentWithZero(values),
			};
		default:
			return tiles(values, shape);
	}
}

/** A stage with the weights of this layer, where they make a picture. */
function weightStageOf(
	role: StageRole,
	index: number,
	{ layers, firstKernel, lastKernel }: Trace,
	{ height, width, channels }: ImageShape,
): Stage | undefined {
	const stage = (role: StageRole, { shape }: Weight, picture: Picture) =>
		({ key: role, role, shape, isCode: false, picture }) satisfies Stage;
	const weightPicture = (weights: Float32Array, units: number) =>
		signedTiles(meanOverColours(weights, channels, units), height, width);
	const layer = layers[index];
	const previousLayer = layers[index - 1];
	if (role === "firstConvolution") {
		const [kernelHeight = 1, kernelWidth = 1, colours = 1, filters = 1] = firstKernel.shape;
		return stage(
			"filters",
			firstKernel,
			signedTiles(meanOverColours(firstKernel.values, colours, filters), kernelHeight, kernelWidth),
		);
	}
	if (role === "denseLogits" && previousLayer) {
		const units = mostActiveUnits(previousLayer.values);
		return stage("outputWeights", lastKernel, weightPicture(outputWeightTiles(lastKernel, units), units.length));
	}
	if (role === "dense" && index === 0 && layer) {
		const units = mostActiveUnits(layer.values);
		return stage("inputWeights", firstKernel, weightPicture(inputWeightTiles(firstKernel, units), units.length));
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

/** `image` is the model's input, `shape` that of all images of the data set. */
export function stagesOf(trace: Trace, image: Float32Array, info: ModelInfo, shape: ImageShape): Stage[] {
	const code = codeLayerOf(trace.layers, info);
	const stages = trace.layers.flatMap((layer, index) => {
		if (layer.name === "z_log_var" || layer.name === "z") return []; // drawn together with the means
		const role = roleOf(layer, index, trace.layers);
		const picture = pictureOf(role, layer, shape);
		const output: Stage = { key: layer.name, role, shape: layer.shape, isCode: layer === code, picture };
		return [weightStageOf(role, index, trace, shape) ?? [], output].flat();
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
