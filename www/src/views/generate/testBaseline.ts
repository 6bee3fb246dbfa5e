/**
 * How far unseen examples are from their nearest training example. Measured on test examples, a few per request, so that the
 * worker can answer the visitor's other requests in between. Results are kept until the page is closed.
 */

import { computed } from "@preact/signals";
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
/** Test examples per request: some 20 ms of the worker's time with 4,000 training examples, 100 ms with all. */
const batchOf = (size: number) => (size <= 5000 ? 10 : 2);

/** By the number of training examples. */
const measured = dataSetScoped<Readonly<Record<number, readonly number[]>>>();

export interface TestBaseline {
	/** distances in ascending order */
	distances: readonly number[];
	low: number;
	median: number;
	high: number;
}

const current = computed(() => measured.shown.value?.[loadedSize.value ?? 0] ?? []);
export const progress = computed(() => current.value.length);
/** undefined until all test examples are measured */
export const testBaseline = computed<TestBaseline | undefined>(() => {
	if (testCount.value === 0 || current.value.length < measuredCount.value) return undefined;
	const distances = [...current.value].sort((a, b) => a - b);
	return { distances, low: distances[0] ?? 0, median: medianOf(distances), high: distances.at(-1) ?? 0 };
});

interface Batch {
	size: number;
	indices: number[];
}

/** The visitor's own request, the neighbours of a sample, comes first. */
function nextBatch(): Batch | undefined {
	const size = loadedSize.value;
	if (!size || !neighbours.value || testCount.value === 0 || progress.value >= measuredCount.value) return undefined;
	return { size, indices: sampleIndices(MOST, progress.value, batchOf(size)) };
}

async function measureBatch({ indices }: Batch): Promise<Float32Array> {
	const images = Float32Array.from((await imagesOf(indices)).flatMap((image) => Array.from(image)));
	return (await callModels("nearest", { part: "train", images, count: 1 })).distances;
}

/** Continues where it was left. Returns a function that stops it. */
export function syncTestBaseline(): () => void {
	return syncInBackground(nextBatch, measureBatch, (distances, { size }) => {
		// The set that is searched may have changed since the request.
		if (size === loadedSize.peek()) {
			measured.set({ ...measured.shown.peek(), [size]: [...current.peek(), ...distances] });
		}
	});
}
