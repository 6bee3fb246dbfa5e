/** Where files are dropped, or chosen with a button. */

import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import css from "./DropZone.module.css";
import { hasFiles } from "./fileDrops";
import { Icon } from "./Icon";

interface Props {
	onFiles(dropped: DataTransfer): void;
	/** the buttons, and a note */
	children: ComponentChildren;
}

export function DropZone({ onFiles, children }: Props) {
	const isOver = useSignal(false);
	return (
		// biome-ignore lint/a11y/noStaticElementInteractions: dropping is for the mouse alone, the buttons for everybody
		<div
			class={isOver.value ? `${css.zone} ${css.over}` : css.zone}
			onDragOver={(event) => {
				if (!hasFiles(event)) return;
				event.preventDefault(); // otherwise the browser would open the files instead of the page
				isOver.value = true;
			}}
			onDragLeave={() => {
				isOver.value = false;
			}}
			onDrop={(event) => {
				if (!hasFiles(event)) return;
				event.preventDefault();
				isOver.value = false;
				if (event.dataTransfer) onFiles(event.dataTransfer);
			}}
		>
			{children}
		</div>
	);
}

interface ButtonProps {
	label: string;
	/** media types and extensions, as in HTML; undefined for a folder, with all that is in it */
	accept: string | undefined;
	/** at least one */
	onFiles(chosen: readonly File[]): void;
}

export function FileButton({ label, accept, onFiles }: ButtonProps) {
	return (
		<label class={`button ${css.button}`}>
			<Icon name="plus" />
			{label}
			<input
				type="file"
				class="visually-hidden"
				multiple
				{...(accept === undefined ? { webkitdirectory: true } : { accept })}
				onChange={({ currentTarget }) => {
					const chosen = Array.from(currentTarget.files ?? []);
					currentTarget.value = ""; // allows choosing the same files again
					if (chosen.length > 0) onFiles(chosen);
				}}
			/>
		</label>
	);
}
