/** The measurements in their order: which models, batch sizes and numbers of workers. */

import type { ModelConfig } from "../protocol";
import type { MeasuredModel, MeasurementTask } from "./contract";

/** Of MNIST. */
const SIDE = 28;
const PIXELS = SIDE * SIDE;

export const configs: Record<MeasuredModel, ModelConfig> = {
	vanilla: { kind: "vanilla", input: PIXELS, encoder: [128], decoder: [] },
	variational: { kind: "variational", input: PIXELS, encoder: [256], latent: 2, decoder: [256] },
	convolutional: {
		kind: "convolutional",
		height: SIDE,
		width: SIDE,
		channels: 1,
		filters: [32, 64, 64, 32],
		padding: "same",
	},
};

/**
 * Floating-point operations of a training step per image: 2·n·m for the forward pass of a layer with n·m weights, as many
 * for the gradient of its weights, and for that of its input except in the first layer; for a convolution at each pixel.
 */
export const stepOperations: Record<MeasuredModel, number> = {
	vanilla: 128.5e6 / 128,
	variational: 258.1e6 / 128,
	convolutional: 19_711e6 / 128,
};

const BATCH = 128;
/** A larger batch for the dense model, whose step would otherwise be shorter than sending its parameters takes. */
const workerMeasurements = [
	{ model: "convolutional", batch: BATCH },
	{ model: "vanilla", batch: 512 },
] as const;

/** 1, 2, 4 … and all cores. */
function workerCounts(cores: number): number[] {
	const powers = Array.from({ length: 16 }, (_, power) => 2 ** power);
	return [...powers.filter((count) => count < cores), cores];
}

export function planMeasurements(cores: number): MeasurementTask[] {
	return [
		{ kind: "peak" },
		{ kind: "step", model: "vanilla", batch: BATCH },
		{ kind: "step", model: "variational", batch: BATCH },
		{ kind: "step", model: "convolutional", batch: BATCH },
		{ kind: "inference", model: "vanilla" },
		{ kind: "inference", model: "convolutional" },
		...workerMeasurements.flatMap((work) =>
			workerCounts(cores).map((workers): MeasurementTask => ({ kind: "workers", ...work, workers })),
		),
	];
}
