/** The visitor's data sets in this browser's storage. Calls fail with a `StorageError`. */

import { transact, withDatabase } from "./database";
import type { StoredDataSet, StoredExamples } from "./records";
import { deleteStoredRecord, readStoredRecord, storesWithChunks, writeStoredRecord } from "./storedRecords";

const dataSetStores = ["dataSets", ...storesWithChunks("examples")] as const;

/** undefined if there are none. */
export function getExamples(id: string): Promise<StoredExamples | undefined> {
	return withDatabase((database) => readStoredRecord(database, "examples", id));
}

/** All of it or nothing. */
export function putDataSet(dataSet: StoredDataSet, examples: StoredExamples): Promise<void> {
	return withDatabase(async (database) => {
		const { toRecord } = database.records;
		const records = { dataSets: toRecord("dataSets", dataSet), examples: toRecord("examples", examples) };
		await transact(database, [...dataSetStores], "readwrite", async (transaction) => {
			await writeStoredRecord(transaction, "examples", dataSet.id, records.examples);
			await transaction.objectStore("dataSets").put(records.dataSets, dataSet.id);
		});
	});
}

export function removeDataSet(id: string): Promise<void> {
	return withDatabase(async (database) => {
		await transact(database, [...dataSetStores], "readwrite", async (transaction) => {
			await deleteStoredRecord(transaction, "examples", id);
			await transaction.objectStore("dataSets").delete(id);
		});
	});
}
