/**
 * The worker that recognises, detects and maps: started when a view first asks it, with the examples and the models that the
 * question is about, and again after it was lost. Another data set gets another worker.
 */

import { effect } from "@preact/signals";
import { EngineError } from "../engine/error";
import { connectExplorer, EXPLORE_SECONDS } from "../engine/explore/client";
import type { ExploreContract, ExplorePart } from "../engine/explore/contract";
import type { ModelId, ModelInfo } from "../engine/protocol";
import type { Client } from "../engine/rpc";
import { HeartbeatTimeout } from "../engine/watchdog";
import { allDataSets, dataSet } from "./dataSet";
import { availableCount, type DataSet, dataFormOf } from "./dataSets";
import { bytesOf } from "./modelBytes";
import { versionOf } from "./modelVersion";
import { RestartingWorker } from "./training/restarting";

/** What the worker must hold before it is asked. */
export interface Needs {
	test?: boolean;
	/** at least so many training examples, or all */
	train?: number;
	/** the test examples of another data set, by its id */
	other?: string | undefined;
	models?: readonly ModelId[];
}

/** Examples that the worker holds. */
export interface Examples {
	count: number;
	/** empty without labels */
	labels: Uint8Array;
}

/** A worker that holds what was needed; what was not is undefined. */
export interface Explorer {
	client: Client<ExploreContract>;
	test: Examples | undefined;
	train: Examples | undefined;
	other: Examples | undefined;
	models: ReadonlyMap<ModelId, ModelInfo>;
}

const defaultServices = { connectExplorer, modelBytes: bytesOf };
export type ExploreServices = typeof defaultServices;

/** What one worker holds. Each is sent once, and again where another version is needed. */
class Held {
	readonly #sent = new Map<string, { version: unknown; reply: Promise<unknown> }>();

	constructor(
		private readonly client: Client<ExploreContract>,
		private readonly data: DataSet,
		private readonly services: ExploreServices,
	) {}

	async provide({ test, train, other, models = [] }: Needs): Promise<Explorer> {
		const [tests, trains, others, ...infos] = await Promise.all([
			test ? this.#examples("test", this.data) : undefined,
			train === undefined ? undefined : this.#trainExamples(train),
			other === undefined ? undefined : this.#otherExamples(other),
			...models.map(async (id) => [id, await this.#model(id)] as const),
		]);
		return { client: this.client, test: tests, train: trains, other: others, models: new Map(infos) };
	}

	#examples(part: ExplorePart, from: DataSet, version: unknown = from, count?: number): Promise<Examples> {
		return this.#send(part, version, async () => {
			const bytes = await from.bytesOf(part === "train" ? "train" : "test", count);
			return this.client.call("loadExamples", { part, bytes }, [bytes.buffer]);
		});
	}

	/** More than are needed are as good. */
	#trainExamples(least: number): Promise<Examples> {
		const [held, count] = [this.#sent.get("train"), availableCount(this.data, least)];
		if (held && Number(held.version) >= count) return held.reply as Promise<Examples>;
		return this.#examples("train", this.data, count, count);
	}

	async #otherExamples(id: string): Promise<Examples> {
		const from = allDataSets.peek().find((known) => known.id === id);
		if (!from) throw new EngineError("missing", `no data set ${id}`);
		return this.#examples("other", from);
	}

	#model(id: ModelId): Promise<ModelInfo> {
		return this.#send(`model ${id}`, versionOf(id).peek(), async () => {
			const bytes = await this.services.modelBytes(id);
			const { info } = await this.client.call("loadModel", { model: id, bytes }, [bytes.buffer as ArrayBuffer]);
			return info;
		});
	}

	/** What failed is sent again when it is next needed. */
	#send<T>(key: string, version: unknown, send: () => Promise<T>): Promise<T> {
		const before = this.#sent.get(key);
		if (before && before.version === version) return before.reply as Promise<T>;
		const reply = Promise.resolve(before?.reply)
			.catch(() => {})
			.then(send);
		const sent = { version, reply };
		this.#sent.set(key, sent);
		reply.catch(() => {
			if (this.#sent.get(key) === sent) this.#sent.delete(key);
		});
		return reply;
	}
}

export class ExploreWorker {
	readonly #worker: RestartingWorker<ExploreContract>;
	readonly #held = new WeakMap<Client<ExploreContract>, Held>();

	constructor(services = defaultServices) {
		const heartbeatTimeout = new HeartbeatTimeout(EXPLORE_SECONDS);
		this.#worker = new RestartingWorker(async () => {
			const data = dataSet.peek();
			const client = services.connectExplorer(dataFormOf(data), () => {}, heartbeatTimeout);
			this.#held.set(client, new Held(client, data, services));
			return client;
		});
	}

	/**
	 * Asks the worker once it holds what is needed; again, with more time, where it was given up for its silence.
	 * Rejects with an `EngineError`.
	 */
	use<T>(needs: Needs, ask: (explorer: Explorer) => Promise<T>): Promise<T> {
		return this.#worker.useWithRetries(async (client) => {
			const explorer = await this.#held.get(client)?.provide(needs);
			if (!explorer) throw new Error("a worker that this has not started");
			return ask(explorer);
		});
	}

	/** Its open calls reject with the code "closed"; the next use starts another one. */
	end(): void {
		this.#worker.end();
	}
}

/** The instance shared by the views. */
export const explorer = new ExploreWorker();

let shown = dataSet.peek();
effect(() => {
	if (dataSet.value === shown) return;
	shown = dataSet.value;
	explorer.end();
});
