/** The visitor's data sets in this browser's storage. Calls fail with a `StorageError`. */

import { transact, withDatabase } from "./database";
import type { StoredDataSet, StoredExamples } from "./records";
import { deleteStored, readStored, storesOf, writeStored } from "./storedRecords";

const stores = ["dataSets", ...storesOf("examples")] as const;

/** undefined if there are none. */
export function getExamples(id: string): Promise<StoredExamples | undefined> {
	return withDatabase((opened) => readStored(opened, "examples", id));
}

/** All of it or nothing. */
export function putDataSet(dataSet: StoredDataSet, examples: StoredExamples): Promise<void> {
	return withDatabase(async (opened) => {
		const { toRecord } = opened.records;
		const records = { dataSets: toRecord("dataSets", dataSet), examples: toRecord("examples", examples) };
		await transact(opened, [...stores], "readwrite", async (writing) => {
			await writeStored(writing, "examples", dataSet.id, records.examples);
			await writing.objectStore("dataSets").put(records.dataSets, dataSet.id);
		});
	});
}

export function removeDataSet(id: string): Promise<void> {
	return withDatabase(async (opened) => {
		await transact(opened, [...stores], "readwrite", async (writing) => {
			await deleteStored(writing, "examples", id);
			await writing.objectStore("dataSets").delete(id);
		});
	});
}
