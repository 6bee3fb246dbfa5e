/** The models and digits that were sent to this worker. */

import type { Digits, Model, Pca } from "autoencoders-start";
import type { DigitSet, ModelId } from "../protocol";

export const models = new Map<ModelId, Model>();
export const digits = new Map<DigitSet, Digits>();

/** The PCA of the latent codes of each model: the plane of its map. */
export const pcas = new Map<ModelId, Pca>();
/** The latent codes of the test digits, for each model. */
export const latentCodes = new Map<ModelId, Float32Array>();

export function modelOf(id: ModelId): Model {
	const model = models.get(id);
	if (!model) throw new Error(`the model ${id} is not loaded`);
	return model;
}

export function digitsOf(set: DigitSet): Digits {
	const loaded = digits.get(set);
	if (!loaded) throw new Error(`the digits for ${set} are not loaded`);
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
