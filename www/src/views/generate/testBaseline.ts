/**
 * How far unseen digits are from their nearest training digit. Measured on test digits, a few per request, so that the
 * worker can answer the visitor's other requests in between. Results are kept until the page is closed.
 */

import { computed, signal } from "@preact/signals";
import { imagesOf, testLabels } from "../../state/digits";
import { callModels } from "../../state/engine";
import { syncInBackground } from "../../state/syncLatest";
import { loadedSize, type TrainSize } from "../../state/trainDigits";
import { medianOf } from "./median";
import { neighbours } from "./neighbours";

/** Every tenth of the thousand test digits that the page has. */
export const TEST_COUNT = 100;
const STRIDE = 10;
/** Test digits per request: some 20 ms of the worker's time with 4,000 training digits, 100 ms with all. */
const BATCH: Record<TrainSize, number> = { 4000: 10, 60000: 2 };

const measured = signal<Partial<Record<TrainSize, readonly number[]>>>({});

export interface TestBaseline {
	/** distances in ascending order */
	distances: readonly number[];
	low: number;
	median: number;
	high: number;
}

const current = computed(() => (loadedSize.value && measured.value[loadedSize.value]) ?? []);
export const progress = computed(() => current.value.length);
/** undefined until all test digits are measured */
export const testBaseline = computed<TestBaseline | undefined>(() => {
	if (current.value.length < TEST_COUNT) return undefined;
	const distances = [...current.value].sort((a, b) => a - b);
	return { distances, low: distances[0] ?? 0, median: medianOf(distances), high: distances.at(-1) ?? 0 };
});

interface Batch {
	size: TrainSize;
	indices: number[];
}

/** The visitor's own request, the neighbours of a sample, comes first. */
function nextBatch(): Batch | undefined {
	const size = loadedSize.value;
	if (!size || !neighbours.value || testLabels.value.length === 0 || progress.value >= TEST_COUNT) return undefined;
	return { size, indices: Array.from({ length: BATCH[size] }, (_, at) => STRIDE * (progress.value + at)) };
}

async function measureBatch({ indices }: Batch): Promise<Float32Array> {
	const images = Float32Array.from((await imagesOf(indices)).flatMap((image) => Array.from(image)));
	return (await callModels("nearest", { set: "train", images, count: 1 })).distances;
}

/** Continues where it was left. Returns a function that stops it. */
export function syncTestBaseline(): () => void {
	return syncInBackground(nextBatch, measureBatch, (distances, { size }) => {
		// The set that is searched may have changed since the request.
		if (size === loadedSize.peek()) measured.value = { ...measured.value, [size]: [...current.peek(), ...distances] };
	});
}
