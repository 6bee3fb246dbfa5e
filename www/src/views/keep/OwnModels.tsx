/** The visitor's own models: what there are, and what can be done with them. */

import { useEffect, useRef } from "preact/hooks";
import { ownModels } from "../../state/ownModels";
import { bringBack, deleted, forgetAll } from "./commands";
import { Item } from "./Item";
import { LoadFile } from "./LoadFile";
import { StorageNotice } from "./StorageNotice";
import { texts } from "./texts";
import "../../styles/figures.css";
import "../../styles/keep.css";

export function OwnModels() {
	const { heading, lead, none } = texts.value;
	useEffect(() => forgetAll, []);
	return (
		<section class="own" aria-labelledby="own-heading" tabIndex={-1}>
			<h2 id="own-heading" class="figures-caption">
				{heading}
			</h2>
			<p class="figures-note">{lead}</p>
			<StorageNotice />
			<LoadFile />
			<Undo />
			{ownModels.value.length === 0 && <p class="own-empty">{none}</p>}
			<ul class="own-list">
				{ownModels.value.map((model) => (
					<Item key={model.id} model={model} />
				))}
			</ul>
		</section>
	);
}

/** Takes the focus that the button of the deleted model had. */
function Undo() {
	const button = useRef<HTMLButtonElement>(null);
	const gone = deleted.value;
	useEffect(() => button.current?.focus(), [gone]);
	if (!gone) return null;
	const { removed, undo } = texts.value;
	return (
		<p class="own-deleted">
			{removed(gone.model.name)}
			<button ref={button} type="button" class="button" onClick={() => void bringBack()}>
				{undo}
			</button>
		</p>
	);
}
