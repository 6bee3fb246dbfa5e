/** The size of every picture, and what follows from a model's configuration alone. */

import type { ModelConfig } from "./protocol";

/** A picture's side, in pixels. */
export const SIDE = 28;
/** Of a picture. */
export const PIXELS = SIDE * SIDE;

/** Whether its codes are pulled towards a known distribution. */
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

/** Numbers of a code. */
export function codeSize(config: ModelConfig): number {
	return codeShape(config).reduce((product, size) => product * size, 1);
}

/** The layers' sizes from picture to picture, as in 784-256-2-256-784. */
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
