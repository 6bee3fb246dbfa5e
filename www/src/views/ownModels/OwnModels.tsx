/** The list of the visitor's own models. */

import { useEffect, useRef } from "preact/hooks";
import { fitsShape } from "../../engine/config";
import { imageShape } from "../../state/dataSet";
import { type Deleted, erasedNames, listAgain, ownModels, storageError } from "../../state/ownModels";
import { strings } from "../../strings";
import { Notice } from "../../widgets/Notice";
import { ShippedModels } from "../downloadAs/ShippedModels";
import { clearListState, deleted, removeDamaged, undoDelete } from "./commands";
import { Item } from "./Item";
import { LoadFile } from "./LoadFile";
import { StorageNotice } from "./StorageNotice";
import { texts } from "./texts";
import "../../styles/figures.css";
import css from "./OwnModels.module.css";

export function OwnModels() {
	const { heading, lead, none, others } = texts.value;
	const fitting = ownModels.value.filter(({ config }) => fitsShape(config, imageShape.value));
	const otherCount = ownModels.value.length - fitting.length;
	useEffect(() => clearListState, []);
	return (
		<section class={css.own} aria-labelledby="own-heading" tabIndex={-1}>
			<h2 id="own-heading" class="figures-caption">
				{heading}
			</h2>
			{storageError.value?.code !== "refused" && <p class="figures-note">{lead}</p>}
			{storageError.value && (
				<StorageNotice
					error={storageError.value}
					onRetry={() => void listAgain()}
					onDelete={() => void removeDamaged()}
				/>
			)}
			{erasedNames.value.length > 0 && <Erased names={erasedNames.value} />}
			<LoadFile />
			{deleted.value.map((deletion) => (
				<Undo key={deletion.model.id} deletion={deletion} />
			))}
			{ownModels.value.length === 0 && <p class={css.empty}>{none}</p>}
			{otherCount > 0 && <p class="small">{others(otherCount)}</p>}
			<ul>
				{fitting.map((model) => (
					<Item key={model.id} model={model} />
				))}
			</ul>
			<ShippedModels />
		</section>
	);
}

function dismissErased(): void {
	erasedNames.value = [];
}

function Erased({ names }: { names: readonly string[] }) {
	const { erased, erasedReason } = texts.value;
	const { dismiss, names: listed } = strings.value;
	return (
		<Notice title={erased} reason={erasedReason} detail={listed(names)} action={dismiss} onRetry={dismissErased} />
	);
}

/** Takes over the focus from the button of the deleted model. */
function Undo({ deletion }: { deletion: Deleted }) {
	const button = useRef<HTMLButtonElement>(null);
	useEffect(() => button.current?.focus(), []);
	const { removed, undo, action } = texts.value;
	const { name } = deletion.model;
	return (
		<p class={css.deleted}>
			{removed(name)}
			<button
				ref={button}
				type="button"
				class="button"
				aria-label={action(undo, name)}
				onClick={() => void undoDelete(deletion)}
			>
				{undo}
			</button>
		</p>
	);
}
