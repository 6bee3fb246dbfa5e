/** One of the runs that are trained side by side: the model in wasm, and the replicas that compute its gradients. */

import { type DataSet, Model, TrainingRun } from "autoencoders";
import type { TensorNorm, TrainState } from "./contracts";
import { type Gradients, ReplicaPool } from "./pool";
import type { TrainConfig } from "./trainConfig";

export class ModelRun {
	/** At most the reconstruction loss of a model that outputs ½ for every pixel. */
	readonly untrainedLoss: number;
	readonly #run: TrainingRun;
	readonly #pool: ReplicaPool;

	constructor(module: WebAssembly.Module, config: TrainConfig, examples: DataSet, workers: number) {
		this.#run = new TrainingRun(config, examples);
		const { reconstruction } = config.objective;
		const perPixel = reconstruction === "binary_cross_entropy" ? Math.LN2 : 1 / 4;
		this.untrainedLoss = perPixel * (config.model.kind === "variational" ? config.model.input : 1);
		this.#pool = new ReplicaPool({ module, config: config.model, reconstruction }, workers);
	}

	async open(): Promise<void> {
		await this.#pool.open();
	}

	get step(): number {
		return this.#run.completedSteps;
	}

	get stepsPerEpoch(): number {
		return this.#run.stepsPerEpoch;
	}

	/** β of the next step. */
	get beta(): number {
		return this.#run.beta;
	}

	/** Of the next step. */
	get learningRate(): number {
		return this.#run.learningRate;
	}

	/** Loss and gradients of the next step; nothing has changed until `update`. */
	async computeGradients(): Promise<Gradients> {
		const batch = this.#run.nextBatch();
		const { input, target, epsilon, imageCount } = batch;
		batch.free();
		return this.#pool.computeGradients(this.#run, { input, target, epsilon, imageCount, beta: this.#run.beta });
	}

	update({ gradients }: Gradients): void {
		this.#run.update(gradients);
	}

	tensorNorms(): TensorNorm[] {
		return this.#run.norms().map((norm) => {
			const { name, weight, gradient } = norm;
			norm.free();
			return { name, weight, gradient };
		});
	}

	/** The model as a file. */
	modelFile(): Uint8Array {
		const model = this.#run.model();
		try {
			return model.toBytes();
		} finally {
			model.free();
		}
	}

	state(): TrainState {
		const parameters = new Float32Array(this.#run.parameterCount);
		this.#run.readParameters(parameters);
		return { step: this.#run.completedSteps, parameters, moments: this.#run.moments() };
	}

	restore({ step, parameters, moments }: TrainState): void {
		this.#run.restore(step, parameters, moments);
	}

	/** Begins with the weights in this file. */
	loadWeights(file: Uint8Array): void {
		const model = Model.load(file);
		try {
			this.#run.startFrom(model);
		} finally {
			model.free();
		}
	}

	close(): void {
		this.#pool.close();
		this.#run.free();
	}
}
