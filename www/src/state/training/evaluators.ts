/**
 * Two workers that run alongside training: the viewer reconstructs examples and the drawing with the model in training;
 * the evaluator computes metrics. Training waits for neither. Later sessions reuse them because starting them is slow;
 * model names are unique per session, so sessions cannot collide.
 */

import { signal } from "@preact/signals";
import { concatenate } from "../../engine/concatenate";
import { MAX_FIT_EXAMPLES } from "../../engine/fitExamples";
import { connectModels } from "../../engine/models";
import type {
	ImageSource,
	LatentStats,
	ModelsContract,
	OwnModelId,
	Reconstructions,
	Split,
} from "../../engine/protocol";
import type { Client } from "../../engine/rpc";
import { connectEvaluator } from "../../engine/training/client";
import type {
	EvalMetrics,
	EvalSettings,
	EvaluatedModelId,
	EvaluatorContract,
	GradientCheck,
} from "../../engine/training/contracts";
import type { TrainConfig, TrainingNoise } from "../../engine/training/trainConfig";
import { HeartbeatTimeout } from "../../engine/watchdog";
import { dataSet } from "../dataSet";
import { dataSpecOf } from "../dataSets";
import { initialiseOrClose, RestartingWorker } from "./restartingWorker";

/** Number of test examples that are shown: with labels, one of each of the first classes. */
const SHOWN_COUNT = 10;
/** Examples per `evaluate` call, small enough that other calls do not wait long. */
const CHUNK_EXAMPLES = 250;
/** Larger codes get no map and no k-NN accuracy, which would take too long. */
export const MAX_CODE_SIZE = 64;

/** A test example that is shown, and its label if it has one. */
export interface ShownExample {
	index: number;
	label: number | undefined;
}

/** One of each of the first classes; without labels, the first ones. */
function chooseShown(count: number, labels: Uint8Array): ShownExample[] {
	const classes = [...new Set(labels)].sort((a, b) => a - b).slice(0, SHOWN_COUNT);
	if (classes.length > 0) return classes.map((label) => ({ index: labels.indexOf(label), label }));
	return Array.from({ length: Math.min(SHOWN_COUNT, count) }, (_, index) => ({ index, label: undefined }));
}

/** Results for one run's model. */
export interface RunResults {
	/** the shown examples as the model is shown them, corrupted if it denoises; concatenated */
	inputs: Float32Array;
	/** of those inputs */
	reconstructions: Float32Array;
	latentStats: LatentStats | undefined;
	/** 5-NN accuracy on the codes; undefined without labels */
	accuracy: number | undefined;
}

export function evalSettingsOf({ objective, noise, excludedClasses }: TrainConfig): EvalSettings {
	return { objective, noise, excludedClasses };
}

const defaultServices = {
	connectModels,
	connectEvaluator,
	bytesOf: (part: Split, count?: number) => dataSet.peek().loadIdx(part, count),
};

/** A client says by itself that its worker was lost. */
const ignoreLoss = () => {};

const nothingShown = { examples: [], images: new Float32Array() };

export class Evaluators {
	readonly #services: typeof defaultServices;
	readonly #viewer: RestartingWorker<ModelsContract>;
	readonly #evaluator: RestartingWorker<EvaluatorContract>;
	/** Of all viewers, one after the other: it grows when one is given up, and so for evaluators. */
	readonly #viewerTimeout = new HeartbeatTimeout();
	readonly #evaluatorTimeout = new HeartbeatTimeout();
	/** The test examples that are shown, and their images, concatenated; none until the viewer has started. */
	readonly shownExamples = signal<{ examples: readonly ShownExample[]; images: Float32Array }>(nothingShown);
	#testCount = 0;

	constructor(services = defaultServices) {
		this.#services = services;
		this.#viewer = new RestartingWorker((lifetime) => this.#startViewer(lifetime));
		this.#evaluator = new RestartingWorker((lifetime) => this.#startEvaluator(lifetime));
	}

	/** Ends both workers: the next ones get the examples of the data set that is shown then. */
	reset(): void {
		this.#viewer.end();
		this.#evaluator.end();
		this.shownExamples.value = nothingShown;
	}

	async #startViewer(lifetime: AbortSignal): Promise<Client<ModelsContract>> {
		const bytes = await this.#services.bytesOf("test");
		lifetime.throwIfAborted();
		const client = this.#services.connectModels(dataSpecOf(dataSet.peek()), ignoreLoss, this.#viewerTimeout);
		return initialiseOrClose(client, async () => {
			const { count, labels } = await client.call("loadExamples", { split: "test", bytes }, [bytes.buffer]);
			const examples = chooseShown(count, labels);
			const indices = examples.map(({ index }) => index);
			const { images } = await client.call("readImages", { split: "test", indices });
			lifetime.throwIfAborted();
			this.shownExamples.value = { examples, images: concatenate(images) };
		});
	}

	async #startEvaluator(lifetime: AbortSignal): Promise<Client<EvaluatorContract>> {
		const [test, train] = await Promise.all([
			this.#services.bytesOf("test"),
			this.#services.bytesOf("train", MAX_FIT_EXAMPLES), // what PCA is fitted to, and the neighbours of codes
		]);
		lifetime.throwIfAborted();
		const client = this.#services.connectEvaluator(ignoreLoss, this.#evaluatorTimeout);
		return initialiseOrClose(client, async () => {
			const { count } = await client.call("loadExamples", { split: "test", bytes: test }, [test.buffer]);
			lifetime.throwIfAborted();
			this.#testCount = count;
			await client.call("loadExamples", { split: "train", bytes: train }, [train.buffer]);
		});
	}

	/** Resolves once both workers have started, and have their examples. */
	async untilReady(): Promise<void> {
		await Promise.all([this.#viewer.client(), this.#evaluator.client()]);
	}

	/**
	 * Loads a model into the viewer, replacing any of the same name, and computes its reconstructions, latent statistics
	 * and k-NN accuracy.
	 */
	async computeRunResults(
		name: OwnModelId,
		bytes: Uint8Array,
		source: ImageSource,
		noise: TrainingNoise | null,
	): Promise<RunResults> {
		const viewer = await this.#viewer.client();
		await viewer.call("loadModel", { model: name, bytes, source });
		const inputs = noise ? await this.#corruptShownExamples(viewer, noise) : this.shownExamples.peek().images;
		const { codes } = await viewer.call("encode", { model: name, images: inputs });
		const { images: reconstructions } = await viewer.call("decode", { model: name, codes });
		if (codes.length / this.shownExamples.peek().examples.length > MAX_CODE_SIZE)
			return { inputs, reconstructions, latentStats: undefined, accuracy: undefined };
		const [latentStats, accuracy] = await Promise.all([
			viewer.call("computeLatentStats", { model: name }),
			this.#hasLabels ? this.#neighbourAccuracy(bytes) : undefined,
		]);
		return { inputs, reconstructions, latentStats, accuracy };
	}

	get #hasLabels(): boolean {
		return this.shownExamples.peek().examples.some(({ label }) => label !== undefined);
	}

	/** The shown examples with noise, the same each time. What the method "noisy" returns is the noisy image itself. */
	async #corruptShownExamples(viewer: Client<ModelsContract>, noise: TrainingNoise): Promise<Float32Array> {
		const { examples, images } = this.shownExamples.peek();
		const length = images.length / examples.length;
		const corrupted = await Promise.all(
			examples.map(async ({ label }, index) => {
				const [image, seed] = [images.slice(index * length, (index + 1) * length), label ?? index];
				const source = { kind: "image", image } as const;
				const { results } = await viewer.call("corruptAndDenoise", { source, noise, seed, methods: ["noisy"] });
				return results[0]?.image ?? image;
			}),
		);
		return concatenate(corrupted);
	}

	/** Frees these models; a viewer that was lost has none. */
	async unload(names: readonly OwnModelId[]): Promise<void> {
		const viewer = this.#viewer.running;
		if (viewer) await Promise.all(names.map((model) => viewer.call("unloadModel", { model })));
	}

	/** Reconstructs the drawing with these models; `results` is empty if nothing is drawn. */
	async reconstruct(source: ImageSource, models: OwnModelId[]): Promise<Reconstructions> {
		return (await this.#viewer.client()).call("reconstruct", { source, models });
	}

	/** Over all test examples but those of excluded classes. */
	evaluate(bytes: Uint8Array, settings: EvalSettings): Promise<EvalMetrics> {
		return this.#withModel(bytes, async (evaluator, model) => {
			const sum = { imageCount: 0, reconstruction: 0, kl: 0, squaredError: 0 };
			for (let start = 0; start < this.#testCount; start += CHUNK_EXAMPLES) {
				const metrics = await evaluator.call("evaluate", {
					model,
					settings,
					start,
					end: Math.min(start + CHUNK_EXAMPLES, this.#testCount),
				});
				for (const key of Object.keys(sum) as (keyof typeof sum)[]) sum[key] += metrics[key];
			}
			return sum;
		});
	}

	#neighbourAccuracy(bytes: Uint8Array): Promise<number> {
		return this.#withModel(bytes, async (evaluator, model) => {
			return (await evaluator.call("measureNeighbourAccuracy", { model })).accuracy;
		});
	}

	/** Backpropagation compared with finite differences, for every tensor of a model; each is reported when it is done. */
	async checkGradients(
		bytes: Uint8Array,
		{ objective }: TrainConfig,
		report: (check: GradientCheck) => void,
	): Promise<void> {
		for (let tensorIndex = 0, tensorCount = 1; tensorIndex < tensorCount; tensorIndex++) {
			const check = await this.#withModel(bytes, (evaluator, model) =>
				evaluator.call("checkGradient", { model, objective, tensorIndex }),
			);
			tensorCount = check.tensorCount;
			report(check);
		}
	}

	/** SHA-256 of the parameters; undefined on insecure (non-HTTPS) pages, where `crypto.subtle` is missing. */
	fingerprint(bytes: Uint8Array): Promise<string | undefined> {
		return this.#withModel(bytes, async (evaluator, model) => {
			return (await evaluator.call("hashParameters", { model })).hash;
		});
	}

	/** Mean squared error per pixel of PCA with `components` components; undefined without test examples of the classes left. */
	async pcaError(components: number, settings: EvalSettings): Promise<number | undefined> {
		const { squaredError, imageCount } = await this.#evaluator.useWithRetries((evaluator) =>
			evaluator.call("evaluatePca", { components, settings }),
		);
		return imageCount > 0 ? squaredError / imageCount : undefined;
	}

	/** Milliseconds per image that one worker needs for a training step. */
	async measureStepTime(config: TrainConfig): Promise<number> {
		return (await this.#evaluator.useWithRetries((evaluator) => evaluator.call("measureStepTime", { config })))
			.msPerImage;
	}

	/** Loads a model into the evaluator for as long as it is used. */
	#withModel<T>(
		bytes: Uint8Array,
		use: (evaluator: Client<EvaluatorContract>, model: EvaluatedModelId) => Promise<T>,
	): Promise<T> {
		return this.#evaluator.useWithRetries(async (evaluator) => {
			const { model } = await evaluator.call("loadModel", { bytes });
			try {
				return await use(evaluator, model);
			} finally {
				evaluator.call("unloadModel", { model }).catch(() => {}); // fails only if the worker has ended, and the model with it
			}
		});
	}
}

/** The instance shared by the whole page. */
export const evaluators = new Evaluators();
