/** Parameters of a model and steps of an epoch, for the form, before there is either; Rust has the same formulas. */

import { paddedSize } from "./config";
import type { ModelConfig } from "./protocol";
import type { TrainConfig } from "./training/trainConfig";

/** Number of values of an image that the model takes. */
function inputLength(config: ModelConfig | undefined): number {
	if (!config) return 0;
	return config.kind === "convolutional" ? config.height * config.width * config.channels : config.input;
}

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

/** The training examples of a data set. */
export interface TrainingExamples {
	readonly count: number;
	/** by their labels; empty without labels */
	readonly classCounts: readonly number[];
}

/** Number of the first `examples` that are not excluded; exact for all or without excluded classes, otherwise an estimate. */
export function remainingExamples(
	examples: number,
	excludedClasses: readonly number[],
	{ count, classCounts }: TrainingExamples,
): number {
	const excluded = excludedClasses.reduce((sum, label) => sum + (classCounts[label] ?? 0), 0);
	return Math.round((examples * (count - excluded)) / count);
}

export function stepsPerEpoch(
	{ examples, excludedClasses, batch }: Pick<TrainConfig, "examples" | "excludedClasses" | "batch">,
	all: TrainingExamples,
): { steps: number; isExact: boolean } {
	const isExact = excludedClasses.length === 0 || examples === all.count;
	return { steps: Math.ceil(remainingExamples(examples, excludedClasses, all) / batch), isExact };
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

const FLOAT = 4;
/** A worker with its code and the wasm module, before it has a model. */
const WORKER_BYTES = 15e6;
/** The viewer, the evaluator and the coordinator. */
const OTHER_WORKERS = 3;
/** Weights, gradient and two moments in the coordinator, two copies of the state, a model in the viewer and in the evaluator. */
const COPIES = 4 + 2 * 3 + 2;
/** Weights and gradient in a replica, and the buffer between the two. */
const REPLICA_COPIES = 3;
/** Convolutions take that many images at a time, and the tiles of their fast algorithms as much again, three times. */
const CONVOLVED_IMAGES = 4 * 4;
/** The snapshots of a run, and their limit in bytes. */
const SNAPSHOTS = 48;
const SNAPSHOT_BYTES = 96 * 2 ** 20;

/**
 * About how much memory a training of these models takes in bytes, each with `workers` workers. Compared with what the
 * browser's process grew by (private memory, Chromium): 131 MB here and 123 there for 784-128-784 with two workers, 750 and 843
 * for 5.3 million parameters with four, 176 and 165 for 32 and 64 filters with two.
 */
export function trainingBytes(configs: readonly TrainConfig[], workers: number): number {
	const each = configs.map(({ model, batch }) => {
		const images = model.kind === "convolutional" ? CONVOLVED_IMAGES : Math.ceil(batch / workers);
		const parameters = FLOAT * parameterCount(model);
		const activations = 2 * FLOAT * images * activationCount(model); // and their gradients
		return COPIES * parameters + workers * (WORKER_BYTES + REPLICA_COPIES * parameters + activations);
	});
	const fileBytes = configs.reduce((sum, { model }) => sum + FLOAT * parameterCount(model), 0);
	const shared = OTHER_WORKERS * WORKER_BYTES + Math.min(SNAPSHOTS * fileBytes, SNAPSHOT_BYTES);
	const examples = Math.max(...configs.map((config) => config.examples)) * inputLength(configs[0]?.model);
	return each.reduce((sum, bytes) => sum + bytes, shared + examples);
}
