/**
 * Two workers that run alongside training: the viewer reconstructs examples and the drawing with the model in training;
 * the evaluator computes metrics. Training waits for neither. Later sessions reuse them because starting them is slow;
 * model names are unique per session, so sessions cannot collide.
 */

import { signal } from "@preact/signals";
import { concatenate } from "../../engine/concatenate";
import { FIT_EXAMPLES } from "../../engine/fitExamples";
import { connectModels } from "../../engine/models";
import type {
	ImageSource,
	LatentStats,
	ModelsContract,
	OwnModelId,
	Part,
	Reconstructions,
} from "../../engine/protocol";
import type { Client } from "../../engine/rpc";
import { connectEvaluator } from "../../engine/training/client";
import type {
	EvalMetrics,
	EvalSettings,
	EvaluatedModel,
	EvaluatorContract,
	GradientCheck,
} from "../../engine/training/contracts";
import type { TrainConfig, TrainingNoise } from "../../engine/training/trainConfig";
import { HeartbeatTimeout } from "../../engine/watchdog";
import { dataSet } from "../dataSet";
import { dataFormOf } from "../dataSets";
import { initialised, RestartingWorker } from "./restarting";

/** Test examples that are shown: of digits one of each. */
const SHOWN = 10;
/** Examples per `evaluate` call, small enough that other calls do not wait long. */
const CHUNK = 250;
/** Larger codes get no map and no k-NN accuracy, which would take too long. */
export const MAX_CODE_SIZE = 64;

/** A test example that is shown, and its label if it has one. */
export interface ShownExample {
	index: number;
	label: number | undefined;
}

/** One of each of the first classes; without labels, the first ones. */
function shownOf(count: number, labels: Uint8Array): ShownExample[] {
	const classes = [...new Set(labels)].sort((a, b) => a - b).slice(0, SHOWN);
	if (classes.length > 0) return classes.map((label) => ({ index: labels.indexOf(label), label }));
	return Array.from({ length: Math.min(SHOWN, count) }, (_, index) => ({ index, label: undefined }));
}

/** Results for one run's model. */
export interface RunView {
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
	bytesOf: (part: Part, count?: number) => dataSet.peek().bytesOf(part, count),
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
	readonly shown = signal<{ examples: readonly ShownExample[]; images: Float32Array }>(nothingShown);
	#testCount = 0;

	constructor(services = defaultServices) {
		this.#services = services;
		this.#viewer = new RestartingWorker((life) => this.#startViewer(life));
		this.#evaluator = new RestartingWorker((life) => this.#startEvaluator(life));
	}

	/** Ends both workers: the next ones get the examples of the data set that is shown then. */
	reset(): void {
		this.#viewer.end();
		this.#evaluator.end();
		this.shown.value = nothingShown;
	}

	async #startViewer(life: AbortSignal): Promise<Client<ModelsContract>> {
		const bytes = await this.#services.bytesOf("test");
		life.throwIfAborted();
		const client = this.#services.connectModels(dataFormOf(dataSet.peek()), ignoreLoss, this.#viewerTimeout);
		return initialised(client, async () => {
			const { count, labels } = await client.call("loadExamples", { part: "test", bytes }, [bytes.buffer]);
			const examples = shownOf(count, labels);
			const indices = examples.map(({ index }) => index);
			const { images } = await client.call("examples", { part: "test", indices });
			life.throwIfAborted();
			this.shown.value = { examples, images: concatenate(images) };
		});
	}

	async #startEvaluator(life: AbortSignal): Promise<Client<EvaluatorContract>> {
		const [test, train] = await Promise.all([
			this.#services.bytesOf("test"),
			this.#services.bytesOf("train", FIT_EXAMPLES), // what PCA is fitted to, and the neighbours of codes
		]);
		life.throwIfAborted();
		const client = this.#services.connectEvaluator(ignoreLoss, this.#evaluatorTimeout);
		return initialised(client, async () => {
			const { count } = await client.call("examples", { part: "test", bytes: test }, [test.buffer]);
			life.throwIfAborted();
			this.#testCount = count;
			await client.call("examples", { part: "train", bytes: train }, [train.buffer]);
		});
	}

	/** Resolves once both workers have started, and have their examples. */
	async ready(): Promise<void> {
		await Promise.all([this.#viewer.client(), this.#evaluator.client()]);
	}

	/**
	 * Loads a model into the viewer, replacing any of the same name, and computes its reconstructions, latent statistics
	 * and k-NN accuracy.
	 */
	async inspect(
		name: OwnModelId,
		bytes: Uint8Array,
		source: ImageSource,
		noise: TrainingNoise | null,
	): Promise<RunView> {
		const viewer = await this.#viewer.client();
		await viewer.call("loadModel", { model: name, bytes, source });
		const inputs = noise ? await this.#corrupt(viewer, noise) : this.shown.peek().images;
		const { codes } = await viewer.call("encode", { model: name, images: inputs });
		const { images: reconstructions } = await viewer.call("decode", { model: name, codes });
		if (codes.length / this.shown.peek().examples.length > MAX_CODE_SIZE)
			return { inputs, reconstructions, latentStats: undefined, accuracy: undefined };
		const [latentStats, accuracy] = await Promise.all([
			viewer.call("latentStats", { model: name }),
			this.#hasLabels ? this.#neighbourAccuracy(bytes) : undefined,
		]);
		return { inputs, reconstructions, latentStats, accuracy };
	}

	get #hasLabels(): boolean {
		return this.shown.peek().examples.some(({ label }) => label !== undefined);
	}

	/** The shown examples with noise, the same each time. What the method "noisy" returns is the noisy image itself. */
	async #corrupt(viewer: Client<ModelsContract>, noise: TrainingNoise): Promise<Float32Array> {
		const { examples, images } = this.shown.peek();
		const length = images.length / examples.length;
		const corrupted = await Promise.all(
			examples.map(async ({ label }, index) => {
				const [image, seed] = [images.slice(index * length, (index + 1) * length), label ?? index];
				const source = { kind: "image", image } as const;
				const { results } = await viewer.call("denoise", { source, noise, seed, methods: ["noisy"] });
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
			const sum = { images: 0, reconstruction: 0, kl: 0, squaredError: 0 };
			for (let start = 0; start < this.#testCount; start += CHUNK) {
				const part = await evaluator.call("evaluate", {
					model,
					settings,
					start,
					end: Math.min(start + CHUNK, this.#testCount),
				});
				for (const key of Object.keys(sum) as (keyof typeof sum)[]) sum[key] += part[key];
			}
			return sum;
		});
	}

	#neighbourAccuracy(bytes: Uint8Array): Promise<number> {
		return this.#withModel(bytes, async (evaluator, model) => {
			return (await evaluator.call("neighbourAccuracy", { model })).accuracy;
		});
	}

	/** Backpropagation compared with finite differences, for every tensor of a model; each is reported when it is done. */
	async checkGradients(
		bytes: Uint8Array,
		{ objective }: TrainConfig,
		report: (check: GradientCheck) => void,
	): Promise<void> {
		for (let tensor = 0, tensors = 1; tensor < tensors; tensor++) {
			const check = await this.#withModel(bytes, (evaluator, model) =>
				evaluator.call("checkGradient", { model, objective, tensor }),
			);
			tensors = check.tensors;
			report(check);
		}
	}

	/** SHA-256 of the parameters; undefined on insecure (non-HTTPS) pages, where `crypto.subtle` is missing. */
	fingerprint(bytes: Uint8Array): Promise<string | undefined> {
		return this.#withModel(bytes, async (evaluator, model) => {
			return (await evaluator.call("fingerprint", { model })).hash;
		});
	}

	/** Mean squared error per pixel of PCA with `components` components; undefined without test examples of the classes left. */
	async pcaError(components: number, settings: EvalSettings): Promise<number | undefined> {
		const { squaredError, images } = await this.#evaluator.useWithRetries((evaluator) =>
			evaluator.call("evaluatePca", { components, settings }),
		);
		return images > 0 ? squaredError / images : undefined;
	}

	/** Milliseconds per image that one worker needs for a training step. */
	async measureStepTime(config: TrainConfig): Promise<number> {
		return (await this.#evaluator.useWithRetries((evaluator) => evaluator.call("measureStepTime", { config })))
			.milliseconds;
	}

	/** Loads a model into the evaluator for as long as it is used. */
	#withModel<T>(
		bytes: Uint8Array,
		use: (evaluator: Client<EvaluatorContract>, model: EvaluatedModel) => Promise<T>,
	): Promise<T> {
		return this.#evaluator.useWithRetries(async (evaluator) => {
			const { model } = await evaluator.call("load", { bytes });
			try {
				return await use(evaluator, model);
			} finally {
				evaluator.call("unload", { model }).catch(() => {}); // fails only if the worker has ended, and the model with it
			}
		});
	}
}

/** The instance shared by the whole page. */
export const evaluators = new Evaluators();
