/**
 * The calls between the page and the worker that holds the models, told apart by `type`.
 * This file names no value of either side but lists, so that each imports it without importing the other.
 * Pictures are 28×28, row by row, in 0…1; where a call carries several, they lie one after another.
 */

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
/** The models of the visitor: kept in this browser, or in training just now. */
export type OwnId = `own-${string}` | "live";
export type ModelId = PretrainedId | OwnId;

/** What follows each hidden layer. */
export type Activation = "relu" | "tanh" | "sigmoid";

/** The configuration that stands in a model's file. */
export type ModelConfig = (
	| { kind: "vanilla"; input: number; encoder: number[]; decoder: number[] }
	| {
			kind: "convolutional";
			height: number;
			width: number;
			channels: number;
			filters: number[];
			padding: "same" | "valid";
	  }
	| { kind: "variational"; input: number; encoder: number[]; latent: number; decoder: number[] }
) & { /** "relu" if not given */ activation?: Activation };

export interface ModelInfo {
	config: ModelConfig;
	codeShape: number[];
	parameterCount: number;
}

/** What goes into the models: ink as drawn, or a picture that has MNIST's form already. */
export type Source =
	| { kind: "ink"; ink: Uint8Array; width: number; height: number }
	| { kind: "image"; image: Float32Array };

/** One model's answer to one picture. */
export interface ModelResult {
	model: ModelId;
	code: Float32Array;
	/** σ of every number of the code; only a variational model has it. */
	deviation: Float32Array | undefined;
	output: Float32Array;
	/** output − input, signed */
	error: Float32Array;
	/** binary cross-entropy, mean per pixel, in nats */
	bce: number;
	/** the cross-entropy of a perfect copy: the picture's own entropy */
	floor: number;
}

/** `image` is undefined where nothing was drawn. */
export interface Reconstructions {
	image: Float32Array | undefined;
	results: ModelResult[];
}

/** What one layer, with its rectifier, makes of a picture. */
export interface LayerActivation {
	/** the layer's name, by which its weights go too; `output` for the last step */
	name: string;
	kind: "conv2d" | "max_pool2d" | "up_sample2d" | "up_conv2d" | "dense" | "sigmoid";
	/** `[units]` or `[height, width, channels]` */
	shape: number[];
	values: Float32Array;
}

/** A kernel, `[in, out]` or `[3, 3, in, out]`, or a bias, `[out]`. */
export interface Weight {
	shape: number[];
	values: Float32Array;
}

export type Noise =
	| { kind: "gaussian"; sigma: number }
	| { kind: "salt_and_pepper"; probability: number }
	/** a square at a random place */
	| { kind: "patch"; size: number }
	/** a square at this place, which may lie partly outside */
	| { kind: "mask"; left: number; top: number; size: number }
	| { kind: "scribble"; length: number };

export interface Quality {
	/** mean squared error a pixel */
	mse: number;
	/** peak signal-to-noise ratio in dB; Infinity for a perfect copy */
	psnr: number;
	/** structural similarity, at most 1 */
	ssim: number;
}

/** What answers to noise: nothing at all, a filter that has learnt nothing, or a model. */
export type DenoiseMethod = "noisy" | "median" | ModelId;

export interface Denoised {
	method: DenoiseMethod;
	image: Float32Array;
	quality: Quality;
}

/** The digits that no model was trained on, and those that all of them were. */
export type DigitSet = "test" | "train";

/** How the codes of some digits lie, for each number of the code. */
export interface CodeSpread {
	mean: Float32Array;
	variance: Float32Array;
	low: Float32Array;
	high: Float32Array;
}

export interface LatentStats {
	/** one code a digit, one after another; means for a variational model */
	codes: Float32Array;
	labels: Uint8Array;
	/** KL of each latent dimension, mean over the digits, in nats; only a variational model has it */
	kl: Float32Array | undefined;
	/** ten codes: the mean of each class */
	classMeans: Float32Array;
	/** every code as a point, x and y in turn: the code itself if it has two numbers, else its two principal components */
	points: Float32Array;
	/** the share of the codes' variance that each axis shows */
	explained: Float32Array;
	spread: CodeSpread;
}

/** 256 colours in RGBA: those of the values 0, 1/255, …, 1. */
export type Palette = Uint8Array;

/** A rectangle of the map, in its own units. */
export interface GridRegion {
	left: number;
	right: number;
	bottom: number;
	top: number;
}

/** What every worker of the page is told first. */
export interface Start {
	request: { module: WebAssembly.Module };
	reply: Record<never, never>;
}

/** What each request carries and what answers it. */
export interface ModelsContract {
	start: Start;
	/** 32 bits from the browser's source of randomness. */
	freshSeed: { request: Record<never, never>; reply: { seed: number } };
	/** With the model comes its answer to `source`, so that the first picture need not wait for another round. */
	loadModel: {
		request: { model: ModelId; bytes: Uint8Array; source: Source };
		reply: { info: ModelInfo; first: Reconstructions };
	};
	/** Frees a model, and all that is kept for it; nothing where it is not loaded. */
	unloadModel: { request: { model: ModelId }; reply: Record<never, never> };
	/** What a file holds, without keeping it; an error if that is no model from 28×28 pixels to as many. */
	inspect: { request: { bytes: Uint8Array }; reply: { info: ModelInfo } };
	loadDigits: { request: { set: DigitSet; bytes: Uint8Array }; reply: { labels: Uint8Array } };
	digits: { request: { set: DigitSet; indices: number[] }; reply: { images: Float32Array[] } };
	reconstruct: { request: { source: Source; models: ModelId[] }; reply: Reconstructions };
	/** `steps` is empty where nothing was drawn. */
	trace: { request: { model: ModelId; source: Source }; reply: { steps: LayerActivation[] } };
	weight: { request: { model: ModelId; name: string }; reply: Weight };
	/** `clean` is undefined where nothing was drawn. */
	denoise: {
		request: { source: Source; noise: Noise; seed: number; methods: readonly DenoiseMethod[] };
		reply: { clean: Float32Array | undefined; answers: Denoised[] };
	};
	/** Mean quality over these test digits, which have to be loaded; what befalls one depends on the seed and its index. */
	denoiseBenchmark: {
		request: { indices: readonly number[]; noise: Noise; seed: number; methods: readonly DenoiseMethod[] };
		reply: { qualities: Quality[] };
	};
	encode: { request: { model: ModelId; images: Float32Array }; reply: { codes: Float32Array } };
	decode: { request: { model: ModelId; codes: Float32Array }; reply: { images: Float32Array } };
	/** Encodes the first `count` test digits, and fits the map to their codes, which `project` and `grid` use. */
	latentStats: { request: { model: ModelId; count: number }; reply: LatentStats };
	/** Codes to points of the map, x and y in turn. */
	project: { request: { model: ModelId; codes: Float32Array }; reply: { points: Float32Array } };
	/** Points of the map to codes. */
	unproject: { request: { model: ModelId; points: Float32Array }; reply: { codes: Float32Array } };
	/** A region of the map as one picture: the image decoded at the centre of each cell, coloured with the palette. */
	grid: {
		request: { model: ModelId; region: GridRegion; columns: number; rows: number; palette: Palette };
		reply: { image: ImageData };
	};
	/** Images in one picture, row by row with `gap` transparent pixels between them, coloured with the palette. */
	contactSheet: {
		request: { images: Float32Array; columns: number; gap: number; palette: Palette };
		reply: { image: ImageData };
	};
	/** `steps` codes from one to another, both included, and what they decode to. */
	path: {
		request: { model: ModelId; from: Float32Array; to: Float32Array; steps: number; spherical: boolean };
		reply: { codes: Float32Array; images: Float32Array };
	};
	/** a − b + c, and what it decodes to */
	combine: {
		request: { model: ModelId; a: Float32Array; b: Float32Array; c: Float32Array };
		reply: { code: Float32Array; image: Float32Array };
	};
	/** Codes drawn from the prior N(0, temperature²), or from a normal as wide as the codes of the surveyed digits. */
	sample: {
		request: { model: ModelId; from: "prior" | "codes"; count: number; temperature: number; seed: number };
		reply: { codes: Float32Array; images: Float32Array };
	};
	/** Codes drawn around a posterior's mean, z = mean + deviation·ε, and what they decode to. */
	draw: {
		request: { model: ModelId; mean: Float32Array; deviation: Float32Array; count: number; seed: number };
		reply: { codes: Float32Array; images: Float32Array };
	};
	/** For each picture the `count` nearest digits, nearest first; distances are Euclidean over the pixels. */
	nearest: {
		request: { set: DigitSet; images: Float32Array; count: number };
		reply: { indices: Uint32Array; labels: Uint8Array; distances: Float32Array; images: Float32Array };
	};
}
