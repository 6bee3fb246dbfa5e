/** The list of the visitor's own models. */

import { useEffect } from "preact/hooks";
import { fitsShape } from "../../engine/config";
import { imageShape } from "../../state/dataSet";
import { lostModelNames, ownModels, relistModels, storageError } from "../../state/ownModels";
import { strings } from "../../strings";
import { DeletedNotice } from "../../widgets/DeletedNotice";
import { Notice } from "../../widgets/Notice";
import { PretrainedDownloads } from "../downloadAs/PretrainedDownloads";
import { clearListState, deletions, removeDamaged, undoDelete } from "./commands";
import { OwnModelItem } from "./Item";
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
					onRetry={() => void relistModels()}
					onDelete={() => void removeDamaged()}
				/>
			)}
			{lostModelNames.value.length > 0 && <LostModelsNotice names={lostModelNames.value} />}
			<LoadFile />
			{deletions.list.value.map((deletion) => (
				<DeletedNotice
					key={deletion.model.id}
					item={deletion}
					name={deletion.model.name}
					onUndo={() => void undoDelete(deletion)}
				/>
			))}
			{ownModels.value.length === 0 && <p class={css.empty}>{none}</p>}
			{otherCount > 0 && <p class="small">{others(otherCount)}</p>}
			<ul>
				{fitting.map((model) => (
					<OwnModelItem key={model.id} model={model} />
				))}
			</ul>
			<PretrainedDownloads />
		</section>
	);
}

function dismissLostModels(): void {
	lostModelNames.value = [];
}

function LostModelsNotice({ names }: { names: readonly string[] }) {
	const { erased, erasedReason } = texts.value;
	const { dismiss, joinNames } = strings.value;
	return (
		<Notice
			title={erased}
			reason={erasedReason}
			detail={joinNames(names)}
			actionLabel={dismiss}
			onAction={dismissLostModels}
		/>
	);
}
