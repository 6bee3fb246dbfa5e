/** Loads a model from a file, chosen or dropped. */

import { useSignal } from "@preact/signals";
import type { EngineError } from "../../engine/error";
import { Icon } from "../../widgets/Icon";
import { Notice } from "../../widgets/Notice";
import { isLoading, load, rejectedFiles } from "./commands";
import css from "./OwnModels.module.css";
import { texts } from "./texts";

export function LoadFile() {
	const isOver = useSignal(false);
	const { loading, dropHere } = texts.value;
	return (
		<>
			{/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is for the mouse alone, the button for everybody */}
			<div
				class={isOver.value ? `${css.load} ${css.loadOver}` : css.load}
				onDragOver={(event) => {
					event.preventDefault(); // otherwise the browser would open the file instead of the page
					isOver.value = true;
				}}
				onDragLeave={() => {
					isOver.value = false;
				}}
				onDrop={(event) => {
					event.preventDefault();
					isOver.value = false;
					void load(event.dataTransfer?.files ?? []);
				}}
			>
				<FileButton />
				<span class="small">{isLoading.value ? loading : dropHere}</span>
			</div>
			<LoadErrors />
		</>
	);
}

function FileButton() {
	return (
		<label class="button">
			<Icon name="plus" />
			{texts.value.load}
			<input
				type="file"
				class="visually-hidden"
				// The type lets iOS offer them: it knows no such extension.
				accept=".safetensors,application/octet-stream"
				multiple
				onChange={({ currentTarget }) => {
					void load(currentTarget.files ?? []);
					currentTarget.value = ""; // allows choosing the same file again
				}}
			/>
		</label>
	);
}

function reasonOf({ code, message }: EngineError): string {
	const { reasons } = texts.value;
	switch (code) {
		case "invalid_file":
		case "metadata":
		case "tensor":
		case "config":
			return reasons.unknownFormat;
		case "not_finite":
			return reasons.notFinite;
		case "length":
		case "not_trainable":
			return reasons.otherShape;
		case "foreign_file":
			return reasons.foreign(message);
		case "unreadable_file":
			return reasons.unreadable;
		case "too_large":
			return reasons.tooLarge;
		default:
			return reasons.other;
	}
}

function LoadErrors() {
	return rejectedFiles.value.map(({ key, name, error }) => (
		<Notice
			key={key}
			title={texts.value.loadFailed(name)}
			reason={reasonOf(error)}
			{...(error.code === "foreign_file" ? {} : { detail: error.message })}
		/>
	));
}
