/** Loads a model from a file, chosen or dropped. */

import type { EngineError } from "../../engine/error";
import { DropZone, FileButton } from "../../widgets/DropZone";
import { Notice } from "../../widgets/Notice";
import { isLoading, load, rejectedFiles } from "./commands";
import { texts } from "./texts";

export function LoadFile() {
	const { load: label, loading, dropHere } = texts.value;
	return (
		<>
			<DropZone onFiles={({ files }) => void load(files)}>
				{/* The type lets iOS offer them: it knows no such extension. */}
				<FileButton
					label={label}
					accept=".safetensors,application/octet-stream"
					onFiles={(files) => void load(files)}
				/>
				<span class={isLoading.value ? "small" : "small for-drop"}>{isLoading.value ? loading : dropHere}</span>
			</DropZone>
			<LoadErrors />
		</>
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
		case "sizes_differ":
			return reasons.otherShape;
		case "foreign_file":
			return reasons.foreign(message);
		case "foreign":
			return reasons.otherLayout;
		case "unreadable_file":
			return reasons.unreadable;
		case "too_large":
			return reasons.tooLarge;
		case "unreachable":
			return reasons.unreachable;
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
