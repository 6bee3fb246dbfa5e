/**
 * What the page keeps in this browser: models, and trainings that are not finished. A browser may refuse to keep anything
 * (private windows, blocked site data) or run out of quota, and a record may be damaged or of another version of the page;
 * the call then fails with a `StorageError`.
 */

import { StorageError, toStorageError, transact, withDatabase } from "./database";
import type { RecordOf, StoredModel, StoredWeights } from "./records";
import { deleteStored, readStored, readWithoutArrays, storesOf, writeStored } from "./storedRecords";
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

/** undefined if there is no such model. */
export function getWeights(id: string): Promise<StoredWeights | undefined> {
	return withDatabase((opened) => readStored(opened, "weights", id));
}

/** All of it or nothing. */
export function putModel(model: StoredModel, weights: StoredWeights): Promise<void> {
	return withDatabase(async (opened) => {
		const { toRecord } = opened.records;
		const records = { models: toRecord("models", model), weights: toRecord("weights", weights) };
		await transact(opened, ["models", ...storesOf("weights")], "readwrite", async (writing) => {
			await writeStored(writing, "weights", model.id, records.weights);
			await writing.objectStore("models").put(records.models, model.id);
		});
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
		await transact(opened, ["models", ...storesOf("weights")], "readwrite", async (writing) => {
			await deleteStored(writing, "weights", id);
			await writing.objectStore("models").delete(id);
		});
	});
}

/** undefined if none is saved under that key. */
export function getTraining(key: string): Promise<SavedTraining | undefined> {
	return withDatabase((opened) => readStored(opened, "trainings", key));
}

export interface ListedTraining {
	key: string;
	/** the id of its data set; undefined if that cannot be read */
	data: string | undefined;
}

async function dataSetOf(key: string): Promise<string | undefined> {
	return withDatabase(async (opened) =>
		opened.records.dataSetOfTraining(await readWithoutArrays(opened, "trainings", key)),
	);
}

/** In ascending order of their keys. One that cannot be read does not keep the others from being listed. */
export async function listTrainings(): Promise<ListedTraining[]> {
	const keys = await withDatabase((opened) =>
		transact(opened, ["trainings"], "readonly", (reading) => reading.objectStore("trainings").getAllKeys()),
	);
	const found: ListedTraining[] = [];
	// One after the other, as those of earlier versions of the page have large arrays in their records.
	for (const key of keys) found.push({ key, data: await dataSetOf(key).catch(() => undefined) });
	return found;
}

/** In the place of what was saved under that key, which stays if this fails. */
export function putTraining(key: string, training: SavedTraining): Promise<void> {
	return withDatabase(async (opened) => {
		const record = opened.records.toRecord("trainings", training);
		await transact(opened, [...storesOf("trainings")], "readwrite", (writing) =>
			writeStored(writing, "trainings", key, record),
		);
	});
}

export function deleteTraining(key: string): Promise<void> {
	return withDatabase((opened) =>
		transact(opened, [...storesOf("trainings")], "readwrite", (writing) => deleteStored(writing, "trainings", key)),
	);
}
