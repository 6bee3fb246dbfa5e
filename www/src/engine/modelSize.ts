/** Parameters of a model and steps of an epoch, for the form, before there is either; Rust has the same formulas. */

import type { ModelConfig } from "./protocol";
import type { TrainConfig } from "./training/trainConfig";

/** Weights and biases of a dense layer. */
function dense(inputs: number, outputs: number): number {
	return (inputs + 1) * outputs;
}

/** Parameters of a chain of dense layers of these widths. */
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
			// A second layer of the same size gives the log-variances.
			return chain(down) + chain(down.slice(-2)) + chain([config.latent, ...config.decoder, config.input]);
		}
	}
}

/** Digits of each class among the 60,000 training digits. */
const CLASS_COUNTS = [5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949] as const;
const ALL = 60_000;

/** Number of the first `digits` training digits that are not excluded; exact for all 60,000 or without excluded classes, otherwise an estimate. */
export function remainingDigits(digits: number, excludedClasses: readonly number[]): number {
	const excluded = excludedClasses.reduce((sum, label) => sum + (CLASS_COUNTS[label] ?? 0), 0);
	return Math.round((digits * (ALL - excluded)) / ALL);
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
