/** The visitor's data sets in this browser's storage. Calls fail with a `StorageError`. */

import { type StorageError, toStorageError, transact, using } from "./database";
import type { StoredDataSet, StoredExamples } from "./records";

const both = ["dataSets", "examples"] as const;

interface Listed {
	dataSets: StoredDataSet[];
	unreadable: { key: string; error: StorageError }[];
}

/** One that cannot be read does not keep the others from being listed. */
export function listDataSets(): Promise<Listed> {
	return using(async (opened) => {
		const [keys, values] = await transact(opened, ["dataSets"], "readonly", async (reading) => {
			const store = reading.objectStore("dataSets");
			return [await store.getAllKeys(), await store.getAll()] as const;
		});
		const found: Listed = { dataSets: [], unreadable: [] };
		for (const [index, key] of keys.entries()) {
			try {
				found.dataSets.push(opened.records.readRecord("dataSets", values[index]));
			} catch (thrown) {
				found.unreadable.push({ key, error: toStorageError(thrown, "unreadable") });
			}
		}
		return found;
	});
}

/** undefined if there are none. */
export function getExamples(id: string): Promise<StoredExamples | undefined> {
	return using(async (opened) => {
		const stored: unknown = await transact(opened, ["examples"], "readonly", (reading) =>
			reading.objectStore("examples").get(id),
		);
		return stored === undefined ? undefined : opened.records.readRecord("examples", stored);
	});
}

/** All of it or nothing. */
export function putDataSet(dataSet: StoredDataSet, examples: StoredExamples): Promise<void> {
	return using(async (opened) => {
		const { toRecord } = opened.records;
		const records = { dataSets: toRecord("dataSets", dataSet), examples: toRecord("examples", examples) };
		await transact(opened, [...both], "readwrite", (writing) =>
			Promise.all(both.map((store) => writing.objectStore(store).put(records[store], dataSet.id))),
		);
	});
}

export function removeDataSet(id: string): Promise<void> {
	return using(async (opened) => {
		await transact(opened, [...both], "readwrite", (writing) =>
			Promise.all(both.map((store) => writing.objectStore(store).delete(id))),
		);
	});
}
