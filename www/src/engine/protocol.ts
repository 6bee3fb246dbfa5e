/**
 * The calls between the page and the worker that holds the models, distinguished by `type`.
 * Both sides import this file, so it imports neither.
 * Images have the shape of the data set, their values in 0…1; several of them are concatenated.
 */

import type { Activation, LayerKind, ModelConfig, Noise } from "autoencoders-start";
import type { DataSpec } from "./dataSpec";

/** The crate says what its settings are. */
export type { Activation, ModelConfig, Noise };

/** The pretrained models, named as their files are. */
export const pretrainedIds = [
	"vanilla",
	"convolutional",
	"variational-2",
	"variational-16",
	"denoising-vanilla",
	"denoising-convolutional",
] as const;
type PretrainedId = (typeof pretrainedIds)[number];
/** The visitor's own models: saved in this browser, or in training now. */
export type OwnModelId = `own-${string}` | "live";
export type ModelId = PretrainedId | OwnModelId;

/** Whether it is a pretrained model that learnt to denoise. */
export function isDenoiser(id: ModelId): boolean {
	return id.startsWith("denoising-");
}

export interface ModelInfo {
	config: ModelConfig;
	codeShape: number[];
	parameterCount: number;
}

/** What a model input is made from: ink as drawn, or an image of the data set's shape. */
export type ImageSource =
	| { kind: "ink"; ink: Uint8Array; width: number; height: number }
	| { kind: "image"; image: Float32Array };

/** The results of one model for one image. */
export interface ModelResult {
	model: ModelId;
	code: Float32Array;
	/** σ of each code dimension; only variational models have it. */
	deviation: Float32Array | undefined;
	output: Float32Array;
	/** output − input, signed */
	error: Float32Array;
	/** binary cross-entropy, mean per pixel, in nats */
	bce: number;
	/** cross-entropy of a perfect reconstruction: the entropy of the image itself */
	inputEntropy: number;
}

/** `image` is undefined where nothing was drawn. */
export interface Reconstructions {
	image: Float32Array | undefined;
	results: ModelResult[];
}

/** The output of one layer, after its activation function. */
export interface LayerActivation {
	/** the layer's name, also that of its weights; `output` for the last one */
	name: string;
	kind: LayerKind;
	/** `[units]` or `[height, width, channels]` */
	shape: number[];
	values: Float32Array;
}

/** The sum that gives one unit of a layer: `inputs` times `weights`, plus `bias`, and an activation function of that. */
export interface Contributions {
	/** of the terms: `[inputs]`, `[3, 3, channels]`, `[2, 2, 1]` of a maximum, `[1]` of a copy, `[2]` of a sample */
	shape: number[];
	/** for each term the unit of the layer before that it takes, −1 for padding */
	sources: Int32Array;
	inputs: Float32Array;
	/** a maximum has the weight 1 for the largest of its inputs; of a sample the weights are 1 and ε */
	weights: Float32Array;
	products: Float32Array;
	/** the sum of the products for each index of the last dimension: per channel; in a dense layer each input is a channel */
	channelSums: Float32Array;
	/** channels whose sums have the largest magnitude, the largest first, without those that are 0; at most four */
	largestChannels: number[];
	/** the sum of all other channels */
	otherChannelsSum: number;
	bias: number;
	sum: number;
	/** undefined if the sum is the value */
	activation: Activation | undefined;
	value: number;
	/** the index in the trace of the layer whose values are the sources; undefined for the input */
	sourceLayer: number | undefined;
	/** the part of the input on which the unit depends; undefined if that is all of it */
	receptiveField: PixelRegion | undefined;
}

/** In pixels; `bottom` and `right` are not part of it. */
export interface PixelRegion {
	top: number;
	left: number;
	bottom: number;
	right: number;
}

/** A kernel, `[in, out]` or `[3, 3, in, out]`, or a bias, `[out]`. */
export interface Weight {
	shape: number[];
	values: Float32Array;
}

export interface ImageQuality {
	/** mean squared error per pixel */
	mse: number;
	/** peak signal-to-noise ratio in dB; Infinity for a perfect reconstruction */
	psnr: number;
	/** structural similarity, at most 1 */
	ssim: number;
}

/** What is done about noise: nothing, a median filter, or a model. */
export type DenoiseMethod = "noisy" | "median" | ModelId;

export interface Denoised {
	method: DenoiseMethod;
	image: Float32Array;
	quality: ImageQuality;
}

/** The test examples, on which no model was trained, or the training examples. */
export type Split = "test" | "train";

/** Statistics of the codes of some examples, for each code dimension. */
export interface CodeStats {
	mean: Float32Array;
	variance: Float32Array;
	min: Float32Array;
	max: Float32Array;
}

export interface LatentStats {
	/** concatenated, one for each example; the posterior means for a variational model */
	codes: Float32Array;
	labels: Uint8Array;
	/** KL of each latent dimension, mean over the examples, in nats; only variational models have it */
	kl: Float32Array | undefined;
	/** a code for each class, concatenated: the mean of its examples */
	classMeans: Float32Array;
	/** each code as a point, x and y in turn: a code of two dimensions itself, otherwise its two principal components */
	points: Float32Array;
	/** share of the codes' variance along each axis */
	explainedVarianceRatio: Float32Array;
	codeStats: CodeStats;
}

/** 256 colours in RGBA: those of the values 0, 1/255, …, 1. */
export type Palette = Uint8Array;

/** A rectangle of the map, in the units of its points. */
export interface GridRegion {
	left: number;
	right: number;
	bottom: number;
	top: number;
}

/** The first call to every worker of the page. */
export interface StartCall {
	request: { module: WebAssembly.Module };
	reply: Record<never, never>;
}

/** The request and the reply of each call. */
export interface ModelsContract {
	start: { request: StartCall["request"] & { dataSpec: DataSpec }; reply: StartCall["reply"] };
	/** 32 bits from the browser's source of randomness. */
	freshSeed: { request: Record<never, never>; reply: { seed: number } };
	/** The reply has the model's result for `source` as well, so that the first one needs no second call. */
	loadModel: {
		request: { model: ModelId; bytes: Uint8Array; source: ImageSource };
		reply: { info: ModelInfo; first: Reconstructions };
	};
	/** Frees a model and its latent statistics, if it is loaded. */
	unloadModel: { request: { model: ModelId }; reply: Record<never, never> };
	/** What is in a file; an error if that is not a model from images of the data set's shape to such images. */
	inspectModel: { request: { bytes: Uint8Array }; reply: { info: ModelInfo } };
	loadExamples: { request: { split: Split; bytes: Uint8Array }; reply: { count: number; labels: Uint8Array } };
	readImages: { request: { split: Split; indices: number[] }; reply: { images: Float32Array[] } };
	reconstruct: { request: { source: ImageSource; models: ModelId[] }; reply: Reconstructions };
	/** A drawing as an image of the given data set, which need not be the worker's; undefined where nothing was drawn. */
	normaliseDrawing: {
		request: { ink: Uint8Array; width: number; height: number; dataSpec: DataSpec };
		reply: { image: Float32Array | undefined };
	};
	/** PCA's reconstructions from so many components each, at most 16; none where nothing was drawn. Needs the training examples. */
	reconstructByPca: {
		request: { source: ImageSource; components: readonly number[] };
		reply: { images: Float32Array[] };
	};
	/** `layers` is empty where nothing was drawn. */
	traceLayers: { request: { model: ModelId; source: ImageSource }; reply: { layers: LayerActivation[] } };
	/** How the value of one unit is computed; `layer` is the index of its layer in the trace; undefined where nothing was drawn. `epsilon` is the noise of a sample. */
	explainUnit: {
		request: { model: ModelId; source: ImageSource; layer: number; unit: number; epsilon: number };
		reply: { contributions: Contributions | undefined };
	};
	readWeight: { request: { model: ModelId; name: string }; reply: Weight };
	/** `clean` is undefined where nothing was drawn. */
	corruptAndDenoise: {
		request: {
			source: ImageSource;
			/** "mixed" is one of the first three kinds, of random strength */
			noise: Noise | { kind: "mixed" };
			seed: number;
			methods: readonly DenoiseMethod[];
		};
		reply: { clean: Float32Array | undefined; results: Denoised[] };
	};
	/** Mean quality over these test examples, which must be loaded; the noise of each depends on the seed and its index. */
	runDenoiseBenchmark: {
		request: { indices: readonly number[]; noise: Noise; seed: number; methods: readonly DenoiseMethod[] };
		reply: { qualities: ImageQuality[] };
	};
	encode: { request: { model: ModelId; images: Float32Array }; reply: { codes: Float32Array } };
	decode: { request: { model: ModelId; codes: Float32Array }; reply: { images: Float32Array } };
	/** Of the test examples; fits the map that `projectCodes`, `unprojectPoints` and `renderGrid` use to their codes. */
	computeLatentStats: { request: { model: ModelId }; reply: LatentStats };
	/** Codes to points of the map, x and y in turn. */
	projectCodes: { request: { model: ModelId; codes: Float32Array }; reply: { points: Float32Array } };
	/** Points of the map to codes. */
	unprojectPoints: { request: { model: ModelId; points: Float32Array }; reply: { codes: Float32Array } };
	/** A region of the map as one picture: the image decoded at the centre of each cell, coloured with the palette. */
	renderGrid: {
		request: { model: ModelId; region: GridRegion; columns: number; rows: number; palette: Palette };
		reply: { image: ImageData };
	};
	/** Images in one picture, row by row with `gap` transparent pixels between them, coloured with the palette. */
	renderContactSheet: {
		request: { images: Float32Array; columns: number; gap: number; palette: Palette };
		reply: { image: ImageData };
	};
	/** `steps` codes from one to another, both included, and their images. */
	interpolateCodes: {
		request: { model: ModelId; from: Float32Array; to: Float32Array; steps: number; spherical: boolean };
		reply: { codes: Float32Array; images: Float32Array };
	};
	/** a − b + c, and its image */
	combineCodes: {
		request: { model: ModelId; a: Float32Array; b: Float32Array; c: Float32Array };
		reply: { code: Float32Array; image: Float32Array };
	};
	/** Codes sampled from the prior N(0, temperature²) or from a Gaussian fitted to the test examples' codes; with their images. */
	sampleCodes: {
		request: { model: ModelId; distribution: "prior" | "codes"; count: number; temperature: number; seed: number };
		reply: { codes: Float32Array; images: Float32Array };
	};
	/** Codes sampled from a posterior, z = mean + deviation·ε, and their images. */
	samplePosterior: {
		request: { model: ModelId; mean: Float32Array; deviation: Float32Array; count: number; seed: number };
		reply: { codes: Float32Array; images: Float32Array };
	};
	/** The `count` nearest examples of each image, nearest first, by Euclidean distance of the pixels; their labels, if there are any. */
	findNearest: {
		request: { split: Split; images: Float32Array; count: number };
		reply: { indices: Uint32Array; labels: Uint8Array; distances: Float32Array; images: Float32Array };
	};
	/** The distance of each image to the nearest of the examples from `start` to `end`, which is not included. */
	findNearestDistances: {
		request: { split: Split; images: Float32Array; start: number; end: number };
		reply: { distances: Float32Array };
	};
}
