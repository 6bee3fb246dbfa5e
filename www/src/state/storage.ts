/**
 * What the page keeps in this browser: models, and trainings that are not finished. A browser may refuse to keep anything
 * (private windows, blocked site data) or run out of quota, and a record may be damaged or of another version of the page;
 * the call then fails with a `StorageError`.
 */

import { type Database, StorageError, toStorageError, transact, withDatabase } from "./database";
import type { RecordOf, StoredModel, StoredWeights, StoreName } from "./records";
import type { SavedTraining } from "./training/savedTraining";

/** What is listed without reading what is large. */
type ListedStore = "models" | "dataSets";

interface Listed<S extends ListedStore> {
	records: RecordOf<S>[];
	unreadable: { key: string; error: StorageError }[];
}

/** A record that cannot be read does not keep the others from being listed. */
export function listRecords<S extends ListedStore>(store: S): Promise<Listed<S>> {
	return withDatabase(async (opened) => {
		const found: Listed<S> = { records: [], unreadable: [] };
		const [keys, values] = await transact(opened, [store], "readonly", async (reading) => {
			const entries = reading.objectStore(store);
			return [await entries.getAllKeys(), await entries.getAll()] as const;
		});
		for (const [index, key] of keys.entries()) {
			try {
				const record = opened.records.readRecord(store, values[index]);
				if (record.id !== key) throw new StorageError("unreadable", `${store}: ${record.id} is kept as ${key}`);
				found.records.push(record);
			} catch (thrown) {
				found.unreadable.push({ key, error: toStorageError(thrown, "unreadable") });
			}
		}
		return found;
	});
}

/** undefined if there is no such record. */
async function get<S extends StoreName>(opened: Database, store: S, key: string) {
	const stored: unknown = await transact(opened, [store], "readonly", (reading) => reading.objectStore(store).get(key));
	return stored === undefined ? undefined : opened.records.readRecord(store, stored);
}

/** undefined if there is no such model. */
export function getWeights(id: string): Promise<StoredWeights | undefined> {
	return withDatabase((opened) => get(opened, "weights", id));
}

/** Where a model is kept. A request that throws at once rejects as others do, and leaves none without a listener. */
function inBoth(request: (store: "models" | "weights") => Promise<unknown>): Promise<unknown> {
	return Promise.all((["models", "weights"] as const).map(async (store) => request(store)));
}

/** All of it or nothing. */
export function putModel(model: StoredModel, weights: StoredWeights): Promise<void> {
	return withDatabase(async (opened) => {
		const { toRecord } = opened.records;
		const records = { models: toRecord("models", model), weights: toRecord("weights", weights) };
		await transact(opened, ["models", "weights"], "readwrite", (writing) =>
			inBoth((store) => writing.objectStore(store).put(records[store], model.id)),
		);
	});
}

/** Nothing happens if there is no such model any more. */
export function renameStored(id: string, name: string): Promise<void> {
	return withDatabase((opened) =>
		transact(opened, ["models"], "readwrite", async (writing) => {
			const { readRecord, toRecord } = opened.records;
			const store = writing.objectStore("models");
			const stored = await store.get(id);
			if (stored !== undefined) await store.put(toRecord("models", { ...readRecord("models", stored), name }), id);
		}),
	);
}

export function removeModel(id: string): Promise<void> {
	return withDatabase(async (opened) => {
		await transact(opened, ["models", "weights"], "readwrite", (writing) =>
			inBoth((store) => writing.objectStore(store).delete(id)),
		);
	});
}

/** undefined if none is saved under that key. */
export function getTraining(key: string): Promise<SavedTraining | undefined> {
	return withDatabase((opened) => get(opened, "trainings", key));
}

/** In ascending order. */
export function trainingKeys(): Promise<string[]> {
	return withDatabase((opened) =>
		transact(opened, ["trainings"], "readonly", (reading) => reading.objectStore("trainings").getAllKeys()),
	);
}

/** In the place of what was saved under that key, which stays if this fails. */
export function putTraining(key: string, training: SavedTraining): Promise<void> {
	return withDatabase(async (opened) => {
		const record = opened.records.toRecord("trainings", training);
		await transact(opened, ["trainings"], "readwrite", (writing) => writing.objectStore("trainings").put(record, key));
	});
}

export function deleteTraining(key: string): Promise<void> {
	return withDatabase((opened) =>
		transact(opened, ["trainings"], "readwrite", (writing) => writing.objectStore("trainings").delete(key)),
	);
}
