/**
 * A replica's place in the pool. The worker in it may die and be replaced; its shard of the step is then computed again,
 * from the same parameters, images and ε, so the result is the same bit for bit, as it is the same build on the same processor.
 */

import { EngineError } from "../error";
import { type Client, connect, type WorkerPort } from "../rpc";
import type { HeartbeatTimeout } from "../watchdog";
import { buffersOf, type Loss, type ReplicaContract, type StepMessage } from "./replicaContract";

type Replica = Client<ReplicaContract>;

/** Attempts in a row, with a new worker each. If all of them time out, the last one had 40 s. */
const MAX_ATTEMPTS = 4;

/** Starts a worker with the code of a replica. */
export type SpawnReplica = () => WorkerPort;

/** Writes the shard into a message; `used` is one that has come back, whose memory can be reused. */
type FillMessage = (used: StepMessage | undefined) => StepMessage;

export class WorkerSlot {
	readonly #startRequest: ReplicaContract["start"]["request"];
	readonly #heartbeatTimeout: HeartbeatTimeout;
	readonly #spawn: SpawnReplica;
	#replica: Replica | undefined;
	#message: StepMessage | undefined;
	#isClosed = false;

	/** `heartbeatTimeout` is shared by all slots of a pool. */
	constructor(
		startRequest: ReplicaContract["start"]["request"],
		heartbeatTimeout: HeartbeatTimeout,
		spawn: SpawnReplica,
	) {
		this.#startRequest = startRequest;
		this.#heartbeatTimeout = heartbeatTimeout;
		this.#spawn = spawn;
	}

	/** Starts a worker, if there is none. */
	async open(): Promise<void> {
		await this.#retry(async () => {});
	}

	/** Loss and gradient of a shard; both stay valid until the next call. */
	computeShard(fill: FillMessage): Promise<{ loss: Loss; gradient: Float32Array }> {
		return this.#retry(async (replica) => {
			const message = fill(this.#message);
			this.#message = undefined; // it may not come back
			const reply = await replica.call("backward", { message }, buffersOf(message));
			this.#message = reply.message;
			return { loss: reply.loss, gradient: reply.message.values };
		});
	}

	close(): void {
		this.#isClosed = true;
		this.#replica?.close();
		this.#message = undefined;
	}

	/** Does a job with a replica, and again with a new one whenever the replica dies meanwhile. */
	async #retry<T>(job: (replica: Replica) => Promise<T>): Promise<T> {
		for (let attempt = 1; ; attempt++) {
			try {
				return await job(await this.#aliveReplica());
			} catch (thrown) {
				if (this.#isClosed) throw closedError();
				const cause = this.#replica?.lostError;
				if (!cause) throw thrown; // what leaves the replica alive is the caller's mistake
				if (attempt === MAX_ATTEMPTS) {
					throw new EngineError(
						"replica",
						`a replica died ${MAX_ATTEMPTS} times in a row: ${cause.code} ${cause.message}`,
					);
				}
			}
		}
	}

	async #aliveReplica(): Promise<Replica> {
		if (this.#isClosed) throw closedError();
		if (this.#replica && !this.#replica.lostError) return this.#replica;
		const replica = connect<ReplicaContract>(this.#spawn(), { heartbeatTimeout: this.#heartbeatTimeout });
		this.#replica = replica;
		await replica.call("start", this.#startRequest);
		return replica;
	}
}

function closedError(): EngineError {
	return new EngineError("closed", "the pool was closed");
}
