/** Files dropped anywhere on the page: models as if on the list of models, pictures as if on the Data view. */

import { openView } from "../state/urlState";
import type { ViewId } from "../state/views";
import { collectDropped } from "../widgets/collectFiles";
import { takeDroppedFiles } from "../widgets/fileDrops";
import { preloadView } from "./CurrentView";

async function downloadAndOpen(view: ViewId): Promise<void> {
	await preloadView(view);
	openView(view); // if it did not arrive, it says so
}

async function loadAsModels(files: readonly File[]): Promise<void> {
	await downloadAndOpen("train");
	const { load, revealList } = await import("./ownModels/commands");
	revealList();
	await load(files);
}

/** The files are collected at once: after the event the browser has emptied what was dropped. */
async function openAsPictures(dropped: DataTransfer): Promise<void> {
	const collecting = collectDropped(dropped);
	await downloadAndOpen("data");
	const { openFiles, revealImport } = await import("./data/importing");
	revealImport();
	await openFiles(collecting);
}

/** Whether there are pictures, archives or folders; of other files the list of models says what they are. */
function containsPictures({ items, files }: DataTransfer): boolean {
	const hasFolder = Array.from(items).some((item) => item.webkitGetAsEntry()?.isDirectory);
	return hasFolder || Array.from(files).some(({ type, name }) => type.startsWith("image/") || /\.zip$/i.test(name));
}

export function acceptDrops(): void {
	takeDroppedFiles((dropped) => {
		const taken = containsPictures(dropped) ? openAsPictures(dropped) : loadAsModels([...dropped.files]);
		void taken.catch(() => {}); // its program did not arrive
	});
}
