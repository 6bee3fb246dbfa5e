/**
 * Where the visitor's models are: in this browser's storage or, where that does not take them, in this tab, which holds them
 * as long as it lives.
 */

import { computed, signal } from "@preact/signals";
import { StorageError } from "./database";
import type { StoredModel, StoredWeights } from "./records";
import { getWeights, putModel, removeModel, renameStored } from "./storage";

interface Held {
	model: StoredModel;
	weights: StoredWeights;
}

const held = signal<readonly Held[]>([]);
/** The models that only this tab has. */
export const heldModels = computed(() => held.value.map(({ model }) => model));

const isOf = (id: string) => (each: Held) => each.model.id === id;

export function isHeld(id: string): boolean {
	return held.value.some(isOf(id));
}

/** Lets go of those that are in the storage. */
export function releaseStored(stored: readonly { id: string }[]): void {
	held.value = held.peek().filter(({ model }) => !stored.some(({ id }) => id === model.id));
}

/** Gives why the storage has not taken it, if this tab holds it now. */
export async function putOrHold(model: StoredModel, weights: StoredWeights): Promise<StorageError | undefined> {
	try {
		await putModel(model, weights);
		releaseStored([model]);
		return undefined;
	} catch (thrown) {
		if (!(thrown instanceof StorageError)) throw thrown;
		if (!held.peek().some(isOf(model.id))) held.value = [...held.peek(), { model, weights }];
		return thrown;
	}
}

/** Tries the storage again with all that this tab holds; gives why it has not taken one. */
export async function storeHeld(): Promise<StorageError | undefined> {
	let failure: StorageError | undefined;
	for (const { model, weights } of held.peek()) failure = (await putOrHold(model, weights)) ?? failure;
	return failure;
}

/** undefined if there is no such model; a copy, which may be moved to a worker. */
export async function weightsOf(id: string): Promise<StoredWeights | undefined> {
	const found = held.peek().find(isOf(id));
	return found ? structuredClone(found.weights) : getWeights(id);
}

export async function rename(id: string, name: string): Promise<void> {
	if (!held.peek().some(isOf(id))) return renameStored(id, name);
	held.value = held
		.peek()
		.map(({ model, weights }) => ({ model: model.id === id ? { ...model, name } : model, weights }));
}

export async function remove(id: string): Promise<void> {
	if (held.peek().some(isOf(id))) releaseStored([{ id }]);
	else await removeModel(id);
}
