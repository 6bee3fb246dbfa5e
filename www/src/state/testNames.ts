/** The paths of the visitor's own test pictures, in the order of the examples; none of other data sets. */

import { computed } from "@preact/signals";
import { dataSet } from "./dataSet";
import { dataSetScoped } from "./dataSetScoped";
import type { DataSet } from "./dataSets";

const known = dataSetScoped<readonly string[]>();
const none: readonly string[] = [];

/** Empty until they are read. */
export const testNames = computed(() => known.shown.value ?? none);

async function read(data: DataSet): Promise<void> {
	const paths = await data.pathsOf?.("test");
	if (paths && dataSet.peek() === data) known.set(paths);
}

/** Reads them, once. Where the pictures are kept no more, the page says so elsewhere, and there are none. */
export async function needTestNames(): Promise<void> {
	if (!known.shown.peek()) await read(dataSet.peek()).catch(() => {});
}
