/** Each kind of measurement. */

import { type Digits, peakFlops, Trainer } from "autoencoders";
import type { TrainingSettings } from "../training/replicaContract";
import { createTrainer } from "../training/trainer";
import { sample } from "./clock";
import type { Figure, Spread, Subject, Task, WorkersRequest } from "./contract";
import { configs, stepOperations } from "./plan";

/** About five milliseconds of the fastest cores of today. */
const PEAK_ROUNDS = 10_000;

const settings: TrainingSettings = {
	seed: 1,
	learningRate: 1e-3,
	objective: { reconstruction: "binary_cross_entropy", beta: 1 },
};

/** What is measured with. */
export interface Means {
	module: WebAssembly.Module;
	digits: Digits;
}

/** The pixels of so many digits, in 0…1. */
function pixels(digits: Digits, count: number): Float32Array {
	const images = Array.from({ length: count }, (_, index) => digits.image(index % digits.length));
	return Float32Array.from(images.flatMap((image) => [...image]));
}

async function measureStep({ digits }: Means, subject: Subject, batch: number): Promise<Spread> {
	const trainer = new Trainer(configs[subject], settings);
	const images = pixels(digits, batch);
	const ms = await sample(() => trainer.step(images), subject === "convolutional" ? 4000 : 1000);
	trainer.free();
	return ms;
}

async function measureImage({ digits }: Means, subject: Subject): Promise<Spread> {
	const trainer = new Trainer(configs[subject], settings);
	const model = trainer.model();
	const image = pixels(digits, 1);
	const ms = await sample(() => model.decode(model.encode(image)), 700);
	model.free();
	trainer.free();
	return ms;
}

async function measureShared({ module, digits }: Means, subject: Subject, batch: number, workers: number) {
	const trainer = await createTrainer({ module, config: configs[subject], settings, workers });
	try {
		const images = pixels(digits, batch);
		return await sample(() => trainer.step(images), subject === "convolutional" ? 2000 : 800);
	} finally {
		trainer.close();
	}
}

export async function measure(means: Means, task: Task): Promise<Figure> {
	switch (task.kind) {
		case "limit":
			return { operations: peakFlops(1) * PEAK_ROUNDS, ms: await sample(() => peakFlops(PEAK_ROUNDS), 500) };
		case "step": {
			const { subject, batch } = task;
			return { operations: stepOperations[subject] * batch, ms: await measureStep(means, subject, batch) };
		}
		case "image":
			return { operations: undefined, ms: await measureImage(means, task.subject) };
		case "workers": {
			const { subject, batch, workers } = task;
			return { operations: undefined, ms: await measureShared(means, subject, batch, workers) };
		}
	}
}

/** The time of each of so many steps, after two that warm the workers up. */
export async function stepTimes({ module, digits }: Means, request: WorkersRequest): Promise<number[]> {
	const { config, batch, workers, steps } = request;
	const trainer = await createTrainer({ module, config, settings, workers });
	const times: number[] = [];
	try {
		const images = pixels(digits, batch);
		for (let step = 0; step < steps + 2; step++) {
			const start = performance.now();
			await trainer.step(images);
			times.push(performance.now() - start);
		}
	} finally {
		trainer.close();
	}
	return times.slice(2);
}
