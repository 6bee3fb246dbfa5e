/** The evaluator's worker: metrics of models in training, durations of steps, and gradient checks. */

import init, { Digits, Model, Pca, TrainingRun, type EvalMetrics as WasmEvalMetrics } from "autoencoders";
import { serve } from "../serve";
import { unzip } from "../unzip";
import type { EvalMetrics, EvaluatedModel, EvaluatorContract } from "./contracts";
import { fastestPerItem } from "./stepTime";
import type { TrainConfig } from "./trainConfig";

const digits = new Map<"test" | "train", Digits>();
const models = new Map<EvaluatedModel, Model>();
let nextModel = 0;

function digitsOf(set: "test" | "train"): Digits {
	const loaded = digits.get(set);
	if (!loaded) throw new Error(`the digits for ${set} are not loaded`);
	return loaded;
}

function modelOf(id: EvaluatedModel): Model {
	const model = models.get(id);
	if (!model) throw new Error(`there is no model ${id}`);
	return model;
}

/** Number of training digits that PCA and the nearest neighbours are fitted to. */
const FIT_DIGITS = 4000;
/** Maximum images of a timed step of a convolutional model, whose time is proportional to their number. */
const TIMED_IMAGES = 32;
/** Seed for choosing the entries whose gradients are compared. */
const CHECK_SEED = 1;

function readMetrics(metrics: WasmEvalMetrics): EvalMetrics {
	const { images, reconstruction, kl, squaredError } = metrics;
	metrics.free();
	return { images, reconstruction, kl, squaredError };
}

/** By the number of components. */
const fittedPca = new Map<number, Pca>();

function pcaOf(components: number): Pca {
	const train = digitsOf("train");
	const pca = fittedPca.get(components) ?? Pca.fitDigits(train, Math.min(FIT_DIGITS, train.length), components);
	fittedPca.set(components, pca);
	return pca;
}

/** Milliseconds per image. */
function measureStepTime(config: TrainConfig): number {
	const train = digitsOf("train");
	const batch = config.model.kind === "convolutional" ? Math.min(TIMED_IMAGES, config.batch) : config.batch;
	const run = new TrainingRun({ ...config, batch, digits: Math.min(config.digits, train.length) }, train);
	try {
		return fastestPerItem(() => takeStep(run));
	} finally {
		run.free();
	}
}

/** Returns the number of images in the step: the last batch of an epoch is smaller. */
function takeStep(run: TrainingRun): number {
	const batch = run.nextBatch();
	const { images } = batch;
	batch.free();
	run.train();
	return images;
}

async function hashOf(values: Float32Array): Promise<string | undefined> {
	if (!crypto.subtle) return undefined;
	const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", values as Float32Array<ArrayBuffer>));
	return Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

serve<EvaluatorContract>({
	async start({ module }) {
		await init({ module_or_path: module });
		return {};
	},
	async digits({ set, bytes }) {
		digits.set(set, Digits.parse(await unzip(bytes)));
		return {};
	},
	load({ bytes }) {
		models.set(nextModel, Model.load(bytes));
		return { model: nextModel++ };
	},
	unload({ model }) {
		models.get(model)?.free();
		models.delete(model);
		return {};
	},
	evaluate({ model, settings, start, end }) {
		const test = digitsOf("test");
		return readMetrics(modelOf(model).evaluate(test, settings, start, Math.min(end, test.length)));
	},
	evaluatePca({ components, settings }) {
		const test = digitsOf("test");
		return readMetrics(pcaOf(components).evaluate(test, settings, 0, test.length));
	},
	neighbourAccuracy({ model }) {
		const train = digitsOf("train");
		return { accuracy: modelOf(model).neighbourAccuracy(train, Math.min(FIT_DIGITS, train.length), digitsOf("test")) };
	},
	checkGradient({ model: id, objective, tensor }) {
		const model = modelOf(id);
		const check = model.checkGradient(digitsOf("train"), objective, tensor, CHECK_SEED);
		const { name, entries, error } = check;
		check.free();
		return { name, entries, error, tensors: model.tensorCount };
	},
	measureStepTime: ({ config }) => ({ milliseconds: measureStepTime(config) }),
	fingerprint: async ({ model }) => ({ hash: await hashOf(modelOf(model).parameters()) }),
});
