/** The paths of the visitor's own test pictures, in the order of the examples; none of other data sets. */

import { computed } from "@preact/signals";
import { dataSet } from "./dataSet";
import { dataSetScoped } from "./dataSetScoped";
import type { DataSet } from "./dataSets";
import type { OwnDataSet } from "./ownDataSets";

const known = dataSetScoped<readonly string[]>();
const none: readonly string[] = [];

/** Empty until they are read. */
export const testNames = computed(() => known.shown.value ?? none);

async function read(data: DataSet | OwnDataSet): Promise<void> {
	if (!("examples" in data)) return;
	const { testNames } = await data.examples();
	if (dataSet.peek() === data) known.set(testNames);
}

/** Reads them, once. Where the pictures are kept no more, the page says so elsewhere, and there are none. */
export async function needTestNames(): Promise<void> {
	if (!known.shown.peek()) await read(dataSet.peek()).catch(() => {});
}
