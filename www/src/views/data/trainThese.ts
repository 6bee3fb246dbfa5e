/** Trainings that are set up, started and kept with one click: the models that the other views use. */

import { effect } from "@preact/signals";
import { dataSet, trainCount } from "../../state/dataSet";
import { currentSession } from "../../state/training/current";
import { openLink } from "../../state/urlState";
import type { ViewId } from "../../state/views";

/** Enough for a small data set to be learnt, and a minute or two of this tab. */
const STEPS = 1500;
const MAX_EPOCHS = 400;
const MIN_EPOCHS = 5;
const BATCH = 64;

function linkWith(settings: Record<string, string>): string {
	const batch = Math.min(BATCH, trainCount.peek());
	const epochs = Math.round((STEPS * batch) / trainCount.peek());
	const entries = new URLSearchParams({
		data: dataSet.peek().id,
		batch: String(batch),
		epochs: String(Math.min(MAX_EPOCHS, Math.max(MIN_EPOCHS, epochs))),
		...settings,
	});
	return `#/train?${entries}`;
}

/** Downloads a view. */
type Prepare = (view: ViewId) => Promise<void>;

/** The models of Reconstruct, Walk, Generate and Map, side by side. */
export function trainModels(prepare: Prepare): Promise<void> {
	return trainAndKeep(prepare, { models: "vanilla_128 convolutional_8-16 variational_256-2 variational_256-16" });
}

/** The denoisers of Denoise. */
export function trainDenoisers(prepare: Prepare): Promise<void> {
	return trainAndKeep(prepare, { models: "vanilla_128 convolutional_8-16", noise: "mixed" });
}

async function trainAndKeep(prepare: Prepare, settings: Record<string, string>): Promise<void> {
	await prepare("train");
	openLink(linkWith(settings));
	const [{ start }, { keepAll }, { isDone }] = await Promise.all([
		import("../train/run/commands"),
		import("../train/save/commands"),
		import("../train/run/state"),
	]);
	await start();
	const session = currentSession.peek();
	// Until it is done, or another training has taken its place.
	const end = effect(() => {
		const isReplaced = currentSession.value !== session;
		if (!isReplaced && !isDone.value) return;
		if (!isReplaced) void keepAll();
		queueMicrotask(() => end());
	});
}
