/** The models that come with the data set, to be downloaded for other software. */

import { pretrainedIds } from "../../engine/protocol";
import { dataSet } from "../../state/dataSet";
import { language } from "../../state/language";
import { Deferred } from "../../widgets/Deferred";
import { sizedName } from "../modelTexts";
import { UseInCode } from "../snippets/UseInCode";
import { DownloadAs } from "./DownloadAs";
import css from "./DownloadAs.module.css";
import { texts } from "./texts";

export function PretrainedDownloads() {
	const { pretrained } = texts.value;
	const { pretrainedFolder, name } = dataSet.value;
	if (pretrainedFolder === undefined) return null;
	return (
		<details class={`fold ${css.pretrained}`}>
			<summary>{pretrained(name[language.value])}</summary>
			<Deferred>
				<ul>
					{pretrainedIds.map((id) => (
						<li key={id}>
							<span class={css.name}>{sizedName(id)}</span>
							<DownloadAs model={id} name={sizedName(id)} />
							<UseInCode model={id} name={sizedName(id)} />
						</li>
					))}
				</ul>
			</Deferred>
		</details>
	);
}
