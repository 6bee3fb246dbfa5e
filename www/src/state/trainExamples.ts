/**
 * The training examples, to be searched: a few of them at first, all on request. That is not part of a link, since following
 * one should not download 10 MB.
 */

import { computed } from "@preact/signals";
import { dataSet } from "./dataSet";
import { dataSetScoped } from "./dataSetScoped";
import { callsOfWorker } from "./engine";
import { syncInBackground } from "./syncLatest";
import { workerScoped } from "./workerScoped";

const loaded = workerScoped<number>();
const failed = workerScoped<boolean>();

/** How many are loaded; undefined for none. */
export const loadedSize = loaded.shown;
export const trainFailed = failed.shown;
/** Whether all were asked for. */
const wantsAll = dataSetScoped<boolean>();
/** How many of them are asked for, and how many there are. */
export const requestedSize = computed(() => {
	const [few = 0] = dataSet.value.trainCounts;
	return wantsAll.shown.value ? allSize.value : few;
});
export const allSize = computed(() => dataSet.value.trainCounts.at(-1) ?? 0);

async function load(size: number): Promise<boolean> {
	const call = callsOfWorker();
	try {
		const bytes = await dataSet.peek().bytesOf("train", size);
		await call("loadExamples", { part: "train", bytes }, [bytes.buffer as ArrayBuffer]);
		return true;
	} catch {
		return false;
	}
}

/** Loads the requested examples into the worker, and into each that replaces it. Returns a function that ends it. */
export function syncTrainExamples(): () => void {
	return syncInBackground(
		() => (loadedSize.value === requestedSize.value || trainFailed.value ? undefined : requestedSize.value),
		load,
		(isLoaded, size) => {
			if (isLoaded) loaded.set(size);
			else failed.set(true);
		},
	);
}

export function requestAll(): void {
	wantsAll.set(true);
}

/** Tries again after they failed to load. */
export function retryTrainExamples(): void {
	failed.set(false);
}
