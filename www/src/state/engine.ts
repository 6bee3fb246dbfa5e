/** The worker that holds the models, and the state of each model. */

import { batch, type Signal, signal } from "@preact/signals";
import { EngineError, toEngineError } from "../engine/error";
import { connectModels } from "../engine/models";
import type { ModelId, ModelInfo, ModelsContract } from "../engine/protocol";
import type { Client } from "../engine/rpc";
import { HeartbeatTimeout } from "../engine/watchdog";
import { dataSet } from "./dataSet";
import { dataFormOf } from "./dataSets";
import { imageSource } from "./imageSource";
import { bytesOf, isSuccessor } from "./modelBytes";
import { perModel } from "./perModel";
import { show } from "./results";

type ModelState =
	/** not requested yet */
	| { status: "absent" }
	| { status: "loading" }
	/** A new object whenever the weights are new, so that dependents are notified. */
	| { status: "ready"; info: ModelInfo }
	| { status: "failed"; error: EngineError };

type EngineState = { status: "running" } | { status: "lost"; error: EngineError };

export const engine = signal<EngineState>({ status: "running" });
export const modelState = perModel<Signal<ModelState>>(() => signal<ModelState>({ status: "absent" }));
/** The last call that failed although the worker still runs. */
export const lastError = signal<EngineError | undefined>(undefined);

/** The models requested so far, to be loaded again after the worker was lost. */
const wanted = new Set<ModelId>();

let client: Client<ModelsContract> | undefined;
const heartbeatTimeout = new HeartbeatTimeout();

type Call = Client<ModelsContract>["call"];

/** Calls the worker that now holds the models and never the one after it, for which what is fetched meanwhile is not meant. */
export function callsOfWorker(): Call {
	const worker = client;
	return async (type, request, transfer) => {
		if (!worker) throw new EngineError("closed", "the worker is not running");
		return worker.call(type, request, transfer);
	};
}

/** Calls the worker that holds the models; rejects where none runs. */
export const callModels: Call = (...call) => callsOfWorker()(...call);

/** Starts the worker, also after it was lost, and loads every model requested so far. */
export function startEngine(): void {
	const before = client;
	// At once, so that nothing is asked of the new worker that only the old one had.
	batch(() => {
		lastError.value = undefined;
		for (const id of wanted) modelState(id).value = { status: "absent" };
		engine.value = connectEngine();
		before?.close();
		if (engine.value.status === "running") for (const id of wanted) void loadModel(id);
	});
}

function connectEngine(): EngineState {
	try {
		const onLost = (error: EngineError) => {
			if (error.code !== "closed") engine.value = { status: "lost", error };
		};
		client = connectModels(dataFormOf(dataSet.peek()), onLost, heartbeatTimeout);
		return { status: "running" };
	} catch {
		client = undefined;
		return { status: "lost", error: new EngineError("unsupported", "") };
	}
}

/** Loads those of the models that were not requested yet, or that failed to load. */
export function needModels(ids: readonly ModelId[]): void {
	for (const id of ids) {
		wanted.add(id);
		const { status } = modelState(id).peek();
		if (client && (status === "absent" || status === "failed")) void loadModel(id);
	}
}

/** Loads those that failed once more, as where there is a connection again. */
export function retryModels(): void {
	needModels([...wanted]);
}

/** Loads a model again, if it was requested: it is another one now. */
export function reloadModel(id: ModelId): void {
	if (client && wanted.has(id)) void loadModel(id);
}

/** Fetches and loads a model, also after it failed, or with new weights, which replace the old ones once they are loaded. */
export async function loadModel(id: ModelId): Promise<void> {
	const [state, worker, call] = [modelState(id), client, callsOfWorker()];
	if (state.peek().status !== "ready" || !isSuccessor(id)) state.value = { status: "loading" };
	try {
		const bytes = await bytesOf(id);
		const request = { model: id, bytes, source: imageSource.peek() };
		const { info, first } = await call("loadModel", request, [bytes.buffer as ArrayBuffer]);
		if (worker !== client) return; // the new worker loads it itself
		if (!wanted.has(id)) {
			unloadModel(id); // it was dropped in the meantime
			return;
		}
		batch(() => {
			// If the drawing has changed since, the new state makes the views ask again.
			show(first, [id]);
			state.value = { status: "ready", info };
		});
	} catch (thrown) {
		if (worker === client) state.value = { status: "failed", error: toEngineError(thrown) };
	}
}

/** Removes a model that no longer exists, also from the worker; it is not loaded again. */
export function dropModel(id: ModelId): void {
	wanted.delete(id);
	const state = modelState(id);
	if (state.peek().status === "absent") return;
	state.value = { status: "absent" };
	unloadModel(id);
}

/** A worker that is lost has no models to unload. */
function unloadModel(id: ModelId): void {
	void client?.call("unloadModel", { model: id }).catch(() => {});
}

export function isReady(id: ModelId): boolean {
	return modelState(id).value.status === "ready";
}

/** Whether it is not loaded yet, but will be. */
export function isLoading(id: ModelId): boolean {
	const { status } = modelState(id).value;
	return engine.value.status === "running" && (status === "absent" || status === "loading");
}

/** Whether it failed to load, at the moment. */
export function hasFailed(id: ModelId): boolean {
	return modelState(id).peek().status === "failed";
}

/** Whether there is none for the data set. */
export function doesNotExist(id: ModelId): boolean {
	const state = modelState(id).value;
	return engine.value.status === "running" && state.status === "failed" && state.error.code === "no_model";
}

/** undefined until it is loaded */
export function infoOf(id: ModelId): ModelInfo | undefined {
	const state = modelState(id).value;
	return state.status === "ready" ? state.info : undefined;
}
