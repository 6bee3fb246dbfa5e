/** A menu of file formats in which a model is downloaded. */

import type { ModelId } from "../../engine/protocol";
import { formatsOf } from "../../state/modelFile";
import { Notice } from "../../widgets/Notice";
import { revealOpened } from "../../widgets/revealOpened";
import css from "./DownloadAs.module.css";
import { texts } from "./texts";
import { useModelDownload } from "./useModelDownload";

export function DownloadAs({ model, name }: { model: ModelId; name: string }) {
	const { downloadAs, downloadModelAs, formats, failed } = texts.value;
	const { pendingFormat, error, save } = useModelDownload(model, name);
	return (
		<details class={css.menu} onToggle={({ currentTarget }) => revealOpened(currentTarget)}>
			<summary class="button" aria-label={downloadModelAs(name)}>
				{downloadAs}
			</summary>
			<ul>
				{formatsOf(model).map((format) => (
					<li key={format}>
						<button
							type="button"
							class="button"
							aria-label={`${downloadModelAs(name)} ${formats[format]}`}
							aria-busy={pendingFormat.value === format}
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
