/** Where a visitor's pictures are dropped, or chosen: single files, folders, archives. */

import type { ComponentChildren } from "preact";
import { type CollectedFiles, collectChosen, collectDropped } from "../../widgets/collectFiles";
import { DropZone, FileButton } from "../../widgets/DropZone";
import { texts } from "./texts";

interface Props {
	onFiles(collecting: Promise<CollectedFiles>): void;
	/** more buttons */
	children?: ComponentChildren;
}

export function PictureFiles({ onFiles, children }: Props) {
	const { chooseFiles, chooseFolder, dropHere } = texts.value;
	const openChosen = (files: readonly File[]) => onFiles(collectChosen(files));
	return (
		<DropZone onFiles={(dropped) => onFiles(collectDropped(dropped))}>
			<FileButton label={chooseFiles} accept="image/*,.zip,application/zip" onFiles={openChosen} />
			<FileButton label={chooseFolder} accept={undefined} onFiles={openChosen} />
			{children}
			<span class="small for-drop">{dropHere}</span>
		</DropZone>
	);
}

/** While files are opened, and until the first preview of them is there. */
export function OpeningFiles() {
	return <IndeterminateProgress text={texts.value.opening} />;
}

/** For something that takes nobody knows how long. */
export function IndeterminateProgress({ text }: { text: string }) {
	return (
		<p class="small">
			<progress aria-label={text} /> {text}
		</p>
	);
}
