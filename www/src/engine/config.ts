/** What follows from a model's configuration alone. */

import { type ImageShape, lengthOf } from "./dataForm";
import type { ModelConfig } from "./protocol";

/** Of any model, as in crate/src/models/limits.rs. */
export const MAX_PARAMETERS = 2 ** 26;

type ConvolutionalConfig = Extract<ModelConfig, { kind: "convolutional" }>;

/** Whether its codes have a prior. */
export function isVariational({ kind }: ModelConfig): boolean {
	return kind === "variational";
}

/** Whether it takes images of that shape. */
export function fitsShape(config: ModelConfig, shape: ImageShape): boolean {
	if (config.kind !== "convolutional") return config.input === lengthOf(shape);
	return config.height === shape.height && config.width === shape.width && config.channels === shape.channels;
}

/** Rows and columns that the two poolings of a convolutional model make one of. */
const POOLED = 4;

/** Height and width of the images inside a convolutional model: with 'same' padding the next multiples of four. */
export function paddedSize({
	height,
	width,
	padding,
}: Pick<ConvolutionalConfig, "height" | "width" | "padding">): [number, number] {
	if (padding === "valid") return [height, width];
	return [POOLED * Math.ceil(height / POOLED), POOLED * Math.ceil(width / POOLED)];
}

/** The length of a side after a convolution and pooling, which halves it and drops an odd row or column. */
function pooled(side: number, padding: "same" | "valid"): number {
	return Math.floor((padding === "same" ? side : side - 2) / 2);
}

/** `[units]` or `[height, width, channels]`. */
export function codeShape(config: ModelConfig): number[] {
	switch (config.kind) {
		case "vanilla":
			return config.encoder.slice(-1);
		case "convolutional":
			return [
				...paddedSize(config).map((side) => pooled(pooled(side, config.padding), config.padding)),
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
export function layerSizes(config: ModelConfig): string {
	switch (config.kind) {
		case "vanilla":
			return [config.input, ...config.encoder, ...config.decoder, config.input].join("-");
		case "variational":
			return [config.input, ...config.encoder, config.latent, ...config.decoder, config.input].join("-");
		case "convolutional":
			return [...config.filters, config.channels].join("-");
	}
}
