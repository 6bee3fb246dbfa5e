/** The evaluator's worker: metrics of models in training, durations of steps, and gradient checks. */

import init, { DataSet, Model, Pca, TrainingRun, type EvalMetrics as WasmEvalMetrics } from "autoencoders";
import { serializeError } from "../error";
import { MAX_FIT_EXAMPLES } from "../fitExamples";
import { gunzipIfNeeded } from "../gunzip";
import type { Split } from "../protocol";
import { serve } from "../serve";
import type { EvalMetrics, EvaluatedModelId, EvaluatorContract } from "./contracts";
import { fastestMsPerItem } from "./stepTime";
import type { TrainConfig } from "./trainConfig";

const examples = new Map<Split, DataSet>();
const models = new Map<EvaluatedModelId, Model>();
let nextModelId = 0;

function examplesOf(split: Split): DataSet {
	const loaded = examples.get(split);
	if (!loaded) throw new Error(`the ${split} examples are not loaded`);
	return loaded;
}

function modelOf(id: EvaluatedModelId): Model {
	const model = models.get(id);
	if (!model) throw new Error(`there is no model ${id}`);
	return model;
}

/** Maximum images of a timed step of a convolutional model, whose time is proportional to their number. */
const TIMED_IMAGES = 32;
/** Seed for choosing the entries whose gradients are compared. */
const CHECK_SEED = 1;

function readMetrics(metrics: WasmEvalMetrics): EvalMetrics {
	const { imageCount, reconstruction, kl, squaredError } = metrics;
	metrics.free();
	return { imageCount, reconstruction, kl, squaredError };
}

/** PCA of the training examples, by the number of components. */
const fittedPca = new Map<number, Pca>();

function pcaOf(components: number): Pca {
	const train = examplesOf("train");
	const pca = fittedPca.get(components) ?? Pca.fitData(train, Math.min(MAX_FIT_EXAMPLES, train.length), components);
	fittedPca.set(components, pca);
	return pca;
}

/** Milliseconds per image. */
function measureStepTime(config: TrainConfig): number {
	const train = examplesOf("train");
	const batch = config.model.kind === "convolutional" ? Math.min(TIMED_IMAGES, config.batch) : config.batch;
	const run = new TrainingRun({ ...config, batch, examples: Math.min(config.examples, train.length) }, train);
	try {
		return fastestMsPerItem(() => takeStep(run));
	} finally {
		run.free();
	}
}

/** Returns the number of images in the step: the last batch of an epoch is smaller. */
function takeStep(run: TrainingRun): number {
	const batch = run.nextBatch();
	const { imageCount } = batch;
	batch.free();
	try {
		run.trainStep();
	} catch (thrown) {
		if (serializeError(thrown).code !== "diverged") throw thrown; // one that diverges takes as long
	}
	return imageCount;
}

async function sha256Hex(values: Float32Array): Promise<string | undefined> {
	if (!crypto.subtle) return undefined;
	const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", values as Float32Array<ArrayBuffer>));
	return Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

serve<EvaluatorContract>({
	async start({ module }) {
		await init({ module_or_path: module });
		return {};
	},
	async loadExamples({ split, bytes }) {
		const parsed = DataSet.parse(await gunzipIfNeeded(bytes));
		examples.set(split, parsed);
		return { count: parsed.length };
	},
	loadModel({ bytes }) {
		models.set(nextModelId, Model.load(bytes));
		return { model: nextModelId++ };
	},
	unloadModel({ model }) {
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
	measureNeighbourAccuracy({ model }) {
		const train = examplesOf("train");
		return {
			accuracy: modelOf(model).knnAccuracy(train, Math.min(MAX_FIT_EXAMPLES, train.length), examplesOf("test")),
		};
	},
	checkGradient({ model: id, objective, tensorIndex }) {
		const model = modelOf(id);
		const check = model.checkGradient(examplesOf("train"), objective, tensorIndex, CHECK_SEED);
		const { name: tensorName, comparedEntries, relativeError } = check;
		check.free();
		return { tensorName, comparedEntries, relativeError, tensorCount: model.tensorCount };
	},
	measureStepTime: ({ config }) => ({ msPerImage: measureStepTime(config) }),
	hashParameters: async ({ model }) => ({ hash: await sha256Hex(modelOf(model).parameters()) }),
});
