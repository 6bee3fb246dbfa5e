/** A menu of file formats in which a model is downloaded, for other software. */

import { useSignal } from "@preact/signals";
import { toEngineError } from "../../engine/error";
import { type ExportFormat, exportFormats } from "../../engine/export/contract";
import type { ModelId } from "../../engine/protocol";
import { announce } from "../../state/announcer";
import { exportedModel } from "../../state/exportedModel";
import { download, safeFileName } from "../../widgets/download";
import { Notice } from "../../widgets/Notice";
import css from "./DownloadAs.module.css";
import { texts } from "./texts";

const endings: Record<ExportFormat, string> = {
	onnx: ".onnx",
	onnx_encoder: ".encoder.onnx",
	onnx_decoder: ".decoder.onnx",
	torch: ".torch.safetensors",
	keras: ".keras.safetensors",
	python: ".zip",
};

export function DownloadAs({ model, name }: { model: ModelId; name: string }) {
	const { downloadAs, named, formats, done, failed } = texts.value;
	const making = useSignal<ExportFormat | undefined>(undefined);
	const error = useSignal<string | undefined>(undefined);
	const save = async (format: ExportFormat) => {
		if (making.peek()) return;
		[making.value, error.value] = [format, undefined];
		try {
			const file = safeFileName(name) + endings[format];
			download(file, await exportedModel(model, name, format));
			announce(done(file));
		} catch (thrown) {
			error.value = toEngineError(thrown).message;
		} finally {
			making.value = undefined;
		}
	};
	return (
		<details class={css.menu}>
			<summary class="button" aria-label={named(name)}>
				{downloadAs}
			</summary>
			<ul>
				{exportFormats.map((format) => (
					<li key={format}>
						<button
							type="button"
							class="button"
							aria-label={`${named(name)} ${formats[format]}`}
							aria-busy={making.value === format}
							onClick={() => void save(format)}
						>
							{formats[format]}
						</button>
					</li>
				))}
			</ul>
			{error.value && <Notice title={failed} detail={error.value} />}
		</details>
	);
}
