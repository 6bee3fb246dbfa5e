/** The images of test and training examples, fetched when they are first shown. `exampleNumbers.ts` numbers them. */

import { computed, effect } from "@preact/signals";
import { dataSetScoped } from "./dataSetScoped";
import { byPart } from "./exampleNumbers";
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

/** The numbers must be in ascending order, as the images then are. */
async function fetchAll(numbers: readonly number[]): Promise<Float32Array[]> {
	const parts = byPart(numbers).map(({ part, indices }) =>
		part === "test" ? imagesOf([...indices]) : trainingImagesOf(indices),
	);
	return (await Promise.all(parts)).flat();
}

/** Fetches those of the images that are missing. Where their worker fails, the page says so, and they stay missing. */
async function needPictures(numbers: readonly number[]): Promise<void> {
	const missing = numbers.filter((number) => !pictures.peek().has(number)).sort((a, b) => a - b);
	if (missing.length === 0) return;
	const images = await fetchAll(missing).catch(() => []);
	const found = missing.flatMap((number, at): [number, Float32Array][] => {
		const image = images[at];
		return image ? [[number, image]] : [];
	});
	known.set(withoutOldest(new Map([...pictures.peek(), ...found])));
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
