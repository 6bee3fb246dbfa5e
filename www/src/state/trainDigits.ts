/**
 * The digits that the models were trained on, to be searched: a fifteenth of them at first, all when they are asked for.
 * Not part of a link: nobody shall download 10 MB by following one.
 */

import { signal } from "@preact/signals";
import { fetchBytes } from "../engine/client";
import { callModels } from "./engine";
import { syncInBackground } from "./syncLatest";
import { workerScoped } from "./workerScoped";

export type TrainSize = 4000 | 60_000;

const loaded = workerScoped<TrainSize>();
const failed = workerScoped<boolean>();

/** How many the worker has; undefined for none. */
export const searched = loaded.shown;
export const trainFailed = failed.shown;
export const wanted = signal<TrainSize>(4000);

async function load(size: TrainSize): Promise<boolean> {
	try {
		const bytes = await fetchBytes(`data/train-${size}.digits`);
		await callModels("loadDigits", { set: "train", bytes }, [bytes.buffer as ArrayBuffer]);
		return true;
	} catch {
		return false;
	}
}

/** Brings the digits that are wanted into the worker, and into each worker after it. Returns what ends it. */
export function syncTrainDigits(): () => void {
	return syncInBackground(
		() => (searched.value === wanted.value || trainFailed.value ? undefined : wanted.value),
		load,
		(isLoaded, size) => {
			if (isLoaded) loaded.keep(size);
			else failed.keep(true);
		},
	);
}

export function searchAll(): void {
	wanted.value = 60_000;
}

/** The way back after they failed to come. */
export function retryTrainDigits(): void {
	failed.keep(false);
}
