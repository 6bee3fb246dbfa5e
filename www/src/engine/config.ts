/** What follows from a model's configuration alone. */

import { type ImageShape, imageLengthOf } from "./dataSpec";
import type { ModelConfig } from "./protocol";

/** The most parameters that a model may have, as in crate/src/models/limits.rs. */
export const MAX_PARAMETERS = 2 ** 26;

type ConvolutionalConfig = Extract<ModelConfig, { kind: "convolutional" }>;

/** Whether its codes have a prior. */
export function isVariational({ kind }: ModelConfig): boolean {
	return kind === "variational";
}

/** Whether it takes images of that shape. */
export function fitsShape(config: ModelConfig, shape: ImageShape): boolean {
	if (config.kind !== "convolutional") return config.input === imageLengthOf(shape);
	return config.height === shape.height && config.width === shape.width && config.channels === shape.channels;
}

/** By what the two poolings of a convolutional model together divide height and width. */
const POOLING_FACTOR = 4;

/** Height and width of the images inside a convolutional model: with 'same' padding the next multiples of four. */
export function paddedSize({
	height,
	width,
	padding,
}: Pick<ConvolutionalConfig, "height" | "width" | "padding">): [number, number] {
	if (padding === "valid") return [height, width];
	return [POOLING_FACTOR * Math.ceil(height / POOLING_FACTOR), POOLING_FACTOR * Math.ceil(width / POOLING_FACTOR)];
}

/** The length of a side after a convolution and pooling, which halves it and drops an odd row or column. */
function pooledSide(side: number, padding: "same" | "valid"): number {
	return Math.floor((padding === "same" ? side : side - 2) / 2);
}

/** `[units]` or `[height, width, channels]`. */
export function codeShape(config: ModelConfig): number[] {
	switch (config.kind) {
		case "vanilla":
			return config.encoder.slice(-1);
		case "convolutional":
			return [
				...paddedSize(config).map((side) => pooledSide(pooledSide(side, config.padding), config.padding)),
				config.filters[1] ?? 0,
			];
		case "variational":
			return [config.latent];
	}
}

/** Dimensions of a code. */
export function codeSize(config: ModelConfig): number {
	return codeShape(config).reduce((product, size) => product * size, 1);
}

/** The layers' sizes from input to output, as in 784-256-2-256-784. */
export function layerSizesText(config: ModelConfig): string {
	switch (config.kind) {
		case "vanilla":
			return [config.input, ...config.encoder, ...config.decoder, config.input].join("-");
		case "variational":
			return [config.input, ...config.encoder, config.latent, ...config.decoder, config.input].join("-");
		case "convolutional":
			return [...config.filters, config.channels].join("-");
	}
}
