/** The models and examples that were sent to this worker. */

import type { DataSet, Model, Pca } from "autoencoders-start";
import type { DataForm } from "../dataForm";
import type { ModelId, Part } from "../protocol";

export const models = new Map<ModelId, Model>();
export const examples = new Map<Part, DataSet>();

/** The PCA of the latent codes of each model: the plane of its map. */
export const pcas = new Map<ModelId, Pca>();
/** The latent codes of the test examples, for each model. */
export const latentCodes = new Map<ModelId, Float32Array>();

let loadedForm: DataForm | undefined;

export function setForm(form: DataForm): void {
	loadedForm = form;
}

/** The form of the data set that this worker serves. */
export function dataFormOf(): DataForm {
	if (!loadedForm) throw new Error("the form of the data set comes first");
	return loadedForm;
}

export function modelOf(id: ModelId): Model {
	const model = models.get(id);
	if (!model) throw new Error(`the model ${id} is not loaded`);
	return model;
}

export function examplesOf(part: Part): DataSet {
	const loaded = examples.get(part);
	if (!loaded) throw new Error(`the ${part} examples are not loaded`);
	return loaded;
}

/** Replaces an entry and frees the previous one. */
export function replace<K, V extends { free(): void }>(map: Map<K, V>, key: K, value: V): void {
	map.get(key)?.free();
	map.set(key, value);
}

/** Frees a model and its latent statistics. */
export function unload(id: ModelId): void {
	models.get(id)?.free();
	models.delete(id);
	pcas.get(id)?.free();
	pcas.delete(id);
	latentCodes.delete(id);
}
