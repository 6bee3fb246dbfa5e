/** The downloads of a model's files. */

import { useSignal } from "@preact/signals";
import { toEngineError } from "../../engine/error";
import type { ModelId } from "../../engine/protocol";
import { announce } from "../../state/announcer";
import { type FileFormat, modelFile } from "../../state/modelFile";
import { download } from "../../widgets/download";
import { fileName } from "./fileNames";
import { texts } from "./texts";

export function useModelDownload(model: ModelId, name: string) {
	/** The format that was requested last, while it is written. */
	const pendingFormat = useSignal<FileFormat | undefined>(undefined);
	const error = useSignal<string | undefined>(undefined);

	async function save(format: FileFormat): Promise<void> {
		if (pendingFormat.peek() === format) return;
		[pendingFormat.value, error.value] = [format, undefined];
		try {
			const file = fileName(name, format);
			download(file, await modelFile(model, name, format));
			announce(texts.value.done(file));
		} catch (thrown) {
			error.value = toEngineError(thrown).message;
		} finally {
			if (pendingFormat.peek() === format) pendingFormat.value = undefined;
		}
	}

	return { pendingFormat, error, save };
}
