/** Each kind of measurement. Random images will do: no instruction here takes longer for one number than for another. */

import { simdTile, Trainer } from "autoencoders";
import { imageSize } from "../training/batch";
import type { TrainingSettings } from "../training/protocol";
import { createTrainer } from "../training/trainer";
import { sample } from "./clock";
import { configs, stepOperations } from "./plan";
import type { Figure, Spread, Subject, Task, WorkersRequest } from "./protocol";

/** About five milliseconds of the fastest cores of today. */
const TILE_ROUNDS = 10_000;

const settings: TrainingSettings = {
	seed: 1,
	learningRate: 1e-3,
	objective: { reconstruction: "binary_cross_entropy", beta: 1 },
};

/** So many pixels in 0…1, the same ones each time. */
function randomPixels(count: number): Float32Array {
	let state = 1;
	return Float32Array.from({ length: count }, () => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return state / 2 ** 32;
	});
}

async function measureStep(subject: Subject, batch: number): Promise<Spread> {
	const trainer = new Trainer(configs[subject], settings);
	const images = randomPixels(batch * imageSize(configs[subject]));
	const ms = await sample(() => trainer.step(images), subject === "convolutional" ? 4000 : 1000);
	trainer.free();
	return ms;
}

async function measureImage(subject: Subject): Promise<Spread> {
	const trainer = new Trainer(configs[subject], settings);
	const model = trainer.model();
	const image = randomPixels(imageSize(configs[subject]));
	const ms = await sample(() => model.decode(model.encode(image)), 700);
	model.free();
	trainer.free();
	return ms;
}

async function measureShared(subject: Subject, batch: number, module: WebAssembly.Module, workers: number) {
	const trainer = await createTrainer({ module, config: configs[subject], settings, workers });
	try {
		const images = randomPixels(batch * imageSize(configs[subject]));
		return await sample(() => trainer.step(images), subject === "convolutional" ? 2000 : 800);
	} finally {
		trainer.close();
	}
}

export async function measure(module: WebAssembly.Module, task: Task): Promise<Figure> {
	switch (task.kind) {
		case "limit":
			return { operations: simdTile(1) * TILE_ROUNDS, ms: await sample(() => simdTile(TILE_ROUNDS), 500) };
		case "step": {
			const { subject, batch } = task;
			return { operations: stepOperations[subject] * batch, ms: await measureStep(subject, batch) };
		}
		case "image":
			return { operations: undefined, ms: await measureImage(task.subject) };
		case "workers": {
			const { subject, batch, workers } = task;
			return { operations: undefined, ms: await measureShared(subject, batch, module, workers) };
		}
	}
}

/** The time of each of so many steps, after two that warm the workers up. */
export async function stepTimes(module: WebAssembly.Module, request: WorkersRequest): Promise<number[]> {
	const { config, batch, workers, steps } = request;
	const trainer = await createTrainer({ module, config, settings, workers });
	const times: number[] = [];
	try {
		const images = randomPixels(batch * imageSize(config));
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
