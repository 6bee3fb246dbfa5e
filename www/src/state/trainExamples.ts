/**
 * The training examples, to be searched: a few of them at first, all on request. That is not part of a link, since following
 * one should not download 10 MB.
 */

import { computed } from "@preact/signals";
import { dataSet, trainCount } from "./dataSet";
import { dataSetScoped } from "./dataSetScoped";
import { bindCallToWorker } from "./engine";
import { syncInBackground } from "./syncLatest";
import { workerScoped } from "./workerScoped";

const loaded = workerScoped<number>();
const failed = workerScoped<boolean>();

/** How many training examples the worker has; undefined for none. */
export const loadedTrainCount = loaded.current;
export const trainExamplesFailed = failed.current;
/** Whether all were requested. */
const wantsAll = dataSetScoped<boolean>();
/** How many of them are requested. */
export const requestedTrainCount = computed(() => {
	const [few = 0] = dataSet.value.trainCounts;
	return wantsAll.current.value ? trainCount.value : few;
});

async function load(count: number): Promise<boolean> {
	const call = bindCallToWorker();
	try {
		const bytes = await dataSet.peek().loadIdx("train", count);
		await call("loadExamples", { split: "train", bytes }, [bytes.buffer as ArrayBuffer]);
		return true;
	} catch {
		return false;
	}
}

/** Loads the requested examples into the worker, and into each that replaces it. Returns a function that ends it. */
export function syncTrainExamples(): () => void {
	return syncInBackground(
		() =>
			loadedTrainCount.value === requestedTrainCount.value || trainExamplesFailed.value
				? undefined
				: requestedTrainCount.value,
		load,
		(isLoaded, count) => {
			if (isLoaded) loaded.set(count);
			else failed.set(true);
		},
	);
}

export function requestAllTrainExamples(): void {
	wantsAll.set(true);
}

/** Tries again after they failed to load. */
export function retryTrainExamples(): void {
	failed.set(false);
}
