/** The pictures of examples, by the numbers of `exampleNumbers.ts`, fetched when they are first shown. */

import { computed } from "@preact/signals";
import { dataSetScoped } from "./dataSetScoped";
import { byPart } from "./exampleNumbers";
import { imagesOf } from "./examples";
import { explorer } from "./explore";

const known = dataSetScoped<ReadonlyMap<number, Float32Array>>();
const none: ReadonlyMap<number, Float32Array> = new Map();

/** By number. */
export const pictures = computed(() => known.shown.value ?? none);

/** More are not kept: the largest take 50 kB each. */
const MAX_KEPT = 2000;

/** Only the worker of the views that explore holds training examples. */
function trainingImagesOf(indices: Uint32Array): Promise<Float32Array[]> {
	return explorer.use({ train: Number.POSITIVE_INFINITY }, async ({ client }) => {
		const { images } = await client.call("images", { part: "train", indices });
		const length = images.length / indices.length;
		return Array.from(indices, (_, at) => images.slice(at * length, (at + 1) * length));
	});
}

async function fetchAll(numbers: readonly number[]): Promise<Float32Array[]> {
	const parts = byPart(numbers).map(({ part, indices }) =>
		part === "test" ? imagesOf([...indices]) : trainingImagesOf(indices),
	);
	return (await Promise.all(parts)).flat();
}

/** Fetches those of the pictures that are missing. Without their worker the page says so, and they stay empty. */
export async function needPictures(numbers: readonly number[]): Promise<void> {
	const missing = numbers.filter((number) => !pictures.peek().has(number)).sort((a, b) => a - b);
	if (missing.length === 0) return;
	const images = await fetchAll(missing).catch(() => []);
	const before = pictures.peek().size > MAX_KEPT ? [] : pictures.peek();
	const found = missing.flatMap((number, at): [number, Float32Array][] => {
		const image = images[at];
		return image ? [[number, image]] : [];
	});
	known.set(new Map([...before, ...found]));
}
