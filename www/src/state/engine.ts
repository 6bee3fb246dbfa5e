/** The worker and the models in it, as the views see them. */

import { batch, type Signal, signal } from "@preact/signals";
import { EngineError, toEngineError } from "../engine/error";
import { connectModels } from "../engine/models";
import type { ModelId, ModelInfo, ModelsContract } from "../engine/protocol";
import type { Client } from "../engine/rpc";
import { bytesOf, isSuccessor } from "./modelBytes";
import { perModel } from "./perModel";
import { show } from "./results";
import { source } from "./source";

type ModelState =
	/** not asked for yet */
	| { status: "absent" }
	| { status: "loading" }
	/** Another object for other weights: whoever has read it is told of them. */
	| { status: "ready"; info: ModelInfo }
	| { status: "failed"; error: EngineError };

type EngineState = { status: "running" } | { status: "lost"; error: EngineError };

export const engine = signal<EngineState>({ status: "running" });
export const models = perModel<Signal<ModelState>>(() => signal<ModelState>({ status: "absent" }));
/** A question that the worker could not answer, although it still runs. */
export const lastError = signal<EngineError | undefined>(undefined);

/** What the page has asked for so far, to be loaded again should the worker be lost. */
const wanted = new Set<ModelId>();

let client: Client<ModelsContract> | undefined;

/** Calls the worker that holds the models; rejects where none runs. */
export const callModels: Client<ModelsContract>["call"] = async (type, request, transfer) => {
	if (!client) throw new EngineError("closed", "the worker is not running");
	return client.call(type, request, transfer);
};

/** Starts the worker and every model asked for so far; also the way back after the worker was lost. */
export function startEngine(): void {
	const before = client;
	// In one go: nobody shall ask the new worker for what only the old one had.
	batch(() => {
		lastError.value = undefined;
		for (const id of wanted) models(id).value = { status: "absent" };
		engine.value = connectEngine();
		before?.close();
		if (engine.value.status === "running") for (const id of wanted) void loadModel(id);
	});
}

function connectEngine(): EngineState {
	try {
		client = connectModels((error) => {
			if (error.code !== "closed") engine.value = { status: "lost", error };
		});
		return { status: "running" };
	} catch {
		client = undefined;
		return { status: "lost", error: new EngineError("unsupported", "") };
	}
}

/** Loads those of the models that nobody has asked for yet, or that failed before. */
export function needModels(ids: readonly ModelId[]): void {
	for (const id of ids) {
		wanted.add(id);
		const { status } = models(id).peek();
		if (client && (status === "absent" || status === "failed")) void loadModel(id);
	}
}

/** Fetches and loads one model; also the way back after it failed, and to its newest weights, until which the old ones stay. */
export async function loadModel(id: ModelId): Promise<void> {
	const [state, worker] = [models(id), client];
	if (state.peek().status !== "ready" || !isSuccessor(id)) state.value = { status: "loading" };
	try {
		const bytes = await bytesOf(id);
		const request = { model: id, bytes, source: source.peek() };
		const { info, first } = await callModels("loadModel", request, [bytes.buffer as ArrayBuffer]);
		if (worker !== client) return; // the new worker loads it itself
		if (!wanted.has(id)) {
			unloadModel(id); // dropped meanwhile
			return;
		}
		batch(() => {
			// Should the drawing have changed meanwhile, the model's being ready asks for the newest state.
			show(first, [id]);
			state.value = { status: "ready", info };
		});
	} catch (thrown) {
		if (worker === client) state.value = { status: "failed", error: toEngineError(thrown) };
	}
}

/** Forgets a model that there is no more, here and in the worker: it is not loaded again. */
export function dropModel(id: ModelId): void {
	wanted.delete(id);
	const state = models(id);
	if (state.peek().status === "absent") return;
	state.value = { status: "absent" };
	unloadModel(id);
}

/** A worker that is lost holds it no more. */
function unloadModel(id: ModelId): void {
	void client?.call("unloadModel", { model: id }).catch(() => {});
}

export function isReady(id: ModelId): boolean {
	return models(id).value.status === "ready";
}

/** Whether it is still to come, from a worker that runs. */
export function isLoading(id: ModelId): boolean {
	const { status } = models(id).value;
	return engine.value.status === "running" && (status === "absent" || status === "loading");
}

/** undefined until it is loaded */
export function infoOf(id: ModelId): ModelInfo | undefined {
	const state = models(id).value;
	return state.status === "ready" ? state.info : undefined;
}
