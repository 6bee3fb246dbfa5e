/** Each kind of measurement, by the code that trains in the page: a run in wasm, alone or with a pool of workers. */

import { type DataSet, peakFlops, TrainingRun } from "autoencoders";
import type { ModelConfig } from "../protocol";
import { ModelRun } from "../training/modelRun";
import type { TrainConfig } from "../training/trainConfig";
import { sample } from "./clock";
import type { Figure, Spread, Subject, Task, WorkersRequest } from "./contract";
import { configs, stepOperations } from "./plan";

/** About five milliseconds of the fastest cores of today. */
const PEAK_ROUNDS = 10_000;
/** Milliseconds of steps by several workers that are not counted: memory is allocated, and the workers' code still compiled. */
const WARM_UP_MS = 2500;

/** What every measurement needs. */
export interface Resources {
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

async function measureStep({ examples }: Resources, subject: Subject, batch: number): Promise<Spread> {
	const run = new TrainingRun(trainConfig(configs[subject], batch), examples);
	try {
		return await sample(() => run.train(), subject === "convolutional" ? 4000 : 1000);
	} finally {
		run.free();
	}
}

async function measureImage({ examples }: Resources, subject: Subject): Promise<Spread> {
	const run = new TrainingRun(trainConfig(configs[subject], 1), examples);
	const model = run.model();
	const image = examples.image(0);
	try {
		return await sample(() => model.decode(model.encode(image)), 700);
	} finally {
		model.free();
		run.free();
	}
}

/** Opens a run with `workers` workers, passes its step to `use`, and closes it. */
async function withWorkers<T>(
	{ module, examples }: Resources,
	config: TrainConfig,
	workers: number,
	use: (step: () => Promise<void>) => Promise<T>,
): Promise<T> {
	const run = new ModelRun(module, config, examples, workers);
	try {
		await run.open();
		return await use(async () => run.update(await run.gradients()));
	} finally {
		run.close();
	}
}

async function measureShared(resources: Resources, subject: Subject, batch: number, workers: number): Promise<Spread> {
	const budget = subject === "convolutional" ? 2000 : 800;
	return withWorkers(resources, trainConfig(configs[subject], batch), workers, (step) => sample(step, budget));
}

export async function measure(resources: Resources, task: Task): Promise<Figure> {
	switch (task.kind) {
		case "limit":
			return { operations: peakFlops(1) * PEAK_ROUNDS, ms: await sample(() => peakFlops(PEAK_ROUNDS), 500) };
		case "step": {
			const { subject, batch } = task;
			return { operations: stepOperations[subject] * batch, ms: await measureStep(resources, subject, batch) };
		}
		case "image":
			return { operations: undefined, ms: await measureImage(resources, task.subject) };
		case "workers": {
			const { subject, batch, workers } = task;
			return { operations: undefined, ms: await measureShared(resources, subject, batch, workers) };
		}
	}
}

/** The durations of `steps` training steps. */
export async function stepTimes(
	resources: Resources,
	{ config, batch, workers, steps }: WorkersRequest,
): Promise<number[]> {
	return withWorkers(resources, trainConfig(config, batch), workers, async (step) => {
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
