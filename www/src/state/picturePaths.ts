/** The paths of the visitor's own pictures, in the order of the examples; none of other data sets. */

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

/** Reads them, once. Where the pictures are kept no more, the page says so elsewhere, and there are none. */
export async function loadPicturePaths(): Promise<void> {
	if (!known.current.peek()) await read(dataSet.peek()).catch(() => {});
}
