/**
 * The calls between the page and the worker that holds the models, told apart by `type`.
 * This file names no value of either side, so that each imports it without importing the other.
 */

import type { Start } from "./client";

/** The pretrained models that the page shows, named as their files are. */
export const modelIds = ["vanilla", "convolutional", "variational-2", "variational-16"] as const;
export type ModelId = (typeof modelIds)[number];

/** The configuration that stands in a model's file. */
export type ModelConfig =
	| { kind: "vanilla"; input: number; encoder: number[]; decoder: number[] }
	| {
			kind: "convolutional";
			height: number;
			width: number;
			channels: number;
			filters: number[];
			padding: "same" | "valid";
	  }
	| { kind: "variational"; input: number; encoder: number[]; latent: number; decoder: number[] };

export interface ModelInfo {
	config: ModelConfig;
	codeShape: number[];
	parameterCount: number;
}

/** What goes into the models: ink as drawn, or a picture that has MNIST's form already. */
export type Source =
	| { kind: "ink"; ink: Uint8Array; width: number; height: number }
	| { kind: "image"; image: Float32Array };

/** One model's answer to one picture. All pictures are 28×28, row by row. */
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
export interface Reconstructed {
	image: Float32Array | undefined;
	results: ModelResult[];
}

/** What each request carries and what answers it. */
export interface Calls {
	start: Start;
	/** With the model comes its answer to `source`, so that the first picture need not wait for another round. */
	loadModel: {
		request: { model: ModelId; bytes: Uint8Array; source: Source };
		reply: { info: ModelInfo; first: Reconstructed };
	};
	loadDigits: { request: { bytes: Uint8Array }; reply: { labels: Uint8Array } };
	digits: { request: { indices: number[] }; reply: { images: Float32Array[] } };
	reconstruct: { request: { source: Source; models: ModelId[] }; reply: Reconstructed };
}
