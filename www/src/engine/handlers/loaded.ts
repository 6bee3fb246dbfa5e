/** The models and examples that were sent to this worker. */

import type { DataSet, Model, Pca } from "autoencoders-start";
import type { DataSpec } from "../dataSpec";
import type { ModelId, Split } from "../protocol";

export const models = new Map<ModelId, Model>();
export const examples = new Map<Split, DataSet>();

/** For each model the PCA of its latent codes: its first two components are the axes of the map. */
export const latentPcas = new Map<ModelId, Pca>();
/** The latent codes of the test examples, for each model. */
export const testCodes = new Map<ModelId, Float32Array>();

let dataSpec: DataSpec | undefined;

export function setDataSpec(spec: DataSpec): void {
	dataSpec = spec;
}

/** What this worker was told of the data set that it serves. */
export function loadedDataSpec(): DataSpec {
	if (!dataSpec) throw new Error("the data set has not been specified");
	return dataSpec;
}

export function modelOf(id: ModelId): Model {
	const model = models.get(id);
	if (!model) throw new Error(`the model ${id} is not loaded`);
	return model;
}

export function examplesOf(split: Split): DataSet {
	const loaded = examples.get(split);
	if (!loaded) throw new Error(`the ${split} examples are not loaded`);
	return loaded;
}

/** Replaces an entry and frees the previous one. */
export function replaceAndFree<K, V extends { free(): void }>(map: Map<K, V>, key: K, value: V): void {
	map.get(key)?.free();
	map.set(key, value);
}

/** Frees a model and its latent statistics. */
export function unloadModel(id: ModelId): void {
	models.get(id)?.free();
	models.delete(id);
	latentPcas.get(id)?.free();
	latentPcas.delete(id);
	testCodes.delete(id);
}
