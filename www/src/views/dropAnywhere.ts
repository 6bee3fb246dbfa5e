/** A file dropped anywhere on the page is loaded as one that is dropped on the list of models. */

import { openView } from "../state/urlState";
import { takeDroppedFiles } from "../widgets/fileDrops";
import { prepareView } from "./CurrentView";

async function loadAsModels(files: readonly File[]): Promise<void> {
	await prepareView("train");
	openView("train"); // if it did not arrive, it says so
	const { load, revealList } = await import("./ownModels/commands");
	revealList();
	await load(files);
}

export function startDrops(): void {
	takeDroppedFiles((files) => void loadAsModels(files).catch(() => {})); // its program did not arrive
}
