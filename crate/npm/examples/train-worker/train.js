/**
 * The worker: trains a small autoencoder on the images that it is sent, until it is told to stop.
 *
 * It is sent `{ images, shape, steps }`, bytes `[n, height, width, channels]`, then perhaps `"stop"`. It answers with
 * `{ step, loss }` now and then, and in the end with `{ step, model }`, the bytes of a safetensors file, or with `{ error }`.
 */

import init, { DataSet, freshSeed, TrainingRun } from "autoencoders";

/** So often can a message be read; loss and stop are as late. */
const MILLISECONDS_BETWEEN_MESSAGES = 100;

let stopped = false;

function settings(shape, count) {
	const [height, width, channels] = shape;
	return {
		model: { kind: "variational", input: height * width * channels, encoder: [128], latent: 8, decoder: [128] },
		objective: { reconstruction: "binary_cross_entropy", beta: 1 },
		warmUp: 0,
		learningRate: 0.001,
		batch: Math.min(128, count),
		noise: null,
		examples: count,
		excludedClasses: [],
		seed: freshSeed(),
	};
}

/** Steps for a while; returns the mean of their losses. */
function trainFor(milliseconds, run, steps) {
	const end = performance.now() + milliseconds;
	let [sum, count] = [0, 0];
	do {
		const { reconstruction, kl } = run.trainStep();
		sum += reconstruction + kl;
		count++;
	} while (run.completedSteps < steps && performance.now() < end);
	return sum / count;
}

async function train({ images, shape, steps }) {
	await init();
	const data = DataSet.fromImages(images, shape);
	const run = new TrainingRun(settings(shape, data.length), data);
	while (run.completedSteps < steps && !stopped) {
		const loss = trainFor(MILLISECONDS_BETWEEN_MESSAGES, run, steps);
		postMessage({ step: run.completedSteps, loss });
		await new Promise((resolve) => setTimeout(resolve)); // here messages are read
	}
	const model = run.model().toBytes();
	postMessage({ step: run.completedSteps, model }, [model.buffer]);
}

self.onmessage = ({ data }) => {
	if (data === "stop") stopped = true;
	else train(data).catch((error) => postMessage({ error: error.message }));
};
