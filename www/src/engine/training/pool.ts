/**
 * The replicas of one model, in workers of their own; each computes the gradient of one shard of the batch. The gradients
 * come back in the replicas' order, so that their sum, and with it the model, depends on the number of replicas alone.
 */

import "../trustedTypes"; // needed before this worker starts others
import { EngineError } from "../error";
import { HeartbeatTimeout } from "../watchdog";
import { type Batch, fillStepMessage, type ParameterSource, shardRanges } from "./batch";
import type { Loss, ReplicaContract } from "./replicaContract";
import { type SpawnReplica, WorkerSlot } from "./workerSlot";

/** The loss of one step, and the gradients of its shards, to be added up in this order. */
export interface Gradients {
	loss: Loss;
	/** Valid until the next step. */
	gradients: Float32Array[];
}

const spawnReplica: SpawnReplica = () => new Worker(new URL("./replica.ts", import.meta.url), { type: "module" });

export class ReplicaPool {
	readonly #slots: readonly WorkerSlot[];

	constructor(startRequest: ReplicaContract["start"]["request"], workers: number, spawn = spawnReplica) {
		if (!Number.isInteger(workers) || workers < 1) {
			throw new EngineError("config", `workers: expected 1 or more, got ${workers}`);
		}
		const heartbeatTimeout = new HeartbeatTimeout();
		this.#slots = Array.from({ length: workers }, () => new WorkerSlot(startRequest, heartbeatTimeout, spawn));
	}

	/** Resolves once every replica is ready. */
	async open(): Promise<void> {
		await Promise.all(this.#slots.map((slot) => slot.open()));
	}

	/** Loss and gradients of a batch; neither it nor the parameters may change until then, as a shard may be repeated. */
	async computeGradients(source: ParameterSource, batch: Batch): Promise<Gradients> {
		const shards = shardRanges(batch.imageCount, this.#slots.length).flatMap((range, index) => {
			const shard = this.#slots[index]?.computeShard((used) => fillStepMessage(source, used, batch, range));
			return shard ? [shard] : [];
		});
		// All are waited for, also after an error: their messages must be back before the next step.
		await Promise.allSettled(shards);
		const results = await Promise.all(shards);
		const loss = results.reduce((sum, shard) => addLosses(sum, shard.loss), { reconstruction: 0, kl: 0 });
		return { loss, gradients: results.map(({ gradient }) => gradient) };
	}

	close(): void {
		for (const slot of this.#slots) slot.close();
	}
}

function addLosses(a: Loss, b: Loss): Loss {
	return { reconstruction: a.reconstruction + b.reconstruction, kl: a.kl + b.kl };
}
