/** The size of every image, and what follows from a model's configuration alone. */

import type { ModelConfig } from "./protocol";

/** Side of an image, in pixels. */
export const SIDE = 28;
/** Pixels of an image. */
export const PIXELS = SIDE * SIDE;

/** Whether its codes have a prior. */
export function isVariational({ kind }: ModelConfig): boolean {
	return kind === "variational";
}

/** `[units]` or `[height, width, channels]`. With 'same' padding each pooling halves both sides, rounded up. */
export function codeShape(config: ModelConfig): number[] {
	switch (config.kind) {
		case "vanilla":
			return config.encoder.slice(-1);
		case "convolutional":
			return [Math.ceil(config.height / 4), Math.ceil(config.width / 4), config.filters[1] ?? 0];
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
