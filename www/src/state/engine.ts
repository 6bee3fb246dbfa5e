/** The models' state as the views see it, and the loop that keeps the results in step with the drawing. */

import { batch, computed, effect, type Signal, signal } from "@preact/signals";
import type { Client } from "../engine/bridge";
import { connectModels, fetchBytes } from "../engine/client";
import { EngineError, toEngineError } from "../engine/error";
import {
	type Calls,
	type ModelId,
	type ModelInfo,
	type ModelResult,
	modelIds,
	type Reconstructed,
	type Source,
} from "../engine/protocol";
import { PAD, revision, subject } from "./drawing";
import { inkMap } from "./ink";

type ModelState =
	| { status: "loading" }
	| { status: "ready"; info: ModelInfo }
	| { status: "failed"; error: EngineError };

type EngineState = { status: "running" } | { status: "lost"; error: EngineError };

function forEachModel<T>(make: () => Signal<T>): Record<ModelId, Signal<T>> {
	return { vanilla: make(), convolutional: make(), "variational-2": make(), "variational-16": make() };
}

export const engine = signal<EngineState>({ status: "running" });
export const models = forEachModel<ModelState>(() => signal<ModelState>({ status: "loading" }));
export const results = forEachModel<ModelResult | undefined>(() => signal(undefined));
/** What goes into every model; undefined while nothing is drawn. */
export const modelInput = signal<Float32Array | undefined>(undefined);

export type VariationalId = "variational-2" | "variational-16";
/** Which of the two variational models is shown: sixteen numbers keep a digit recognisable, two can be looked at. */
export const variational = signal<VariationalId>("variational-16");

/** The models that stand side by side, and that are loaded and asked. */
export const shownModels = computed<readonly ModelId[]>(() => ["vanilla", "convolutional", variational.value]);

const readyModels = computed(() => shownModels.value.filter((id) => models[id].value.status === "ready"));

let client: Client<Calls> | undefined;

export function currentClient(): Client<Calls> {
	if (!client) throw new EngineError("closed", "the worker is not running");
	return client;
}

/** Starts the worker and every model at once; also the way back after the worker was lost. */
export function startEngine(): void {
	client?.close();
	engine.value = { status: "running" };
	try {
		client = connectModels((error) => {
			if (error.code !== "closed") engine.value = { status: "lost", error };
		});
	} catch {
		engine.value = { status: "lost", error: new EngineError("unsupported", "") };
		return;
	}
	for (const id of modelIds) models[id].value = { status: "loading" };
	for (const id of shownModels.value) void loadModel(id);
}

/** Shows another of the variational models, and loads it when it is asked for the first time or has failed before. */
export function chooseVariational(id: VariationalId): void {
	variational.value = id;
	if (models[id].value.status !== "ready") void loadModel(id);
}

/** Fetches and loads one model; also the way back after it failed. */
export async function loadModel(id: ModelId): Promise<void> {
	models[id].value = { status: "loading" };
	try {
		const bytes = await fetchBytes(`models/${id}.safetensors`);
		const request = { model: id, bytes, source: source.value };
		const { info, first } = await currentClient().call("loadModel", request, [bytes.buffer as ArrayBuffer]);
		batch(() => {
			// Should the drawing have changed meanwhile, the model's being ready asks for the newest state.
			show(first, [id]);
			models[id].value = { status: "ready", info };
		});
	} catch (thrown) {
		models[id].value = { status: "failed", error: toEngineError(thrown) };
	}
}

/** What is drawn or picked, read off when it is asked for, and once. */
const source = computed<Source>(() => {
	void revision.value;
	const value = subject.value;
	switch (value.kind) {
		case "strokes":
			return { kind: "ink", ink: inkMap(value.strokes), width: PAD, height: PAD };
		case "digit":
			return { kind: "image", image: value.image };
	}
});

/** Puts what these models answered where the views see it. */
function show({ image, results: answers }: Reconstructed, asked: readonly ModelId[]): void {
	modelInput.value = image;
	for (const id of asked) results[id].value = answers.find((result) => result.model === id);
	if (answers.length > 0) markFirst();
}

let inFlight = false;
let outdated = false;

/** One request is under way at most; what changes meanwhile is asked for once, in its newest state. */
async function refresh(): Promise<void> {
	if (inFlight) {
		outdated = true;
		return;
	}
	inFlight = true;
	outdated = false;
	try {
		const request = { source: source.value, models: readyModels.value };
		const reply = await currentClient().call("reconstruct", request);
		batch(() => show(reply, modelIds));
	} catch {
		// A lost worker shows in `engine` already.
	}
	inFlight = false;
	if (outdated) void refresh();
}

let marked = false;

/** Once a first result is on the screen, which is a frame after the signals have changed. */
function markFirst(): void {
	if (marked) return;
	marked = true;
	requestAnimationFrame(() => performance.mark("first-reconstruction"));
}

effect(() => {
	// Read here so that the effect runs again when any of them changes.
	void [subject.value, revision.value, readyModels.value, engine.value];
	if (client && engine.value.status === "running") void refresh();
});
