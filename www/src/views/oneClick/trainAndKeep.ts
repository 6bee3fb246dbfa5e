/** A training that is set up, started and kept with one click. */

import { dataSet } from "../../state/dataSet";
import type { OwnModel } from "../../state/ownModels";
import { openWithSettings, view } from "../../state/urlState";
import type { ViewId } from "../../state/views";
import { hasMissedStart, reportMissedStart } from "./missedStart";

/** Downloads a view. */
export type PreloadView = (view: ViewId) => Promise<void>;

/**
 * Opens Train with the settings in this link and starts; `onKept` gets the models, unless another training takes the place of this
 * one. Where another data set was chosen meanwhile nothing starts, and that is said.
 */
export async function trainAndKeep(
	preloadView: PreloadView,
	link: string,
	onKept: (models: readonly OwnModel[]) => void = () => {},
): Promise<void> {
	if (isStarting) return; // a second click
	isStarting = true;
	try {
		await setUpAndStart(preloadView, link, onKept);
	} finally {
		isStarting = false;
	}
}

let isStarting = false;

/** What this needs of Train, which is downloaded when it is first shown. */
async function downloadTrainParts(preloadView: PreloadView) {
	await preloadView("train");
	return Promise.all([import("../train/run/commands"), import("./keepWhenDone")]);
}

async function setUpAndStart(
	preloadView: PreloadView,
	link: string,
	onKept: (models: readonly OwnModel[]) => void,
): Promise<void> {
	hasMissedStart.value = false;
	const [requestingView, data] = [view.peek(), dataSet.peek()];
	const parts = await downloadTrainParts(preloadView).catch(() => undefined);
	if (dataSet.peek() !== data) return reportMissedStart(); // the request was for the other one
	openWithSettings(link);
	if (!parts) return; // the view says that its part is missing
	const [{ start }, { startAndKeepWhenDone }] = parts;
	await startAndKeepWhenDone(start, { requestingView, onKept });
}
