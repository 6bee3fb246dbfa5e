/**
 * Training on several cores without shared memory. The lead, in whichever worker calls this, owns the model; each of W
 * replicas, in workers of their own, computes the gradient of a run of the batch. The lead adds the gradients up in the
 * replicas' order, so the same W gives the same model to the bit. With one replica it is the model that the wasm
 * `Trainer` makes alone.
 */

import { initSync, type Model, Trainer } from "autoencoders";
import { EngineError } from "../error";
import type { ModelConfig } from "../protocol";
import { type Batch, fillParcel, imageSize, imagesIn, shares } from "./batch";
import type { Loss, TrainingSettings } from "./protocol";
import { closed, type Pace, Seat } from "./seat";

export interface TrainerOptions {
	module: WebAssembly.Module;
	config: ModelConfig;
	settings: TrainingSettings;
	/** How many replicas; `defaultWorkers()` if not given. */
	workers?: number;
}

/** All cores but one, which is left to the page. */
export function defaultWorkers(): number {
	return Math.max(1, (navigator.hardwareConcurrency || 1) - 1);
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
	readonly #seats: readonly Seat[];
	#isStepping = false;
	#isClosed = false;

	constructor({ module, config, settings, workers = defaultWorkers() }: TrainerOptions) {
		if (!Number.isInteger(workers) || workers < 1) {
			throw new EngineError("config", `workers: expected 1 or more, got ${workers}`);
		}
		this.#trainer = new Trainer(config, settings);
		this.#imageSize = imageSize(config);
		const pace: Pace = { longest: 0 };
		const start = { module, config, objective: settings.objective };
		this.#seats = Array.from({ length: workers }, () => new Seat(start, pace));
	}

	async open(): Promise<void> {
		await Promise.all(this.#seats.map((seat) => seat.open()));
	}

	get workers(): number {
		return this.#seats.length;
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
			const parts = await this.#gradients(trainer, { input, target, epsilon: trainer.epsilon(total), total });
			this.#open().update(parts.map(({ gradient }) => gradient));
			return parts.reduce((sum, { loss }) => add(sum, loss), { reconstruction: 0, kl: 0 });
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
		for (const seat of this.#seats) seat.close();
		this.#trainer.free();
	}

	#open(): Trainer {
		if (this.#isClosed) throw closed();
		return this.#trainer;
	}

	async #gradients(trainer: Trainer, batch: Batch) {
		const runs = shares(batch.total, this.#seats.length);
		const parts = runs.flatMap((share, index) => {
			const part = this.#seats[index]?.run((used) => fillParcel(trainer, used, batch, share));
			return part ? [part] : [];
		});
		// All are waited for, also after an error: their parcels must be back before the next step.
		await Promise.allSettled(parts);
		return Promise.all(parts);
	}
}

function add(a: Loss, b: Loss): Loss {
	return { reconstruction: a.reconstruction + b.reconstruction, kl: a.kl + b.kl };
}
