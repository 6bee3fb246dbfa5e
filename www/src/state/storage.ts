/**
 * What the page keeps in this browser: models, and trainings that are not finished. A browser may refuse to keep anything
 * (private windows, blocked site data) or run out of quota, and a record may be damaged or of another version of the page;
 * the call then fails with a `StorageError`.
 */

import { StorageError, toStorageError, transact, withDatabase } from "./database";
import type { RecordOf, StoredModel, StoredWeights } from "./records";
import {
	deleteStoredRecord,
	readStoredRecord,
	readWithoutArrays,
	storesWithChunks,
	writeStoredRecord,
} from "./storedRecords";
import type { SavedTraining } from "./training/savedTraining";

/** What is listed without reading what is large. */
type ListedStore = "models" | "dataSets";

interface Listed<S extends ListedStore> {
	records: RecordOf<S>[];
	unreadable: { key: string; error: StorageError }[];
}

/** A record that cannot be read does not keep the others from being listed. */
export function listRecords<S extends ListedStore>(store: S): Promise<Listed<S>> {
	return withDatabase(async (database) => {
		const found: Listed<S> = { records: [], unreadable: [] };
		const [keys, values] = await transact(database, [store], "readonly", async (transaction) => {
			const entries = transaction.objectStore(store);
			return [await entries.getAllKeys(), await entries.getAll()] as const;
		});
		for (const [index, key] of keys.entries()) {
			try {
				const record = database.records.readRecord(store, values[index]);
				if (record.id !== key) throw new StorageError("unreadable", `${store}: ${record.id} is kept as ${key}`);
				found.records.push(record);
			} catch (thrown) {
				found.unreadable.push({ key, error: toStorageError(thrown, "unreadable") });
			}
		}
		return found;
	});
}

/** undefined if there is no such model. */
export function getWeights(id: string): Promise<StoredWeights | undefined> {
	return withDatabase((database) => readStoredRecord(database, "weights", id));
}

/** All of it or nothing. */
export function putModel(model: StoredModel, weights: StoredWeights): Promise<void> {
	return withDatabase(async (database) => {
		const { toRecord } = database.records;
		const records = { models: toRecord("models", model), weights: toRecord("weights", weights) };
		await transact(database, ["models", ...storesWithChunks("weights")], "readwrite", async (transaction) => {
			await writeStoredRecord(transaction, "weights", model.id, records.weights);
			await transaction.objectStore("models").put(records.models, model.id);
		});
	});
}

/** Nothing happens if there is no such model any more. */
export function renameStoredModel(id: string, name: string): Promise<void> {
	return withDatabase((database) =>
		transact(database, ["models"], "readwrite", async (transaction) => {
			const { readRecord, toRecord } = database.records;
			const store = transaction.objectStore("models");
			const stored = await store.get(id);
			if (stored !== undefined) await store.put(toRecord("models", { ...readRecord("models", stored), name }), id);
		}),
	);
}

export function removeModel(id: string): Promise<void> {
	return withDatabase(async (database) => {
		await transact(database, ["models", ...storesWithChunks("weights")], "readwrite", async (transaction) => {
			await deleteStoredRecord(transaction, "weights", id);
			await transaction.objectStore("models").delete(id);
		});
	});
}

/** undefined if none is saved under that key. */
export function getTraining(key: string): Promise<SavedTraining | undefined> {
	return withDatabase((database) => readStoredRecord(database, "trainings", key));
}

export interface ListedTraining {
	key: string;
	/** the id of its data set; undefined if that cannot be read */
	data: string | undefined;
}

async function dataSetOf(key: string): Promise<string | undefined> {
	return withDatabase(async (database) =>
		database.records.dataSetOfTraining(await readWithoutArrays(database, "trainings", key)),
	);
}

/** In ascending order of their keys. One that cannot be read does not keep the others from being listed. */
export async function listTrainings(): Promise<ListedTraining[]> {
	const keys = await withDatabase((database) =>
		transact(database, ["trainings"], "readonly", (transaction) => transaction.objectStore("trainings").getAllKeys()),
	);
	const found: ListedTraining[] = [];
	// One after the other, as those of earlier versions of the page have large arrays in their records.
	for (const key of keys) found.push({ key, data: await dataSetOf(key).catch(() => undefined) });
	return found;
}

/** In the place of what was saved under that key, which stays if this fails. */
export function putTraining(key: string, training: SavedTraining): Promise<void> {
	return withDatabase(async (database) => {
		const record = database.records.toRecord("trainings", training);
		await transact(database, [...storesWithChunks("trainings")], "readwrite", (transaction) =>
			writeStoredRecord(transaction, "trainings", key, record),
		);
	});
}

export function deleteTraining(key: string): Promise<void> {
	return withDatabase((database) =>
		transact(database, [...storesWithChunks("trainings")], "readwrite", (transaction) =>
			deleteStoredRecord(transaction, "trainings", key),
		),
	);
}
