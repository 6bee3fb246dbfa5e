/** The images of test and training examples, fetched when they are first shown. `exampleNumbers.ts` numbers them. */

import { computed, effect } from "@preact/signals";
import { dataSet } from "./dataSet";
import { dataSetScoped } from "./dataSetScoped";
import { byPart, numberOf } from "./exampleNumbers";
import { imagesOf, testCount } from "./examples";
import { explorer } from "./explore";

const known = dataSetScoped<ReadonlyMap<number, Float32Array>>();
const none: ReadonlyMap<number, Float32Array> = new Map();

/** By the number of the example. */
export const pictures = computed(() => known.shown.value ?? none);

/** Number of images that are kept besides those on the screen; the largest take 50 kB each. */
const MAX_KEPT = 2000;

/** The numbers of the images on the screen: one list for each part of the page that shows some. */
const onScreen = new Set<readonly number[]>();

/** Only the worker of the views that explore holds training examples. */
function trainingImagesOf(indices: Uint32Array): Promise<Float32Array[]> {
	return explorer.use({ train: Number.POSITIVE_INFINITY }, async ({ client }) => {
		const { images } = await client.call("images", { part: "train", indices });
		const length = images.length / indices.length;
		return Array.from(indices, (_, at) => images.slice(at * length, (at + 1) * length));
	});
}

/** Those that do not come stay missing. */
async function fetchPart({ part, indices }: ReturnType<typeof byPart>[number]): Promise<void> {
	const data = dataSet.peek();
	const coming = part === "test" ? imagesOf([...indices]) : trainingImagesOf(indices);
	const images = await coming.catch(() => []);
	if (dataSet.peek() !== data) return;
	const found = images.map((image, at): [number, Float32Array] => [numberOf({ part, index: indices[at] ?? 0 }), image]);
	known.set(withoutOldest(new Map([...pictures.peek(), ...found])));
}

/** Fetches those of the images that are missing. */
async function needPictures(numbers: readonly number[]): Promise<void> {
	await Promise.all(byPart(numbers.filter((number) => !pictures.peek().has(number))).map(fetchPart));
}

/** Without the oldest of those that are not on the screen. */
function withoutOldest(all: Map<number, Float32Array>): ReadonlyMap<number, Float32Array> {
	const inUse = new Set([...onScreen].flat());
	const droppable = [...all.keys()].filter((number) => !inUse.has(number));
	for (const number of droppable.slice(0, Math.max(0, droppable.length - MAX_KEPT))) all.delete(number);
	return all;
}

// Those of the test can be fetched once the examples are loaded.
effect(() => {
	if (testCount.value > 0) for (const numbers of onScreen) void needPictures(numbers);
});

/** Fetches those that are missing, and keeps all of them until the function that it returns is called. */
export function showPictures(numbers: readonly number[]): () => void {
	onScreen.add(numbers);
	void needPictures(numbers);
	return () => void onScreen.delete(numbers);
}
