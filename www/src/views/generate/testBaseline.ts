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
import { testCount, testImagesOf } from "../../state/examples";
import { syncInBackground } from "../../state/syncLatest";
import { testSampleIndices, testSampleSize } from "../../state/testSample";
import { loadedTrainCount } from "../../state/trainExamples";
import { median } from "./median";
import { neighbours } from "./neighbours";

const MAX_TEST_EXAMPLES = 100;
/** How many test examples are measured. */
export const testExampleCount = computed(() => testSampleSize(MAX_TEST_EXAMPLES));
/** Values of the training examples that are searched per request: some 20 ms of the worker's time. */
const VALUES_PER_REQUEST = 4000 * 28 * 28;

interface PartialDistances {
	/** how many training examples were searched */
	searchedCount: number;
	/** of each test example to the nearest of these */
	distances: Float32Array;
}

/** By the number of training examples that were loaded. */
const distancesByTrainCount = dataSetScoped<Readonly<Record<number, PartialDistances>>>();

export interface TestBaseline {
	/** distances in ascending order */
	distances: readonly number[];
	min: number;
	median: number;
	max: number;
}

const current = computed(() => distancesByTrainCount.current.value?.[loadedTrainCount.value ?? 0]);
/** The number of training examples searched so far. */
export const searchedCount = computed(() => current.value?.searchedCount ?? 0);
/** undefined until all training examples are searched */
export const testBaseline = computed<TestBaseline | undefined>(() => {
	if (!current.value || searchedCount.value < (loadedTrainCount.value ?? 0)) return undefined;
	const distances = [...current.value.distances].sort((a, b) => a - b);
	return { distances, min: distances[0] ?? 0, median: median(distances), max: distances.at(-1) ?? 0 };
});

/** Which training examples a request searches: from `start` to before `end`, of `trainCount` that are loaded. */
interface TrainRange {
	trainCount: number;
	start: number;
	end: number;
}

/** undefined while there is nothing to search. The visitor's own request, the neighbours of a sample, comes first. */
function nextRange(): TrainRange | undefined {
	const [trainCount, start] = [loadedTrainCount.value, searchedCount.value];
	if (!trainCount || !neighbours.value || testCount.value === 0 || start >= trainCount) return undefined;
	const count = Math.max(1, Math.floor(VALUES_PER_REQUEST / imageLength.value));
	return { trainCount, start, end: Math.min(start + count, trainCount) };
}

async function searchRange({ start, end }: TrainRange): Promise<Float32Array> {
	const images = concatenate(await testImagesOf(testSampleIndices(MAX_TEST_EXAMPLES, 0, MAX_TEST_EXAMPLES)));
	return (await callModels("findNearestDistances", { split: "train", images, start, end })).distances;
}

/** Continues where it was left. Returns a function that stops it. */
export function syncTestBaseline(): () => void {
	return syncInBackground(nextRange, searchRange, (distances, { trainCount, end }) => {
		// The set that is searched may have changed since the request.
		if (trainCount !== loadedTrainCount.peek()) return;
		const before = current.peek()?.distances ?? distances;
		const nearest = distances.map((distance, index) => Math.min(distance, before[index] ?? distance));
		distancesByTrainCount.set({
			...distancesByTrainCount.current.peek(),
			[trainCount]: { searchedCount: end, distances: nearest },
		});
	});
}
