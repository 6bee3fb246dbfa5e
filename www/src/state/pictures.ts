/** The pictures of test examples, fetched when they are first shown. */

import { computed } from "@preact/signals";
import { dataSetScoped } from "./dataSetScoped";
import { imagesOf } from "./examples";

const known = dataSetScoped<ReadonlyMap<number, Float32Array>>();
const none: ReadonlyMap<number, Float32Array> = new Map();

/** By index. */
export const pictures = computed(() => known.shown.value ?? none);

/** More are not kept: the largest take 50 kB each. */
const MAX_KEPT = 2000;

/** Fetches those of the pictures that are missing. Without their worker the page says so, and they stay empty. */
export async function needPictures(indices: readonly number[]): Promise<void> {
	const missing = indices.filter((index) => !pictures.peek().has(index));
	if (missing.length === 0) return;
	const images = await imagesOf(missing).catch(() => []);
	const before = pictures.peek().size > MAX_KEPT ? [] : pictures.peek();
	const found = missing.flatMap((index, at): [number, Float32Array][] => {
		const image = images[at];
		return image ? [[index, image]] : [];
	});
	known.set(new Map([...before, ...found]));
}
