/**
 * The replicas of one model, in workers of their own; each computes the gradient of a run of the batch. The gradients come
 * back in the replicas' order, so that their sum, and with it the model, depends on the number of replicas alone.
 */

import { EngineError } from "../error";
import { type Batch, fillStepMessage, type ParameterSource, shardRanges } from "./batch";
import type { Loss, ReplicaContract } from "./replicaContract";
import { type LatencyTracker, WorkerSlot } from "./workerSlot";

/** All cores but one, which is left to the page. */
export function defaultWorkers(): number {
	return Math.max(1, (navigator.hardwareConcurrency || 1) - 1);
}

/** What one step gave: the loss, and the gradients to be added up in their order. */
export interface Gradients {
	loss: Loss;
	/** Valid until the next step. */
	gradients: Float32Array[];
}

export class Pool {
	readonly #slots: readonly WorkerSlot[];

	constructor(start: ReplicaContract["start"]["request"], workers: number) {
		if (!Number.isInteger(workers) || workers < 1) {
			throw new EngineError("config", `workers: expected 1 or more, got ${workers}`);
		}
		const pace: LatencyTracker = { longest: 0 };
		this.#slots = Array.from({ length: workers }, () => new WorkerSlot(start, pace));
	}

	get workers(): number {
		return this.#slots.length;
	}

	/** Stands when every replica does. */
	async open(): Promise<void> {
		await Promise.all(this.#slots.map((seat) => seat.open()));
	}

	/** Loss and gradients of a batch; neither it nor the parameters may change until then, as a part may be repeated. */
	async gradients(source: ParameterSource, batch: Batch): Promise<Gradients> {
		const runs = shardRanges(batch.total, this.#slots.length);
		const parts = runs.flatMap((share, index) => {
			const part = this.#slots[index]?.run((used) => fillStepMessage(source, used, batch, share));
			return part ? [part] : [];
		});
		// All are waited for, also after an error: their parcels must be back before the next step.
		await Promise.allSettled(parts);
		const done = await Promise.all(parts);
		const loss = done.reduce((sum, part) => add(sum, part.loss), { reconstruction: 0, kl: 0 });
		return { loss, gradients: done.map(({ gradient }) => gradient) };
	}

	close(): void {
		for (const seat of this.#slots) seat.close();
	}
}

function add(a: Loss, b: Loss): Loss {
	return { reconstruction: a.reconstruction + b.reconstruction, kl: a.kl + b.kl };
}
