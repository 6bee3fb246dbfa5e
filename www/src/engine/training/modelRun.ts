/** One of the trainings that run side by side: the model in wasm, and the replicas that compute its gradients. */

import { type Digits, TrainingRun } from "autoencoders";
import type { TensorNorm, TrainState } from "./contracts";
import { type Gradients, Pool } from "./pool";
import type { TrainConfig } from "./trainConfig";

export class ModelRun {
	readonly #run: TrainingRun;
	readonly #pool: Pool;
	readonly #untrainedLoss: number;

	constructor(module: WebAssembly.Module, recipe: TrainConfig, digits: Digits, workers: number) {
		this.#run = new TrainingRun(recipe, digits);
		const { reconstruction } = recipe.objective;
		const ofPixel = reconstruction === "binary_cross_entropy" ? Math.LN2 : 1 / 4;
		this.#untrainedLoss = ofPixel * (recipe.model.kind === "variational" ? recipe.model.input : 1);
		this.#pool = new Pool({ module, config: recipe.model, reconstruction }, workers);
	}

	/** The reconstruction loss of a model that gives ½ for every pixel, at most. */
	get untrainedLoss(): number {
		return this.#untrainedLoss;
	}

	async open(): Promise<void> {
		await this.#pool.open();
	}

	get step(): number {
		return this.#run.step;
	}

	get stepsPerEpoch(): number {
		return this.#run.stepsPerEpoch;
	}

	/** β of the next step. */
	get beta(): number {
		return this.#run.beta;
	}

	/** What the next step would learn; nothing has changed until `update`. */
	async gradients(): Promise<Gradients> {
		const batch = this.#run.nextBatch();
		const { input, target, epsilon, images: total } = batch;
		batch.free();
		return this.#pool.gradients(this.#run, { input, target, epsilon, total, beta: this.#run.beta });
	}

	update({ gradients }: Gradients): void {
		this.#run.update(gradients);
	}

	norms(): TensorNorm[] {
		return this.#run.norms().map((norm) => {
			const { name, weight, gradient } = norm;
			norm.free();
			return { name, weight, gradient };
		});
	}

	/** The model as a file. */
	file(): Uint8Array {
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
		return { step: this.#run.step, parameters, moments: this.#run.moments() };
	}

	restore({ step, parameters, moments }: TrainState): void {
		this.#run.restore(step, parameters, moments);
	}

	close(): void {
		this.#pool.close();
		this.#run.free();
	}
}
