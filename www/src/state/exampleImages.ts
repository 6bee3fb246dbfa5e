/** The images of test and training examples, fetched when they are first shown. `exampleNumbers.ts` numbers them. */

import { computed, effect } from "@preact/signals";
import { dataSet } from "./dataSet";
import { dataSetScoped } from "./dataSetScoped";
import { exampleNumberOf, groupBySplit } from "./exampleNumbers";
import { testCount, testImagesOf } from "./examples";
import { explorer } from "./explore";

const known = dataSetScoped<ReadonlyMap<number, Float32Array>>();
const none: ReadonlyMap<number, Float32Array> = new Map();

/** The images by the numbers of their examples. */
export const exampleImages = computed(() => known.current.value ?? none);

/** Number of images that are kept besides those on the screen; the largest take 50 kB each. */
const MAX_KEPT = 2000;

/** The numbers of the images on the screen: one list for each part of the page that shows some. */
const onScreen = new Set<readonly number[]>();

/** Images of training examples, which only the explorer's worker has all of. */
function trainImagesOf(indices: Uint32Array): Promise<Float32Array[]> {
	return explorer.use({ minTrainCount: Number.POSITIVE_INFINITY }, async ({ client }) => {
		const { images } = await client.call("readImages", { split: "train", indices });
		const length = images.length / indices.length;
		return Array.from(indices, (_, position) => images.slice(position * length, (position + 1) * length));
	});
}

/** Those that do not come stay missing. */
async function fetchSplit({ split, indices }: ReturnType<typeof groupBySplit>[number]): Promise<void> {
	const data = dataSet.peek();
	const pending = split === "test" ? testImagesOf([...indices]) : trainImagesOf(indices);
	const images = await pending.catch(() => []);
	if (dataSet.peek() !== data) return;
	const found = images.map((image, position): [number, Float32Array] => [
		exampleNumberOf({ split, index: indices[position] ?? 0 }),
		image,
	]);
	known.set(withoutOldest(new Map([...exampleImages.peek(), ...found])));
}

/** Fetches those of the images that are missing. */
async function fetchMissing(numbers: readonly number[]): Promise<void> {
	await Promise.all(groupBySplit(numbers.filter((number) => !exampleImages.peek().has(number))).map(fetchSplit));
}

/** Without the oldest of those that are not on the screen. */
function withoutOldest(all: Map<number, Float32Array>): ReadonlyMap<number, Float32Array> {
	const inUse = new Set([...onScreen].flat());
	const droppable = [...all.keys()].filter((number) => !inUse.has(number));
	for (const number of droppable.slice(0, Math.max(0, droppable.length - MAX_KEPT))) all.delete(number);
	return all;
}

// Test images can be fetched once the test examples are loaded.
effect(() => {
	if (testCount.value > 0) for (const numbers of onScreen) void fetchMissing(numbers);
});

/** Fetches those that are missing, and keeps all of them until the function that it returns is called. */
export function holdExampleImages(numbers: readonly number[]): () => void {
	onScreen.add(numbers);
	void fetchMissing(numbers);
	return () => void onScreen.delete(numbers);
}
