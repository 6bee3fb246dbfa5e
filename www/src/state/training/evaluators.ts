/**
 * Two workers beside a training: the viewer shows what its models make of digits and of the drawing, the evaluator
 * measures how good they are. The training waits for neither, and the worker of the other views is left alone. They
 * outlive a training, since they take a while to start; what one training has loaded there, the next cannot meet.
 */

import { fetchBytes } from "../../engine/client";
import { concatenate } from "../../engine/concatenate";
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
import type { TrainConfig } from "../../engine/training/trainConfig";
import { initialised, restarting } from "./restarting";

/** The classes of the test digits that are shown, one of each: those that are not drawn by a single stroke. */
export const SHOWN_CLASSES = [0, 2, 3, 4, 5, 6, 8, 9];
/** All that the page has. */
const TEST_DIGITS = 1000;
/** Digits evaluated in one call, so that another call is answered soon. */
const CHUNK = 250;
/** Larger codes are not drawn as a map, and their nearest neighbours are not worth the time. */
export const MAX_CODE_SIZE = 64;

const files = { test: "data/test-1000.digits", train: "data/train-4000.digits" };

/** What one run's model makes of the digits. */
export interface RunView {
	/** of the digits in `SHOWN`, one after another */
	reconstructions: Float32Array;
	latentStats: LatentStats | undefined;
	/** 5-NN accuracy on the codes */
	accuracy: number | undefined;
}

export function evalSettingsOf({ objective, noise, excludedClasses }: TrainConfig): EvalSettings {
	return { objective, noise, excludedClasses };
}

const defaultServices = { connectModels, connectEvaluator, fetchBytes };

export class Evaluators {
	readonly #services: typeof defaultServices;
	readonly #viewer: () => Promise<Client<ModelsContract>>;
	readonly #evaluator: () => Promise<Client<EvaluatorContract>>;
	#shownDigits: Float32Array = new Float32Array();

	constructor(starters = defaultServices) {
		this.#services = starters;
		this.#viewer = restarting(() => this.#startViewer());
		this.#evaluator = restarting(() => this.#startEvaluator());
	}

	/** The pictures of the digits in `SHOWN`; empty until a model was viewed. */
	get shownDigits(): Float32Array {
		return this.#shownDigits;
	}

	async #startViewer(): Promise<Client<ModelsContract>> {
		const bytes = await this.#services.fetchBytes(files.test);
		const client = this.#services.connectModels(() => {});
		return initialised(client, async () => {
			const { labels } = await client.call("loadDigits", { set: "test", bytes }, [bytes.buffer]);
			const indices = SHOWN_CLASSES.map((label) => labels.indexOf(label));
			this.#shownDigits = concatenate((await client.call("digits", { set: "test", indices })).images);
		});
	}

	async #startEvaluator(): Promise<Client<EvaluatorContract>> {
		const [test, train] = await Promise.all([files.test, files.train].map(this.#services.fetchBytes));
		const client = this.#services.connectEvaluator(() => {});
		return initialised(client, async () => {
			if (test) await client.call("digits", { set: "test", bytes: test }, [test.buffer]);
			if (train) await client.call("digits", { set: "train", bytes: train }, [train.buffer]);
		});
	}

	/** Resolves once both workers have started, and have their digits. */
	async ready(): Promise<void> {
		await Promise.all([this.#viewer(), this.#evaluator()]);
	}

	/** Loads a model under this name into the viewer, in the place of the one that was there. */
	async inspect(name: OwnId, bytes: Uint8Array, source: ImageSource): Promise<RunView> {
		const viewer = await this.#viewer();
		await viewer.call("loadModel", { model: name, bytes, source });
		const { codes } = await viewer.call("encode", { model: name, images: this.#shownDigits });
		const { images: reconstructions } = await viewer.call("decode", { model: name, codes });
		if (codes.length / SHOWN_CLASSES.length > MAX_CODE_SIZE)
			return { reconstructions, latentStats: undefined, accuracy: undefined };
		const [latentStats, accuracy] = await Promise.all([
			viewer.call("latentStats", { model: name, count: TEST_DIGITS }),
			this.#neighbourAccuracy(bytes),
		]);
		return { reconstructions, latentStats, accuracy };
	}

	/** Frees what was loaded under these names. */
	async unload(names: readonly OwnId[]): Promise<void> {
		const viewer = await this.#viewer();
		await Promise.all(names.map((model) => viewer.call("unloadModel", { model })));
	}

	/** What the models of these names make of the drawing; nothing where nothing is drawn. */
	async reconstruct(source: ImageSource, models: OwnId[]): Promise<Reconstructions> {
		return (await this.#viewer()).call("reconstruct", { source, models });
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
	checkGradients(bytes: Uint8Array, { objective }: TrainConfig, report: (check: GradientCheck) => void): Promise<void> {
		return this.#withModel(bytes, async (evaluator, model) => {
			for (let tensor = 0, tensors = 1; tensor < tensors; tensor++) {
				const check = await evaluator.call("checkGradient", { model, objective, tensor });
				tensors = check.tensors;
				report(check);
			}
		});
	}

	/** SHA-256 of the model's parameters; undefined where the browser offers it to secure pages only. */
	fingerprint(bytes: Uint8Array): Promise<string | undefined> {
		return this.#withModel(bytes, async (evaluator, model) => {
			return (await evaluator.call("fingerprint", { model })).hash;
		});
	}

	/** Squared error, mean per pixel, of PCA with as many components. */
	async pcaError(components: number, settings: EvalSettings): Promise<number> {
		const evaluator = await this.#evaluator();
		const { squaredError, images } = await evaluator.call("evaluatePca", { components, settings });
		return squaredError / images;
	}

	/** Milliseconds per image that one worker needs for a training step. */
	async measureStepTime(config: TrainConfig): Promise<number> {
		return (await (await this.#evaluator()).call("measureStepTime", { config })).milliseconds;
	}

	/** Loads a model into the evaluator for as long as it is used. */
	async #withModel<T>(
		bytes: Uint8Array,
		use: (evaluator: Client<EvaluatorContract>, model: EvaluatedModel) => Promise<T>,
	): Promise<T> {
		const evaluator = await this.#evaluator();
		const { model } = await evaluator.call("load", { bytes });
		try {
			return await use(evaluator, model);
		} finally {
			evaluator.call("unload", { model }).catch(() => {}); // lost with its worker, if that has ended
		}
	}
}

/** Those of the page. */
export const evaluators = new Evaluators();
