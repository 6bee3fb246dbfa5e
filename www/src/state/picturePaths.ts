/** The file paths of the visitor's own pictures, in the order of the examples; other data sets have none. */

import type { Split } from "../engine/protocol";
import { dataSet } from "./dataSet";
import { dataSetScoped } from "./dataSetScoped";
import type { DataSet } from "./dataSets";

const known = dataSetScoped<Record<Split, readonly string[]>>();
const none: readonly string[] = [];

/** Empty until they are read. */
export function picturePathsOf(split: Split): readonly string[] {
	return known.current.value?.[split] ?? none;
}

async function read(data: DataSet): Promise<void> {
	if (!data.picturePaths) return;
	const [train, test] = [await data.picturePaths("train"), await data.picturePaths("test")];
	if (dataSet.peek() === data) known.set({ train, test });
}

/** Reads them, once. An error means that the pictures are no longer stored, which the data set itself reports: no paths then. */
export async function loadPicturePaths(): Promise<void> {
	if (!known.current.peek()) await read(dataSet.peek()).catch(() => {});
}
