/**
 * Two workers that run alongside training: the viewer reconstructs digits and the drawing with the model in training;
 * the evaluator computes metrics. Training waits for neither. Later sessions reuse them because starting them is slow;
 * model names are unique per session, so sessions cannot collide.
 */

import { fetchDigits } from "../../engine/client";
import { concatenate } from "../../engine/concatenate";
import { PIXELS } from "../../engine/config";
import { connectModels } from "../../engine/models";
import type { ImageSource, LatentStats, ModelsContract, OwnId, Reconstructions } from "../../engine/protocol";
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
import { Patience } from "../../engine/watchdog";
import { initialised, RestartingWorker } from "./restarting";

/** One digit of each class except 1 and 7, which are nearly straight lines. */
export const SHOWN_CLASSES = [0, 2, 3, 4, 5, 6, 8, 9];
/** Number of test digits that ship with the page. */
const TEST_DIGITS = 1000;
/** Digits per `evaluate` call, small enough that other calls do not wait long. */
const CHUNK = 250;
/** Larger codes get no map and no k-NN accuracy, which would take too long. */
export const MAX_CODE_SIZE = 64;

const files = { test: "data/test-1000.digits", train: "data/train-4000.digits" };

/** Results for one run's model. */
export interface RunView {
	/** the digits of `SHOWN_CLASSES` as the model is shown them, corrupted if it denoises; concatenated */
	inputs: Float32Array;
	/** of those inputs */
	reconstructions: Float32Array;
	latentStats: LatentStats | undefined;
	/** 5-NN accuracy on the codes */
	accuracy: number | undefined;
}

export function evalSettingsOf({ objective, noise, excludedClasses }: TrainConfig): EvalSettings {
	return { objective, noise, excludedClasses };
}

const defaultServices = { connectModels, connectEvaluator, fetchDigits };

export class Evaluators {
	readonly #services: typeof defaultServices;
	readonly #viewer: RestartingWorker<ModelsContract>;
	readonly #evaluator: RestartingWorker<EvaluatorContract>;
	readonly #viewerPatience = new Patience();
	readonly #evaluatorPatience = new Patience();
	#shownDigits: Float32Array = new Float32Array();

	constructor(starters = defaultServices) {
		this.#services = starters;
		this.#viewer = new RestartingWorker(() => this.#startViewer());
		this.#evaluator = new RestartingWorker(() => this.#startEvaluator());
	}

	/** The images of the digits of `SHOWN_CLASSES`, concatenated; empty until the viewer has started. */
	get shownDigits(): Float32Array {
		return this.#shownDigits;
	}

	async #startViewer(): Promise<Client<ModelsContract>> {
		const bytes = await this.#services.fetchDigits(files.test);
		const client = this.#services.connectModels(() => {}, this.#viewerPatience);
		return initialised(client, async () => {
			const { labels } = await client.call("loadDigits", { set: "test", bytes }, [bytes.buffer]);
			const indices = SHOWN_CLASSES.map((label) => labels.indexOf(label));
			this.#shownDigits = concatenate((await client.call("digits", { set: "test", indices })).images);
		});
	}

	async #startEvaluator(): Promise<Client<EvaluatorContract>> {
		const [test, train] = await Promise.all([
			this.#services.fetchDigits(files.test),
			this.#services.fetchDigits(files.train),
		]);
		const client = this.#services.connectEvaluator(() => {}, this.#evaluatorPatience);
		return initialised(client, async () => {
			await client.call("digits", { set: "test", bytes: test }, [test.buffer]);
			await client.call("digits", { set: "train", bytes: train }, [train.buffer]);
		});
	}

	/** Resolves once both workers have started, and have their digits. */
	async ready(): Promise<void> {
		await Promise.all([this.#viewer.client(), this.#evaluator.client()]);
	}

	/**
	 * Loads a model into the viewer, replacing any of the same name, and computes its reconstructions, latent statistics
	 * and k-NN accuracy.
	 */
	async inspect(name: OwnId, bytes: Uint8Array, source: ImageSource, noise: TrainingNoise | null): Promise<RunView> {
		const viewer = await this.#viewer.client();
		await viewer.call("loadModel", { model: name, bytes, source });
		const inputs = noise ? await this.#corrupt(viewer, noise) : this.#shownDigits;
		const { codes } = await viewer.call("encode", { model: name, images: inputs });
		const { images: reconstructions } = await viewer.call("decode", { model: name, codes });
		if (codes.length / SHOWN_CLASSES.length > MAX_CODE_SIZE)
			return { inputs, reconstructions, latentStats: undefined, accuracy: undefined };
		const [latentStats, accuracy] = await Promise.all([
			viewer.call("latentStats", { model: name, count: TEST_DIGITS }),
			this.#neighbourAccuracy(bytes),
		]);
		return { inputs, reconstructions, latentStats, accuracy };
	}

	/** The shown digits with noise, the same each time. */
	async #corrupt(viewer: Client<ModelsContract>, noise: TrainingNoise): Promise<Float32Array> {
		const images = await Promise.all(
			SHOWN_CLASSES.map(async (seed, index) => {
				const image = this.#shownDigits.slice(index * PIXELS, (index + 1) * PIXELS);
				const source = { kind: "image", image } as const;
				const { results } = await viewer.call("denoise", { source, noise, seed, methods: ["noisy"] });
				return results[0]?.image ?? image;
			}),
		);
		return concatenate(images);
	}

	/** Frees these models; a viewer that was lost has none. */
	async unload(names: readonly OwnId[]): Promise<void> {
		const viewer = this.#viewer.running;
		if (viewer) await Promise.all(names.map((model) => viewer.call("unloadModel", { model })));
	}

	/** Reconstructs the drawing with these models; `results` is empty if nothing is drawn. */
	async reconstruct(source: ImageSource, models: OwnId[]): Promise<Reconstructions> {
		return (await this.#viewer.client()).call("reconstruct", { source, models });
	}

	/** Over all test digits but those of excluded classes. */
	evaluate(bytes: Uint8Array, settings: EvalSettings): Promise<EvalMetrics> {
		return this.#withModel(bytes, async (evaluator, model) => {
			const sum = { images: 0, reconstruction: 0, kl: 0, squaredError: 0 };
			for (let start = 0; start < TEST_DIGITS; start += CHUNK) {
				const part = await evaluator.call("evaluate", { model, settings, start, end: start + CHUNK });
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

	/** Mean squared error per pixel of PCA with `components` components. */
	async pcaError(components: number, settings: EvalSettings): Promise<number> {
		const { squaredError, images } = await this.#evaluator.use((evaluator) =>
			evaluator.call("evaluatePca", { components, settings }),
		);
		return squaredError / images;
	}

	/** Milliseconds per image that one worker needs for a training step. */
	async measureStepTime(config: TrainConfig): Promise<number> {
		return (await this.#evaluator.use((evaluator) => evaluator.call("measureStepTime", { config }))).milliseconds;
	}

	/** Loads a model into the evaluator for as long as it is used. */
	#withModel<T>(
		bytes: Uint8Array,
		use: (evaluator: Client<EvaluatorContract>, model: EvaluatedModel) => Promise<T>,
	): Promise<T> {
		return this.#evaluator.use(async (evaluator) => {
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
