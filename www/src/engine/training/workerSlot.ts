/**
 * A replica's place in the pool. The worker in it may die and be replaced; the part of the step that it had is then
 * done again, from the same parameters, images and ε, so the result is the same to the bit.
 */

import { EngineError } from "../error";
import { type Client, connect } from "../rpc";
import { buffersOf, type Loss, type ReplicaContract, type StepMessage } from "./replicaContract";

type Replica = Client<ReplicaContract>;

const ATTEMPTS = 3;
/** How long a replica may take for its first answer, in which its code is fetched and compiled. */
const FIRST_MS = 60_000;
/** How long for any other: a replica that needs so much more than the slowest so far hangs. */
const patience = (longest: number) => 20_000 + 20 * longest;

/** Shared by all seats of a pool: the longest time that an answer took. */
export interface LatencyTracker {
	longest: number;
}

/** What a seat does in one step: fills a parcel, which may be one that was used before. */
type Fill = (used: StepMessage | undefined) => StepMessage;

export class WorkerSlot {
	readonly #start: ReplicaContract["start"]["request"];
	readonly #latency: LatencyTracker;
	#replica: Replica | undefined;
	#hasAnswered = false;
	#message: StepMessage | undefined;
	#isClosed = false;

	constructor(start: ReplicaContract["start"]["request"], pace: LatencyTracker) {
		this.#start = start;
		this.#latency = pace;
	}

	/** Starts a worker, if there is none. */
	async open(): Promise<void> {
		await this.#retry(async () => {});
	}

	/** Loss and gradient of a part; both stay valid until the next call. */
	run(fill: Fill): Promise<{ loss: Loss; gradient: Float32Array }> {
		return this.#retry(async (replica) => {
			const parcel = fill(this.#message);
			this.#message = undefined; // it may not come back
			const began = performance.now();
			const limit = this.#hasAnswered ? patience(this.#latency.longest) : FIRST_MS;
			const reply = await within(replica, limit, replica.call("backward", { parcel }, buffersOf(parcel)));
			this.#hasAnswered = true;
			this.#latency.longest = Math.max(this.#latency.longest, performance.now() - began);
			this.#message = reply.parcel;
			return { loss: reply.loss, gradient: reply.parcel.values };
		});
	}

	close(): void {
		this.#isClosed = true;
		this.#replica?.close();
		this.#message = undefined;
	}

	/** Does a job with a replica, and again with a fresh one whenever it dies of it. */
	async #retry<T>(job: (replica: Replica) => Promise<T>): Promise<T> {
		for (let attempt = 1; ; attempt++) {
			try {
				return await job(await this.#worker());
			} catch (thrown) {
				if (this.#isClosed) throw closed();
				const cause = this.#replica?.lost;
				if (!cause) throw thrown; // what leaves the replica alive is the caller's mistake
				if (attempt === ATTEMPTS) {
					throw new EngineError("replica", `a replica died ${ATTEMPTS} times in a row: ${cause.code} ${cause.message}`);
				}
			}
		}
	}

	async #worker(): Promise<Replica> {
		if (this.#isClosed) throw closed();
		if (this.#replica && !this.#replica.lost) return this.#replica;
		const worker = new Worker(new URL("./replica.ts", import.meta.url), { type: "module" });
		const replica = connect<ReplicaContract>(worker);
		this.#replica = replica;
		this.#hasAnswered = false;
		await within(replica, FIRST_MS, replica.call("start", this.#start));
		return replica;
	}
}

export function closed(): EngineError {
	return new EngineError("closed", "the trainer was closed");
}

/** Ends a replica that does not answer in time. */
async function within<T>(replica: Replica, limit: number, answer: Promise<T>): Promise<T> {
	const late = () => replica.close(new EngineError("silent", `no answer for ${Math.round(limit)} ms`));
	const timer = setTimeout(late, limit);
	try {
		return await answer;
	} finally {
		clearTimeout(timer);
	}
}
