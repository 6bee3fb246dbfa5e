/** Each kind of measurement, with the code that trains in the page: a run in wasm, alone or with a pool of workers. */

import { type DataSet, runMultiplyAdds, TrainingRun } from "autoencoders";
import type { ModelConfig } from "../protocol";
import { ModelRun } from "../training/modelRun";
import type { TrainConfig } from "../training/trainConfig";
import { sampleDurations } from "./clock";
import type { DurationPercentiles, MeasuredModel, MeasuredTime, MeasurementTask, WorkersRequest } from "./contract";
import { configs, stepOperations } from "./plan";

/** For `runMultiplyAdds`: about five milliseconds on the fastest cores of today. */
const PEAK_ROUNDS = 10_000;
/** Milliseconds of steps by several workers that are not counted: memory is allocated, and the workers' code still compiled. */
const WARM_UP_MS = 2500;

/** What every measurement needs. */
export interface MeasurementInputs {
	module: WebAssembly.Module;
	examples: DataSet;
}

/** An epoch is a single batch, so that all steps have the same number of images. */
function trainConfig(model: ModelConfig, batch: number): TrainConfig {
	return {
		model,
		objective: { reconstruction: "binary_cross_entropy", beta: 1 },
		warmUp: 0,
		learningRate: 1e-3,
		batch,
		noise: null,
		examples: batch,
		excludedClasses: [],
		seed: 1,
	};
}

async function measureStep(
	{ examples }: MeasurementInputs,
	modelKind: MeasuredModel,
	batch: number,
): Promise<DurationPercentiles> {
	const run = new TrainingRun(trainConfig(configs[modelKind], batch), examples);
	try {
		return await sampleDurations(() => run.trainStep(), modelKind === "convolutional" ? 4000 : 1000);
	} finally {
		run.free();
	}
}

async function measureInference(
	{ examples }: MeasurementInputs,
	modelKind: MeasuredModel,
): Promise<DurationPercentiles> {
	const run = new TrainingRun(trainConfig(configs[modelKind], 1), examples);
	const model = run.model();
	const image = examples.image(0);
	try {
		return await sampleDurations(() => model.decode(model.encode(image)), 700);
	} finally {
		model.free();
		run.free();
	}
}

/** Opens a run with `workers` workers, passes its step to `use`, and closes it. */
async function withModelRun<T>(
	{ module, examples }: MeasurementInputs,
	config: TrainConfig,
	workers: number,
	use: (step: () => Promise<void>) => Promise<T>,
): Promise<T> {
	const run = new ModelRun(module, config, examples, workers);
	try {
		await run.open();
		return await use(async () => run.update(await run.computeGradients()));
	} finally {
		run.close();
	}
}

async function measureOnWorkers(
	inputs: MeasurementInputs,
	modelKind: MeasuredModel,
	batch: number,
	workers: number,
): Promise<DurationPercentiles> {
	const budgetMs = modelKind === "convolutional" ? 2000 : 800;
	return withModelRun(inputs, trainConfig(configs[modelKind], batch), workers, (step) =>
		sampleDurations(step, budgetMs),
	);
}

export async function measure(inputs: MeasurementInputs, task: MeasurementTask): Promise<MeasuredTime> {
	switch (task.kind) {
		case "peak":
			return {
				operations: runMultiplyAdds(1) * PEAK_ROUNDS,
				ms: await sampleDurations(() => runMultiplyAdds(PEAK_ROUNDS), 500),
			};
		case "step": {
			const { model, batch } = task;
			return { operations: stepOperations[model] * batch, ms: await measureStep(inputs, model, batch) };
		}
		case "inference":
			return { operations: undefined, ms: await measureInference(inputs, task.model) };
		case "workers": {
			const { model, batch, workers } = task;
			return { operations: undefined, ms: await measureOnWorkers(inputs, model, batch, workers) };
		}
	}
}

/** The durations of `steps` training steps. */
export async function measureStepTimes(
	inputs: MeasurementInputs,
	{ config, batch, workers, steps }: WorkersRequest,
): Promise<number[]> {
	return withModelRun(inputs, trainConfig(config, batch), workers, async (step) => {
		const began = performance.now();
		while (performance.now() - began < WARM_UP_MS) await step();
		const times: number[] = [];
		for (let count = 0; count < steps; count++) {
			const start = performance.now();
			await step();
			times.push(performance.now() - start);
		}
		return times;
	});
}
