/** One of the visitor's own models, with the actions it offers. */

import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { dataSet } from "../../state/dataSet";
import { language } from "../../state/language";
import type { OwnModel } from "../../state/ownModels";
import { isTabOnly } from "../../state/tabOnlyModels";
import { isTrainingUnfinished } from "../../state/training/session";
import { formatNumber, strings } from "../../strings";
import { formatBytes } from "../../widgets/formatBytes";
import { Icon } from "../../widgets/Icon";
import { DownloadAs } from "../downloadAs/DownloadAs";
import { otherDataSetName } from "../otherDataSet";
import { Architecture } from "../reconstruct/Architecture";
import { UseInCode } from "../snippets/UseInCode";
import { download, remove, renamingId, restoredId, resumeTraining } from "./commands";
import { OpenIn } from "./OpenIn";
import css from "./OwnModels.module.css";
import { RenameForm } from "./RenameForm";
import { texts } from "./texts";

const locales = { en: "en-GB", zh: "zh-CN" };

function formatTime(milliseconds: number): string {
	return new Intl.DateTimeFormat(locales[language.value], { dateStyle: "medium", timeStyle: "short" }).format(
		milliseconds,
	);
}

export function OwnModelItem({ model }: { model: OwnModel }) {
	const renameButton = useRef<HTMLButtonElement>(null);
	const isRenaming = renamingId.value === model.id;
	return (
		<li class={css.item}>
			<div class={css.description}>
				{isRenaming ? (
					<RenameForm model={model} onEnd={() => renameButton.current?.focus()} />
				) : (
					<h3 class={css.name}>{model.name}</h3>
				)}
				<ModelFacts model={model} />
				<OpenIn model={model} name={model.name} />
			</div>
			<ModelActions model={model} renameButton={renameButton} />
		</li>
	);
}

/** The button that restored the model has disappeared, so the focus moves to the model's first button. */
function useFocusAfterRestore(id: OwnModel["id"]) {
	const actionsElement = useRef<HTMLDivElement>(null);
	const isRestored = restoredId.value === id;
	useEffect(() => {
		if (isRestored) actionsElement.current?.querySelector("button")?.focus();
	}, [isRestored]);
	return actionsElement;
}

interface ActionsProps {
	model: OwnModel;
	/** Receives the focus after renaming. */
	renameButton: RefObject<HTMLButtonElement | null>;
}

function ModelActions({ model, renameButton }: ActionsProps) {
	const { resumeTraining: resumeName, rename, download: downloadName, remove: removeName, action } = texts.value;
	const actionsElement = useFocusAfterRestore(model.id);
	const labelled = (name: string) =>
		({ type: "button", class: "button", "aria-label": action(name, model.name) }) as const;
	return (
		<div ref={actionsElement} class={css.actions}>
			{model.canResume && model.data === dataSet.value.id && (
				<button
					{...labelled(resumeName)}
					aria-disabled={isTrainingUnfinished.value}
					onClick={() => isTrainingUnfinished.value || void resumeTraining(model.id)}
				>
					{resumeName}
				</button>
			)}
			<button
				{...labelled(rename)}
				ref={renameButton}
				onClick={() => {
					renamingId.value = model.id;
				}}
			>
				{rename}
			</button>
			<button {...labelled(downloadName)} onClick={() => void download(model)}>
				<Icon name="download" />
				{downloadName}
			</button>
			<button {...labelled(removeName)} onClick={() => void remove(model.id)}>
				{removeName}
			</button>
			<DownloadAs model={model.id} name={model.name} />
			<UseInCode model={model.id} name={model.name} />
		</div>
	);
}

function ModelFacts({ model }: { model: OwnModel }) {
	const { kinds, trainedOn, onlyHere } = texts.value;
	const other = otherDataSetName(model);
	return (
		<p class={css.facts}>
			<span>{kinds[model.config.kind]}</span>
			<Architecture info={model} />
			<span>{strings.value.parameters(formatNumber(model.parameterCount))}</span>
			<span>{formatBytes(model.size)}</span>
			<span>{formatTime(model.made)}</span>
			{other && <span>{trainedOn(other)}</span>}
			{isTabOnly(model.id) && <strong>{onlyHere}</strong>}
		</p>
	);
}
