/** The evaluator's worker: metrics of models in training, durations of steps, and gradient checks. */

import init, { DataSet, Model, Pca, TrainingRun, type EvalMetrics as WasmEvalMetrics } from "autoencoders";
import { serializeError } from "../error";
import { FIT_EXAMPLES } from "../fitExamples";
import type { Part } from "../protocol";
import { serve } from "../serve";
import { unzip } from "../unzip";
import type { EvalMetrics, EvaluatedModel, EvaluatorContract } from "./contracts";
import { fastestPerItem } from "./stepTime";
import type { TrainConfig } from "./trainConfig";

const examples = new Map<Part, DataSet>();
const models = new Map<EvaluatedModel, Model>();
let nextModel = 0;

function examplesOf(part: Part): DataSet {
	const loaded = examples.get(part);
	if (!loaded) throw new Error(`the ${part} examples are not loaded`);
	return loaded;
}

function modelOf(id: EvaluatedModel): Model {
	const model = models.get(id);
	if (!model) throw new Error(`there is no model ${id}`);
	return model;
}

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
	const train = examplesOf("train");
	const pca = fittedPca.get(components) ?? Pca.fitData(train, Math.min(FIT_EXAMPLES, train.length), components);
	fittedPca.set(components, pca);
	return pca;
}

/** Milliseconds per image. */
function measureStepTime(config: TrainConfig): number {
	const train = examplesOf("train");
	const batch = config.model.kind === "convolutional" ? Math.min(TIMED_IMAGES, config.batch) : config.batch;
	const run = new TrainingRun({ ...config, batch, examples: Math.min(config.examples, train.length) }, train);
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
	try {
		run.train();
	} catch (thrown) {
		if (serializeError(thrown).code !== "diverged") throw thrown; // one that diverges takes as long
	}
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
	async examples({ part, bytes }) {
		const parsed = DataSet.parse(await unzip(bytes));
		examples.set(part, parsed);
		return { count: parsed.length };
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
		const test = examplesOf("test");
		return readMetrics(modelOf(model).evaluate(test, settings, start, Math.min(end, test.length)));
	},
	evaluatePca({ components, settings }) {
		const test = examplesOf("test");
		return readMetrics(pcaOf(components).evaluate(test, settings, 0, test.length));
	},
	neighbourAccuracy({ model }) {
		const train = examplesOf("train");
		return {
			accuracy: modelOf(model).neighbourAccuracy(train, Math.min(FIT_EXAMPLES, train.length), examplesOf("test")),
		};
	},
	checkGradient({ model: id, objective, tensor }) {
		const model = modelOf(id);
		const check = model.checkGradient(examplesOf("train"), objective, tensor, CHECK_SEED);
		const { name, entries, error } = check;
		check.free();
		return { name, entries, error, tensors: model.tensorCount };
	},
	measureStepTime: ({ config }) => ({ milliseconds: measureStepTime(config) }),
	fingerprint: async ({ model }) => ({ hash: await hashOf(modelOf(model).parameters()) }),
});
