/**
 * The training digits, to be searched: 4,000 of them at first, all 60,000 on request. That is not part of a link, since
 * following one should not download 10 MB.
 */

import { signal } from "@preact/signals";
import { fetchDigits } from "../engine/client";
import { callModels } from "./engine";
import { syncInBackground } from "./syncLatest";
import { workerScoped } from "./workerScoped";

export type TrainSize = 4000 | 60_000;

const loaded = workerScoped<TrainSize>();
const failed = workerScoped<boolean>();

/** How many are loaded; undefined for none. */
export const loadedSize = loaded.shown;
export const trainFailed = failed.shown;
export const requestedSize = signal<TrainSize>(4000);

async function load(size: TrainSize): Promise<boolean> {
	try {
		const bytes = await fetchDigits(`data/train-${size}.digits`);
		await callModels("loadDigits", { set: "train", bytes }, [bytes.buffer as ArrayBuffer]);
		return true;
	} catch {
		return false;
	}
}

/** Loads the requested digits into the worker, and into each that replaces it. Returns a function that ends it. */
export function syncTrainDigits(): () => void {
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
	requestedSize.value = 60_000;
}

/** Tries again after they failed to load. */
export function retryTrainDigits(): void {
	failed.set(false);
}
