/** Files that gave no picture, with the reason of each. */

import type { Skipped } from "../../engine/pictures/contract";
import css from "./SkippedFiles.module.css";
import { texts } from "./texts";

/** So many are named at once; more would push what follows out of view. */
const OPEN = 5;
/** More would be no help. */
const LISTED = 200;

export function SkippedFiles({ files }: { files: readonly Skipped[] }) {
	const { skipped, moreSkipped, reasons } = texts.value;
	if (files.length === 0) return null;
	return (
		<details class={css.skipped} open={files.length <= OPEN}>
			<summary>{skipped(files.length)}</summary>
			<ul>
				{files.slice(0, LISTED).map(({ path, reason }) => (
					<li key={path}>
						<span class={css.path}>{path}</span>: {reasons[reason]}
					</li>
				))}
				{files.length > LISTED && <li>{moreSkipped(files.length - LISTED)}</li>}
			</ul>
		</details>
	);
}
