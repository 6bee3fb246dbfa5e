/** Parameter count, steps per epoch and memory of a model that does not exist yet, for the settings form; Rust has the same formulas. */

import { paddedSize } from "./config";
import type { ModelConfig } from "./protocol";
import type { TrainConfig } from "./training/trainConfig";

/** Number of values of an image that the model takes. */
function inputLength(config: ModelConfig | undefined): number {
	if (!config) return 0;
	return config.kind === "convolutional" ? config.height * config.width * config.channels : config.input;
}

/** Weights and biases of a dense layer. */
function denseParameters(inputs: number, outputs: number): number {
	return (inputs + 1) * outputs;
}

/** Parameters of consecutive dense layers of these widths. */
function denseStackParameters(widths: readonly number[]): number {
	return widths.slice(1).reduce((sum, width, at) => sum + denseParameters(widths[at] ?? 0, width), 0);
}

export function parameterCount(config: ModelConfig): number {
	switch (config.kind) {
		case "vanilla":
			return denseStackParameters([config.input, ...config.encoder, ...config.decoder, config.input]);
		case "convolutional": {
			const channels = [config.channels, ...config.filters, config.channels];
			return channels.slice(1).reduce((sum, to, at) => sum + denseParameters(9 * (channels[at] ?? 0), to), 0);
		}
		case "variational": {
			const encoderWidths = [config.input, ...config.encoder, config.latent];
			// A second layer of the same size gives the log-variances.
			return (
				denseStackParameters(encoderWidths) +
				denseStackParameters(encoderWidths.slice(-2)) +
				denseStackParameters([config.latent, ...config.decoder, config.input])
			);
		}
	}
}

/** How many training examples a data set has. */
export interface ExampleCounts {
	readonly count: number;
	/** of each label; empty without labels */
	readonly classCounts: readonly number[];
}

/** How many of the first `firstCount` examples are not excluded; exact for all or without excluded classes, otherwise an estimate. */
export function remainingExampleCount(
	firstCount: number,
	excludedClasses: readonly number[],
	{ count, classCounts }: ExampleCounts,
): number {
	const excluded = excludedClasses.reduce((sum, label) => sum + (classCounts[label] ?? 0), 0);
	return Math.round((firstCount * (count - excluded)) / count);
}

export function stepsPerEpoch(
	{ examples, excludedClasses, batch }: Pick<TrainConfig, "examples" | "excludedClasses" | "batch">,
	exampleCounts: ExampleCounts,
): { steps: number; isExact: boolean } {
	const isExact = excludedClasses.length === 0 || examples === exampleCounts.count;
	return { steps: Math.ceil(remainingExampleCount(examples, excludedClasses, exampleCounts) / batch), isExact };
}

/** Values of all layers for one image: what a training step keeps of it. */
function activationCount(config: ModelConfig): number {
	const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
	switch (config.kind) {
		case "vanilla":
			return sum([...config.encoder, ...config.decoder, config.input]);
		case "variational":
			return sum([...config.encoder, 3 * config.latent, ...config.decoder, config.input]);
		case "convolutional": {
			const [first = 0, second = 0, third = 0, fourth = 0] = config.filters;
			// Each pooling leaves a quarter of the pixels, and each up-sampling brings them back.
			const perPixel = first + first / 4 + second / 4 + second / 16 + second / 4 + third / 4 + third + fourth + 1;
			const [height, width] = paddedSize(config);
			return height * width * perPixel;
		}
	}
}

const FLOAT_BYTES = 4;
/** A worker with its code and the wasm module, before it has a model. */
const WORKER_BYTES = 15e6;
/** The viewer, the evaluator and the coordinator. */
const OTHER_WORKERS = 3;
/** Weights, gradient and two moments in the coordinator, two copies of the state, a model in the viewer and in the evaluator. */
const PARAMETER_COPIES = 4 + 2 * 3 + 2;
/** Weights and gradient in a replica, and the buffer between the two. */
const REPLICA_COPIES = 3;
/** Convolutions process four images at a time, and the tiles of their fast algorithms take three times as much again. */
const CONVOLUTION_IMAGES = 4 * 4;
/** The snapshots of a run, and their limit in bytes. */
const SNAPSHOTS = 48;
const SNAPSHOT_BYTES = 96 * 2 ** 20;

/**
 * About how much memory a training of these models takes in bytes, each with `workers` workers. Compared with what the
 * browser's process grew by (private memory, Chromium): 131 MB here and 123 there for 784-128-784 with two workers, 750 and 843
 * for 5.3 million parameters with four, 176 and 165 for 32 and 64 filters with two.
 */
export function estimateTrainingBytes(configs: readonly TrainConfig[], workers: number): number {
	const each = configs.map(({ model, batch }) => {
		const images = model.kind === "convolutional" ? CONVOLUTION_IMAGES : Math.ceil(batch / workers);
		const parameters = FLOAT_BYTES * parameterCount(model);
		const activations = 2 * FLOAT_BYTES * images * activationCount(model); // and their gradients
		return PARAMETER_COPIES * parameters + workers * (WORKER_BYTES + REPLICA_COPIES * parameters + activations);
	});
	const fileBytes = configs.reduce((sum, { model }) => sum + FLOAT_BYTES * parameterCount(model), 0);
	const shared = OTHER_WORKERS * WORKER_BYTES + Math.min(SNAPSHOTS * fileBytes, SNAPSHOT_BYTES);
	const examples = Math.max(...configs.map((config) => config.examples)) * inputLength(configs[0]?.model);
	return each.reduce((sum, bytes) => sum + bytes, shared + examples);
}
