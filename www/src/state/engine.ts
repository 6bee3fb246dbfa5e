/** The worker in which the models are loaded, and the state of each model. */

import { batch, type Signal, signal } from "@preact/signals";
import { EngineError, toEngineError } from "../engine/error";
import { connectModels } from "../engine/models";
import type { ModelId, ModelInfo, ModelsContract } from "../engine/protocol";
import type { Client } from "../engine/rpc";
import { HeartbeatTimeout } from "../engine/watchdog";
import { dataSet } from "./dataSet";
import { dataSpecOf } from "./dataSets";
import { imageSource } from "./imageSource";
import { hasOnlyNewWeights, modelBytesOf } from "./modelBytes";
import { perModel } from "./perModel";
import { showResults } from "./results";

type ModelState =
	/** not requested yet */
	| { status: "absent" }
	| { status: "loading" }
	/** A new object whenever the weights are new, so that dependents are notified. */
	| { status: "ready"; info: ModelInfo }
	| { status: "failed"; error: EngineError };

type EngineState = { status: "running" } | { status: "lost"; error: EngineError };

export const engineState = signal<EngineState>({ status: "running" });
export const modelState = perModel<Signal<ModelState>>(() => signal<ModelState>({ status: "absent" }));
/** The last call that failed although the worker still runs. */
export const lastError = signal<EngineError | undefined>(undefined);

/** The models requested so far, to be loaded again after the worker was lost. */
const requestedModels = new Set<ModelId>();

let client: Client<ModelsContract> | undefined;
const heartbeatTimeout = new HeartbeatTimeout();

type Call = Client<ModelsContract>["call"];

/**
 * Returns a function that calls the worker that runs now. It never calls the successor of that worker, for which what is fetched
 * meanwhile is not meant.
 */
export function bindCallToWorker(): Call {
	const worker = client;
	return async (type, request, transfer) => {
		if (!worker) throw new EngineError("closed", "the worker is not running");
		return worker.call(type, request, transfer);
	};
}

/** Calls the worker that holds the models; rejects where none runs. */
export const callModels: Call = (...call) => bindCallToWorker()(...call);

/** Starts the worker, also after it was lost, and loads every model requested so far. */
export function startEngine(): void {
	const before = client;
	// At once, so that nothing is asked of the new worker that only the old one had.
	batch(() => {
		lastError.value = undefined;
		for (const id of requestedModels) modelState(id).value = { status: "absent" };
		engineState.value = connectEngine();
		before?.close();
		if (engineState.value.status === "running") for (const id of requestedModels) void loadModel(id);
	});
}

function connectEngine(): EngineState {
	try {
		const onLost = (error: EngineError) => {
			if (error.code !== "closed") engineState.value = { status: "lost", error };
		};
		client = connectModels(dataSpecOf(dataSet.peek()), onLost, heartbeatTimeout);
		return { status: "running" };
	} catch {
		client = undefined;
		return { status: "lost", error: new EngineError("unsupported", "") };
	}
}

/** Loads those of the models that were not requested yet, or that failed to load. */
export function requestModels(ids: readonly ModelId[]): void {
	for (const id of ids) {
		requestedModels.add(id);
		const { status } = modelState(id).peek();
		if (client && (status === "absent" || status === "failed")) void loadModel(id);
	}
}

/** Loads the models again that failed to load, as when the page is online again. */
export function retryModels(): void {
	requestModels([...requestedModels]);
}

/** Loads a model again, if it was requested: the id stands for other weights now. */
export function reloadModel(id: ModelId): void {
	if (client && requestedModels.has(id)) void loadModel(id);
}

/** Fetches and loads a model, also after it failed, or with new weights, which replace the old ones once they are loaded. */
export async function loadModel(id: ModelId): Promise<void> {
	const [state, worker, call] = [modelState(id), client, bindCallToWorker()];
	if (state.peek().status !== "ready" || !hasOnlyNewWeights(id)) state.value = { status: "loading" };
	try {
		const bytes = await modelBytesOf(id);
		const request = { model: id, bytes, source: imageSource.peek() };
		const { info, first } = await call("loadModel", request, [bytes.buffer as ArrayBuffer]);
		if (worker !== client) return; // the new worker loads it itself
		if (!requestedModels.has(id)) {
			unloadModel(id); // it was dropped in the meantime
			return;
		}
		batch(() => {
			// If the drawing has changed since, the new state makes the views ask again.
			showResults(first, [id]);
			state.value = { status: "ready", info };
		});
	} catch (thrown) {
		if (worker === client) state.value = { status: "failed", error: toEngineError(thrown) };
	}
}

/** Removes a model that no longer exists, also from the worker; it is not loaded again. */
export function dropModel(id: ModelId): void {
	requestedModels.delete(id);
	const state = modelState(id);
	if (state.peek().status === "absent") return;
	state.value = { status: "absent" };
	unloadModel(id);
}

/** A worker that is lost has no models to unload. */
function unloadModel(id: ModelId): void {
	void client?.call("unloadModel", { model: id }).catch(() => {});
}

export function isModelReady(id: ModelId): boolean {
	return modelState(id).value.status === "ready";
}

/** Whether it is not loaded yet, but will be. */
export function isModelPending(id: ModelId): boolean {
	const { status } = modelState(id).value;
	return engineState.value.status === "running" && (status === "absent" || status === "loading");
}

/** Whether it failed to load, at the moment. */
export function hasModelFailed(id: ModelId): boolean {
	return modelState(id).peek().status === "failed";
}

/** Whether the data set has no such model: no pretrained one, and no own one in its place. */
export function dataSetLacksModel(id: ModelId): boolean {
	const state = modelState(id).value;
	return engineState.value.status === "running" && state.status === "failed" && state.error.code === "no_model";
}

/** undefined until it is loaded */
export function modelInfoOf(id: ModelId): ModelInfo | undefined {
	const state = modelState(id).value;
	return state.status === "ready" ? state.info : undefined;
}
