/** The visitor's data sets in this browser's storage. Calls fail with a `StorageError`. */

import { transact, withDatabase } from "./database";
import type { StoredDataSet, StoredExamples } from "./records";

const both = ["dataSets", "examples"] as const;

/** undefined if there are none. */
export function getExamples(id: string): Promise<StoredExamples | undefined> {
	return withDatabase(async (opened) => {
		const stored: unknown = await transact(opened, ["examples"], "readonly", (reading) =>
			reading.objectStore("examples").get(id),
		);
		return stored === undefined ? undefined : opened.records.readRecord("examples", stored);
	});
}

/** All of it or nothing. */
export function putDataSet(dataSet: StoredDataSet, examples: StoredExamples): Promise<void> {
	return withDatabase(async (opened) => {
		const { toRecord } = opened.records;
		const records = { dataSets: toRecord("dataSets", dataSet), examples: toRecord("examples", examples) };
		await transact(opened, [...both], "readwrite", (writing) =>
			Promise.all(both.map((store) => writing.objectStore(store).put(records[store], dataSet.id))),
		);
	});
}

export function removeDataSet(id: string): Promise<void> {
	return withDatabase(async (opened) => {
		await transact(opened, [...both], "readwrite", (writing) =>
			Promise.all(both.map((store) => writing.objectStore(store).delete(id))),
		);
	});
}
