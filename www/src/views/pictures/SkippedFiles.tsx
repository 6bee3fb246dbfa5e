/** Files that gave no picture, with the reason of each. */

import type { SkippedFile } from "../../engine/pictures/contract";
import css from "./SkippedFiles.module.css";
import { texts } from "./texts";

/** Up to so many, the list is open; a longer one would push what follows out of view. */
const MAX_UNFOLDED = 5;
/** More would be no help. */
const MAX_LISTED = 200;

export function SkippedFiles({ files }: { files: readonly SkippedFile[] }) {
	const { skipped, moreSkipped, reasons } = texts.value;
	if (files.length === 0) return null;
	return (
		<details class={css.skipped} open={files.length <= MAX_UNFOLDED}>
			<summary>{skipped(files.length)}</summary>
			<ul>
				{files.slice(0, MAX_LISTED).map(({ path, reason }) => (
					<li key={path}>
						<span class={css.path}>{path}</span>: {reasons[reason]}
					</li>
				))}
				{files.length > MAX_LISTED && <li>{moreSkipped(files.length - MAX_LISTED)}</li>}
			</ul>
		</details>
	);
}
