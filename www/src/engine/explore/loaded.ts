/** The examples and the models that were sent to this worker. */

import { type DataSet, type Model, normaliseDrawing } from "autoencoders";
import { type DataSpec, shapeArray } from "../dataSpec";
import { EngineError } from "../error";
import type { ImageSource, ModelId } from "../protocol";
import type { ExploreSplit } from "./contract";
import { tasks } from "./tasks";

const loadedExamples = new Map<ExploreSplit, DataSet>();
const loadedModels = new Map<ModelId, Model>();
/** Called before examples or a model are replaced. */
const beforeReplaceListeners: ((replaced: ExploreSplit | ModelId) => void)[] = [];

/** Registers `drop`, which drops what was computed from the examples or the model that are about to be replaced and freed. */
export function onBeforeReplace(drop: (replaced: ExploreSplit | ModelId) => void): void {
	beforeReplaceListeners.push(drop);
}

function replace<K extends ExploreSplit | ModelId, V extends { free(): void }>(map: Map<K, V>, key: K, value: V): void {
	const previous = map.get(key);
	if (previous) {
		tasks.abortAll();
		for (const drop of beforeReplaceListeners) drop(key);
		tasks.freeWhenIdle(previous);
	}
	map.set(key, value);
}

export const replaceExamples = (split: ExploreSplit, examples: DataSet) => replace(loadedExamples, split, examples);
export const replaceModel = (id: ModelId, model: Model) => replace(loadedModels, id, model);

export function modelOf(id: ModelId): Model {
	const model = loadedModels.get(id);
	if (!model) throw new EngineError("absent", `the model ${id} is not loaded`);
	return model;
}

export function examplesOf(split: ExploreSplit): DataSet {
	const examples = loadedExamples.get(split);
	if (!examples) throw new EngineError("absent", `the examples for ${split} are not loaded`);
	return examples;
}

/** The labels of some examples of a split; undefined if it has none. */
export function labelsOf(split: ExploreSplit, indices: Uint32Array): Uint8Array | undefined {
	const { labels } = examplesOf(split);
	return labels.length === 0 ? undefined : Uint8Array.from(indices, (index) => labels[index] ?? 0);
}

/** As `labelsOf`, but throws if there are no labels. */
export function expectLabels(split: ExploreSplit, indices: Uint32Array): Uint8Array {
	const labels = labelsOf(split, indices);
	if (!labels) throw new EngineError("no_labels", `the examples for ${split} have no labels`);
	return labels;
}

let dataSpec: DataSpec | undefined;

export function setDataSpec(spec: DataSpec): void {
	dataSpec = spec;
}

/** undefined where nothing was drawn */
export function toModelInput(source: ImageSource): Float32Array | undefined {
	if (source.kind === "image") return source.image;
	if (!dataSpec) throw new Error("the data set has not been specified");
	return normaliseDrawing(
		source.ink,
		source.width,
		source.height,
		shapeArray(dataSpec.shape),
		dataSpec.drawingPlacement,
	);
}
