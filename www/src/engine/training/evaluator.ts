/** The judge's worker: what models in training reach, how long they will take, and whether their gradients are right. */

import init, { Digits, Model, Pca, TrainingRun, type EvalMetrics as WasmEvalMetrics } from "autoencoders";
import { dispatchTo, type Handlers, serve } from "../rpc";
import { unzip } from "../unzip";
import type { EvalMetrics, EvaluatorContract } from "./contracts";
import { fastestPerItem } from "./stepTime";
import type { TrainConfig } from "./trainConfig";

const digits = new Map<"test" | "train", Digits>();
const models = new Map<string, Model>();

function digitsOf(set: "test" | "train"): Digits {
	const loaded = digits.get(set);
	if (!loaded) throw new Error(`the digits for ${set} are not loaded`);
	return loaded;
}

function modelOf(name: string): Model {
	const model = models.get(name);
	if (!model) throw new Error(`there is no model ${name}`);
	return model;
}

/** Of the training digits, for what needs only some. */
const FITTED = 4000;
/** A step is timed with no more images of a convolutional model than this, whose time grows with their number alone. */
const TIMED = 32;
/** The entries that are compared come from it. */
const CHECK_SEED = 1;

function readMetrics(metrics: WasmEvalMetrics): EvalMetrics {
	const { images, reconstruction, kl, squaredError } = metrics;
	metrics.free();
	return { images, reconstruction, kl, squaredError };
}

/** Fitted once for each number of components. */
const fitted = new Map<number, Pca>();

function pcaOf(components: number): Pca {
	const train = digitsOf("train");
	const pca = fitted.get(components) ?? Pca.fit(train, Math.min(FITTED, train.length), components);
	fitted.set(components, pca);
	return pca;
}

/** Milliseconds an image. */
function timeStep(recipe: TrainConfig): number {
	const train = digitsOf("train");
	const batch = recipe.model.kind === "convolutional" ? Math.min(TIMED, recipe.batch) : recipe.batch;
	const run = new TrainingRun({ ...recipe, batch, digits: Math.min(recipe.digits, train.length) }, train);
	try {
		return fastestPerItem(() => stepOf(run));
	} finally {
		run.free();
	}
}

/** Returns how many images it learns from: the last batch of an epoch is smaller. */
function stepOf(run: TrainingRun): number {
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

const answers: Handlers<EvaluatorContract> = {
	async start({ module }) {
		await init({ module_or_path: module });
		return {};
	},
	async digits({ set, bytes }) {
		digits.set(set, Digits.parse(await unzip(bytes)));
		return {};
	},
	model({ name, bytes }) {
		const model = Model.load(bytes);
		models.get(name)?.free();
		models.set(name, model);
		return {};
	},
	evaluate({ name, judged, start, end }) {
		const test = digitsOf("test");
		return readMetrics(modelOf(name).evaluate(test, judged, start, Math.min(end, test.length)));
	},
	evaluatePca({ components, judged }) {
		const test = digitsOf("test");
		return readMetrics(pcaOf(components).evaluate(test, judged, 0, test.length));
	},
	neighbourAccuracy({ name }) {
		const train = digitsOf("train");
		return { share: modelOf(name).neighbourAccuracy(train, Math.min(FITTED, train.length), digitsOf("test")) };
	},
	checkGradient({ name, objective, tensor }) {
		const model = modelOf(name);
		const check = model.checkGradient(digitsOf("train"), objective, tensor, CHECK_SEED);
		const { name: checked, entries, error } = check;
		check.free();
		return { name: checked, entries, error, tensors: model.tensorCount };
	},
	timeStep: ({ recipe }) => ({ milliseconds: timeStep(recipe) }),
	fingerprint: async ({ name }) => ({ hash: await hashOf(modelOf(name).parameters()) }),
};

serve<EvaluatorContract>(dispatchTo(answers));
