/**
 * How far unseen examples are from their nearest training example. All of them are searched together, among some of the training
 * examples per request, so that the worker can answer the visitor's other requests in between: one pass over the training
 * examples costs much the same for a hundred images as for ten. Results are kept until the page is closed.
 */

import { computed } from "@preact/signals";
import { concatenate } from "../../engine/concatenate";
import { imageLength } from "../../state/dataSet";
import { dataSetScoped } from "../../state/dataSetScoped";
import { callModels } from "../../state/engine";
import { imagesOf, testCount } from "../../state/examples";
import { sampleIndices, sampleSize } from "../../state/sampleOfTest";
import { syncInBackground } from "../../state/syncLatest";
import { loadedSize } from "../../state/trainExamples";
import { medianOf } from "./median";
import { neighbours } from "./neighbours";

const MOST = 100;
/** How many are measured. */
export const measuredCount = computed(() => sampleSize(MOST));
/** Values of the training examples that are searched per request: some 20 ms of the worker's time. */
const VALUES = 4000 * 28 * 28;

interface Measured {
	/** how many training examples were searched */
	searched: number;
	/** of each test example to the nearest of these */
	distances: Float32Array;
}

/** By the number of training examples. */
const measured = dataSetScoped<Readonly<Record<number, Measured>>>();

export interface TestBaseline {
	/** distances in ascending order */
	distances: readonly number[];
	low: number;
	median: number;
	high: number;
}

const current = computed(() => measured.shown.value?.[loadedSize.value ?? 0]);
/** The number of training examples searched so far. */
export const searched = computed(() => current.value?.searched ?? 0);
/** undefined until all training examples are searched */
export const testBaseline = computed<TestBaseline | undefined>(() => {
	if (!current.value || searched.value < (loadedSize.value ?? 0)) return undefined;
	const distances = [...current.value.distances].sort((a, b) => a - b);
	return { distances, low: distances[0] ?? 0, median: medianOf(distances), high: distances.at(-1) ?? 0 };
});

/** Training examples. */
interface Part {
	size: number;
	start: number;
	end: number;
}

/** The visitor's own request, the neighbours of a sample, comes first. */
function nextPart(): Part | undefined {
	const [size, start] = [loadedSize.value, searched.value];
	if (!size || !neighbours.value || testCount.value === 0 || start >= size) return undefined;
	const count = Math.max(1, Math.floor(VALUES / imageLength.value));
	return { size, start, end: Math.min(start + count, size) };
}

async function search({ start, end }: Part): Promise<Float32Array> {
	const images = concatenate(await imagesOf(sampleIndices(MOST, 0, MOST)));
	return (await callModels("nearestDistances", { part: "train", images, start, end })).distances;
}

/** Continues where it was left. Returns a function that stops it. */
export function syncTestBaseline(): () => void {
	return syncInBackground(nextPart, search, (distances, { size, end }) => {
		// The set that is searched may have changed since the request.
		if (size !== loadedSize.peek()) return;
		const before = current.peek()?.distances ?? distances;
		const nearest = distances.map((distance, at) => Math.min(distance, before[at] ?? distance));
		measured.set({ ...measured.shown.peek(), [size]: { searched: end, distances: nearest } });
	});
}
