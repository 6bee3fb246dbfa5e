/**
 * Training on several cores without shared memory. The lead, in whichever worker calls this, owns the model, its replicas
 * compute the gradients. With one replica it is the model that the wasm `Trainer` makes alone.
 */

import { initSync, type Model, Trainer } from "autoencoders";
import { imageSize } from "../config";
import { EngineError } from "../error";
import type { ModelConfig } from "../protocol";
import { imagesIn } from "./batch";
import { defaultWorkers, Pool } from "./pool";
import type { Loss, TrainingSettings } from "./replicaContract";
import { closed } from "./workerSlot";

interface TrainerOptions {
	module: WebAssembly.Module;
	config: ModelConfig;
	settings: TrainingSettings;
	/** How many replicas; `defaultWorkers()` if not given. */
	workers?: number;
}

/** Stands when every replica does. Not for the page's own thread, on which a wasm module may not be instantiated. */
export async function createTrainer(options: TrainerOptions): Promise<ParallelTrainer> {
	initSync({ module: options.module });
	const trainer = new ParallelTrainer(options);
	try {
		await trainer.open();
	} catch (thrown) {
		trainer.close();
		throw thrown;
	}
	return trainer;
}

export class ParallelTrainer {
	readonly #trainer: Trainer;
	readonly #imageSize: number;
	readonly #beta: number;
	readonly #pool: Pool;
	#isStepping = false;
	#isClosed = false;

	constructor({ module, config, settings, workers = defaultWorkers() }: TrainerOptions) {
		const { reconstruction, beta } = settings.objective;
		this.#pool = new Pool({ module, config, reconstruction }, workers);
		this.#trainer = new Trainer(config, settings);
		this.#imageSize = imageSize(config);
		this.#beta = beta;
	}

	async open(): Promise<void> {
		await this.#pool.open();
	}

	get workers(): number {
		return this.#pool.workers;
	}

	get parameterCount(): number {
		return this.#open().parameterCount;
	}

	/**
	 * One step for whole images in 0…1; `target` is what should come out, if not the input. Neither may change until the
	 * step is done, because a part may have to be repeated. One step at a time: another is refused with the code `busy`.
	 * After an error (`length`: the caller's; `replica`: a part that failed three times) the parameters are those from
	 * before the step.
	 */
	async step(input: Float32Array, target?: Float32Array): Promise<Loss> {
		const trainer = this.#open();
		if (this.#isStepping) throw new EngineError("busy", "a step is under way");
		const total = imagesIn(input, target, this.#imageSize);
		this.#isStepping = true;
		try {
			const batch = { input, target, epsilon: trainer.epsilon(total), total, beta: this.#beta };
			const { loss, gradients } = await this.#pool.gradients(trainer, batch);
			this.#open().update(gradients);
			return loss;
		} finally {
			this.#isStepping = false;
		}
	}

	/** Every parameter, in the model's order. */
	parameters(): Float32Array {
		const parameters = new Float32Array(this.parameterCount);
		this.#open().readParameters(parameters);
		return parameters;
	}

	/** The model as it stands; the caller frees it. */
	model(): Model {
		return this.#open().model();
	}

	/**
	 * Ends all replicas and frees the model; a step under way is rejected with the code `closed`. A lead that is to end
	 * soon after is best told so by its client's `retire`.
	 */
	close(): void {
		if (this.#isClosed) return;
		this.#isClosed = true;
		this.#pool.close();
		this.#trainer.free();
	}

	#open(): Trainer {
		if (this.#isClosed) throw closed();
		return this.#trainer;
	}
}
