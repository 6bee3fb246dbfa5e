/**
 * Where the visitor's models are: in this browser's storage or, where storing fails, in this tab alone, until it is closed.
 */

import { computed, signal } from "@preact/signals";
import { StorageError } from "./database";
import type { StoredModel, StoredWeights } from "./records";
import { getWeights, putModel, removeModel, renameStoredModel } from "./storage";

interface TabOnlyModel {
	model: StoredModel;
	weights: StoredWeights;
}

const tabOnly = signal<readonly TabOnlyModel[]>([]);
/** The models that only this tab has. */
export const tabOnlyModels = computed(() => tabOnly.value.map(({ model }) => model));

const hasId = (id: string) => (entry: TabOnlyModel) => entry.model.id === id;

export function isTabOnly(id: string): boolean {
	return tabOnly.value.some(hasId(id));
}

/** Drops the models that are in the storage now. */
export function forgetStored(stored: readonly { id: string }[]): void {
	tabOnly.value = tabOnly.peek().filter(({ model }) => !stored.some(({ id }) => id === model.id));
}

/** Stores a model; where that fails, keeps it in this tab and returns the error. */
export async function storeOrKeepInTab(model: StoredModel, weights: StoredWeights): Promise<StorageError | undefined> {
	try {
		await putModel(model, weights);
		forgetStored([model]);
		return undefined;
	} catch (thrown) {
		if (!(thrown instanceof StorageError)) throw thrown;
		if (!tabOnly.peek().some(hasId(model.id))) tabOnly.value = [...tabOnly.peek(), { model, weights }];
		return thrown;
	}
}

/** Tries to store all that only this tab has; returns the error if one could not be stored. */
export async function storeTabOnlyModels(): Promise<StorageError | undefined> {
	let failure: StorageError | undefined;
	for (const { model, weights } of tabOnly.peek()) failure = (await storeOrKeepInTab(model, weights)) ?? failure;
	return failure;
}

/** undefined if there is no such model; a copy, which may be moved to a worker. */
export async function weightsOf(id: string): Promise<StoredWeights | undefined> {
	const found = tabOnly.peek().find(hasId(id));
	return found ? structuredClone(found.weights) : getWeights(id);
}

export async function renameKeptModel(id: string, name: string): Promise<void> {
	if (!tabOnly.peek().some(hasId(id))) return renameStoredModel(id, name);
	tabOnly.value = tabOnly
		.peek()
		.map(({ model, weights }) => ({ model: model.id === id ? { ...model, name } : model, weights }));
}

export async function removeKeptModel(id: string): Promise<void> {
	if (tabOnly.peek().some(hasId(id))) forgetStored([{ id }]);
	else await removeModel(id);
}
