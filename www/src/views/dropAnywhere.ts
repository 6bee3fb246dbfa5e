/**
 * A file dropped anywhere on the page is loaded as one that is dropped on the list of models. Without this, the browser would
 * open the file instead of the page, and a training would be lost.
 */

import { openView } from "../state/urlState";
import { prepareView } from "./CurrentView";

function hasFiles(event: DragEvent): boolean {
	return !event.defaultPrevented && (event.dataTransfer?.types.includes("Files") ?? false);
}

async function loadAsModels(files: readonly File[]): Promise<void> {
	await prepareView("train");
	openView("train"); // if it did not arrive, it says so
	const { load, revealList } = await import("./ownModels/commands");
	revealList();
	await load(files);
}

export function startDrops(): void {
	document.addEventListener("dragover", (event) => {
		if (hasFiles(event)) event.preventDefault();
	});
	document.addEventListener("drop", (event) => {
		if (!hasFiles(event)) return;
		event.preventDefault();
		void loadAsModels([...(event.dataTransfer?.files ?? [])]).catch(() => {}); // its program did not arrive
	});
}
