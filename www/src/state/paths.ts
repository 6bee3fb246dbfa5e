/** The paths of the visitor's own pictures, in the order of the examples; none of other data sets. */

import type { Part } from "../engine/protocol";
import { dataSet } from "./dataSet";
import { dataSetScoped } from "./dataSetScoped";
import type { DataSet } from "./dataSets";

const known = dataSetScoped<Record<Part, readonly string[]>>();
const none: readonly string[] = [];

/** Empty until they are read. */
export function pathsOf(part: Part): readonly string[] {
	return known.shown.value?.[part] ?? none;
}

async function read(data: DataSet): Promise<void> {
	if (!data.pathsOf) return;
	const [train, test] = [await data.pathsOf("train"), await data.pathsOf("test")];
	if (dataSet.peek() === data) known.set({ train, test });
}

/** Reads them, once. Where the pictures are kept no more, the page says so elsewhere, and there are none. */
export async function needPaths(): Promise<void> {
	if (!known.shown.peek()) await read(dataSet.peek()).catch(() => {});
}
