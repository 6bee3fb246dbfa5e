/** A training that is set up, started and kept with one click. */

import { effect } from "@preact/signals";
import { dataSet } from "../../state/dataSet";
import type { OwnModel } from "../../state/ownModels";
import { currentSession } from "../../state/training/current";
import { openSettings, view } from "../../state/urlState";
import type { ViewId } from "../../state/views";

/** Downloads a view. */
export type Prepare = (view: ViewId) => Promise<void>;

/**
 * Opens Train with the settings in this link and starts; `onKept` gets the models, unless another training takes the place of this
 * one. Nothing happens where another data set was chosen meanwhile.
 */
export async function trainAndKeep(
	prepare: Prepare,
	link: string,
	onKept: (models: readonly OwnModel[]) => void = () => {},
): Promise<void> {
	if (isStarting) return; // a second click
	isStarting = true;
	try {
		await startAndKeep(prepare, link, onKept);
	} finally {
		isStarting = false;
	}
}

let isStarting = false;

/** What this needs of Train, which is downloaded when it is first shown. */
async function downloadParts(prepare: Prepare) {
	await prepare("train");
	return Promise.all([import("../train/run/commands"), import("../train/save/commands"), import("../train/run/state")]);
}

async function startAndKeep(
	prepare: Prepare,
	link: string,
	onKept: (models: readonly OwnModel[]) => void,
): Promise<void> {
	const [askedIn, data] = [view.peek(), dataSet.peek()];
	const parts = await downloadParts(prepare).catch(() => undefined);
	if (dataSet.peek() !== data) return; // what was asked for was for another one
	openSettings(link);
	if (!parts) return; // the view says that its part is missing
	const [{ start }, { keepAll }, { isDone }] = parts;
	const before = currentSession.peek();
	await start();
	const session = currentSession.peek();
	if (session === before) return; // there was nothing to start
	// Until it is done, or another training has taken its place.
	const end = effect(() => {
		const isReplaced = currentSession.value !== session;
		if (!isReplaced && !isDone.value) return;
		if (!isReplaced) void keepAll(askedIn).then(onKept);
		queueMicrotask(() => end());
	});
}
