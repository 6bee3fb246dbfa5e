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
	/** The format that was asked for last, while it is written. */
	const making = useSignal<FileFormat | undefined>(undefined);
	const error = useSignal<string | undefined>(undefined);

	async function save(format: FileFormat): Promise<void> {
		if (making.peek() === format) return;
		[making.value, error.value] = [format, undefined];
		try {
			const file = fileName(name, format);
			download(file, await modelFile(model, name, format));
			announce(texts.value.done(file));
		} catch (thrown) {
			error.value = toEngineError(thrown).message;
		} finally {
			if (making.peek() === format) making.value = undefined;
		}
	}

	return { making, error, save };
}
