/**
 * How far a digit that nobody trained on is from the nearest training digit: measured on test digits, a few at a time, so
 * that what the visitor does meanwhile is answered between two pieces. What is measured stays for the visit.
 */

import { computed, signal } from "@preact/signals";
import { imagesOf, testLabels } from "../../state/digits";
import { currentClient } from "../../state/engine";
import { syncInBackground } from "../../state/syncLatest";
import { searched, type TrainSize } from "../../state/trainDigits";
import { medianOf } from "./median";
import { neighbours } from "./neighbours";

/** Every tenth of the thousand test digits that the page has. */
export const TEST_COUNT = 100;
const STRIDE = 10;
/** Test digits at a time: some 20 ms of the worker among 4,000 training digits, 100 ms among all. */
const BATCH: Record<TrainSize, number> = { 4000: 10, 60000: 2 };

const measured = signal<Partial<Record<TrainSize, readonly number[]>>>({});

export interface TestBaseline {
	/** all of them, in ascending order */
	distances: readonly number[];
	low: number;
	median: number;
	high: number;
}

const current = computed(() => (searched.value && measured.value[searched.value]) ?? []);
export const progress = computed(() => current.value.length);
/** undefined until all test digits are through */
export const testBaseline = computed<TestBaseline | undefined>(() => {
	if (current.value.length < TEST_COUNT) return undefined;
	const distances = [...current.value].sort((a, b) => a - b);
	return { distances, low: distances[0] ?? 0, median: medianOf(distances), high: distances.at(-1) ?? 0 };
});

interface Batch {
	size: TrainSize;
	indices: number[];
}

/** The visitor's own question, the neighbours of a sample, comes first. */
function nextBatch(): Batch | undefined {
	const size = searched.value;
	if (!size || !neighbours.value || testLabels.value.length === 0 || progress.value >= TEST_COUNT) return undefined;
	return { size, indices: Array.from({ length: BATCH[size] }, (_, at) => STRIDE * (progress.value + at)) };
}

async function measureBatch({ indices }: Batch): Promise<Float32Array> {
	const client = currentClient();
	const images = Float32Array.from((await imagesOf(indices)).flatMap((image) => Array.from(image)));
	return (await client.call("nearest", { set: "train", images, count: 1 })).distances;
}

/** Goes on where it stands. Returns what ends it. */
export function syncTestBaseline(): () => void {
	return syncInBackground(nextBatch, measureBatch, (distances, { size }) => {
		// Other digits may have come to be searched meanwhile.
		if (size === searched.peek()) measured.value = { ...measured.value, [size]: [...current.peek(), ...distances] };
	});
}
