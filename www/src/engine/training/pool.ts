/**
 * The replicas of one model, in workers of their own; each computes the gradient of one shard of the batch. The gradients
 * come back in the replicas' order, so that their sum, and with it the model, depends on the number of replicas alone.
 */

import "../ownScripts"; // this worker starts others
import { EngineError } from "../error";
import { HeartbeatTimeout } from "../watchdog";
import { type Batch, fillStepMessage, type ParameterSource, shardRanges } from "./batch";
import type { Loss, ReplicaContract } from "./replicaContract";
import { type SpawnReplica, WorkerSlot } from "./workerSlot";

/** What one step gave: the loss, and the gradients to be added up in their order. */
export interface Gradients {
	loss: Loss;
	/** Valid until the next step. */
	gradients: Float32Array[];
}

const spawnReplica: SpawnReplica = () => new Worker(new URL("./replica.ts", import.meta.url), { type: "module" });

export class Pool {
	readonly #slots: readonly WorkerSlot[];

	constructor(start: ReplicaContract["start"]["request"], workers: number, spawn = spawnReplica) {
		if (!Number.isInteger(workers) || workers < 1) {
			throw new EngineError("config", `workers: expected 1 or more, got ${workers}`);
		}
		const heartbeatTimeout = new HeartbeatTimeout();
		this.#slots = Array.from({ length: workers }, () => new WorkerSlot(start, heartbeatTimeout, spawn));
	}

	/** Resolves once every replica is ready. */
	async open(): Promise<void> {
		await Promise.all(this.#slots.map((slot) => slot.open()));
	}

	/** Loss and gradients of a batch; neither it nor the parameters may change until then, as a shard may be repeated. */
	async gradients(source: ParameterSource, batch: Batch): Promise<Gradients> {
		const parts = shardRanges(batch.total, this.#slots.length).flatMap((range, index) => {
			const part = this.#slots[index]?.run((used) => fillStepMessage(source, used, batch, range));
			return part ? [part] : [];
		});
		// All are waited for, also after an error: their messages must be back before the next step.
		await Promise.allSettled(parts);
		const done = await Promise.all(parts);
		const loss = done.reduce((sum, part) => add(sum, part.loss), { reconstruction: 0, kl: 0 });
		return { loss, gradients: done.map(({ gradient }) => gradient) };
	}

	close(): void {
		for (const slot of this.#slots) slot.close();
	}
}

function add(a: Loss, b: Loss): Loss {
	return { reconstruction: a.reconstruction + b.reconstruction, kl: a.kl + b.kl };
}
