/**
 * The worker that recognises, detects and maps: started when a view first asks it, with the examples and the models that the
 * question is about, and again after it was lost. Another data set gets another worker.
 */

import { effect } from "@preact/signals";
import { EngineError } from "../engine/error";
import { connectExplorer, EXPLORE_SECONDS } from "../engine/explore/client";
import type { ExploreContract, ExploreSplit } from "../engine/explore/contract";
import type { ModelId, ModelInfo } from "../engine/protocol";
import type { Client } from "../engine/rpc";
import { HeartbeatTimeout } from "../engine/watchdog";
import { allDataSets, dataSet } from "./dataSet";
import { availableTrainCount, type DataSet, dataSpecOf } from "./dataSets";
import { modelBytesOf } from "./modelBytes";
import { weightsVersionOf } from "./modelVersion";
import { RestartingWorker } from "./training/restartingWorker";

/** What must be loaded in the worker before it is called. */
export interface ExplorerNeeds {
	/** all test examples */
	test?: boolean;
	/** at least so many training examples, or all */
	minTrainCount?: number;
	/** the test examples of another data set, by its id */
	otherDataSetId?: string | undefined;
	models?: readonly ModelId[];
}

/** Examples that the worker has loaded. */
export interface LoadedExamples {
	count: number;
	/** empty without labels */
	labels: Uint8Array;
}

/** A worker that has loaded what is needed; what was not needed is undefined. */
export interface Explorer {
	client: Client<ExploreContract>;
	test: LoadedExamples | undefined;
	train: LoadedExamples | undefined;
	other: LoadedExamples | undefined;
	models: ReadonlyMap<ModelId, ModelInfo>;
}

const defaultServices = { connectExplorer, modelBytes: modelBytesOf };
export type ExploreServices = typeof defaultServices;

/** What one worker has loaded. Everything is sent once, and again where another version of it is needed. */
class WorkerContents {
	readonly #sent = new Map<string, { version: unknown; reply: Promise<unknown> }>();

	constructor(
		private readonly client: Client<ExploreContract>,
		private readonly data: DataSet,
		private readonly services: ExploreServices,
	) {}

	async provide({ test, minTrainCount, otherDataSetId, models = [] }: ExplorerNeeds): Promise<Explorer> {
		const [testExamples, trainExamples, otherExamples, ...infos] = await Promise.all([
			test ? this.#sendExamples("test", this.data) : undefined,
			minTrainCount === undefined ? undefined : this.#sendTrainExamples(minTrainCount),
			otherDataSetId === undefined ? undefined : this.#sendOtherExamples(otherDataSetId),
			...models.map(async (id) => [id, await this.#sendModel(id)] as const),
		]);
		return {
			client: this.client,
			test: testExamples,
			train: trainExamples,
			other: otherExamples,
			models: new Map(infos),
		};
	}

	#sendExamples(split: ExploreSplit, from: DataSet, version: unknown = from, count?: number): Promise<LoadedExamples> {
		return this.#send(split, version, async () => {
			const bytes = await from.loadIdx(split === "train" ? "train" : "test", count);
			return this.client.call("loadExamples", { split, bytes }, [bytes.buffer]);
		});
	}

	/** More than `minCount` serve as well. */
	#sendTrainExamples(minCount: number): Promise<LoadedExamples> {
		const [loaded, count] = [this.#sent.get("train"), availableTrainCount(this.data, minCount)];
		if (loaded && Number(loaded.version) >= count) return loaded.reply as Promise<LoadedExamples>;
		return this.#sendExamples("train", this.data, count, count);
	}

	async #sendOtherExamples(id: string): Promise<LoadedExamples> {
		const from = allDataSets.peek().find((known) => known.id === id);
		if (!from) throw new EngineError("missing", `no data set ${id}`);
		return this.#sendExamples("other", from);
	}

	#sendModel(id: ModelId): Promise<ModelInfo> {
		return this.#send(`model ${id}`, weightsVersionOf(id).peek(), async () => {
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
	readonly #contents = new WeakMap<Client<ExploreContract>, WorkerContents>();

	constructor(services = defaultServices) {
		const heartbeatTimeout = new HeartbeatTimeout(EXPLORE_SECONDS);
		this.#worker = new RestartingWorker(async () => {
			const data = dataSet.peek();
			const client = services.connectExplorer(dataSpecOf(data), () => {}, heartbeatTimeout);
			this.#contents.set(client, new WorkerContents(client, data, services));
			return client;
		});
	}

	/**
	 * Calls `ask` once everything needed is loaded in the worker; again, with more time, where the worker missed its heartbeat.
	 * Rejects with an `EngineError`.
	 */
	use<T>(needs: ExplorerNeeds, ask: (explorer: Explorer) => Promise<T>): Promise<T> {
		return this.#worker.useWithRetries(async (client) => {
			const explorer = await this.#contents.get(client)?.provide(needs);
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
