/** How large a model is, and how long an epoch: known before there is either. */

import type { ModelConfig } from "./protocol";
import type { TrainConfig } from "./training/trainConfig";

/** Of a dense layer, W and b. */
function dense(inputs: number, outputs: number): number {
	return (inputs + 1) * outputs;
}

/** Of the dense layers between one width and the next. */
function chain(widths: readonly number[]): number {
	return widths.slice(1).reduce((sum, width, at) => sum + dense(widths[at] ?? 0, width), 0);
}

export function parameterCount(config: ModelConfig): number {
	switch (config.kind) {
		case "vanilla":
			return chain([config.input, ...config.encoder, ...config.decoder, config.input]);
		case "convolutional": {
			const channels = [config.channels, ...config.filters, config.channels];
			return channels.slice(1).reduce((sum, to, at) => sum + dense(9 * (channels[at] ?? 0), to), 0);
		}
		case "variational": {
			const down = [config.input, ...config.encoder, config.latent];
			// Beside the layer to the means stands one to the log-variances.
			return chain(down) + chain(down.slice(-2)) + chain([config.latent, ...config.decoder, config.input]);
		}
	}
}

/** Digits of each class among the 60,000. */
const CLASS_COUNTS = [5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949] as const;
const ALL = 60_000;

/** Of the first so many, those of the other classes: exact without any left out, or of all; near it else. */
export function remainingDigits(digits: number, excludedClasses: readonly number[]): number {
	const gone = excludedClasses.reduce((sum, label) => sum + (CLASS_COUNTS[label] ?? 0), 0);
	return Math.round((digits * (ALL - gone)) / ALL);
}

export function stepsPerEpoch({
	digits,
	excludedClasses,
	batch,
}: Pick<TrainConfig, "digits" | "excludedClasses" | "batch">): {
	steps: number;
	isExact: boolean;
} {
	const isExact = excludedClasses.length === 0 || digits === ALL;
	return { steps: Math.ceil(remainingDigits(digits, excludedClasses) / batch), isExact };
}
