/** One of the visitor's own models, with what can be done with it. */

import { useRef } from "preact/hooks";
import { language } from "../../state/language";
import type { OwnModel } from "../../state/ownModels";
import { formatNumber, strings } from "../../strings";
import { Icon } from "../../widgets/Icon";
import { Architecture } from "../reconstruct/Architecture";
import { download, remove, renaming } from "./commands";
import { OpenIn } from "./OpenIn";
import { RenameForm } from "./RenameForm";
import { texts } from "./texts";

function writeSize(bytes: number): string {
	return bytes < 1e5 ? `${formatNumber(bytes / 1e3)} kB` : `${formatNumber(bytes / 1e6, 1)} MB`;
}

const locales = { en: "en-GB", zh: "zh-CN" };

function writeTime(made: number): string {
	return new Intl.DateTimeFormat(locales[language.value], { dateStyle: "medium", timeStyle: "short" }).format(made);
}

export function Item({ model }: { model: OwnModel }) {
	const renameButton = useRef<HTMLButtonElement>(null);
	const isRenaming = renaming.value === model.id;
	return (
		<li class="own-item">
			<div class="own-what">
				{isRenaming ? (
					<RenameForm model={model} onEnd={() => renameButton.current?.focus()} />
				) : (
					<h3 class="own-name">{model.name}</h3>
				)}
				<Facts model={model} />
				<OpenIn model={model} />
			</div>
			<div class="own-actions">
				<Action name={texts.value.rename} model={model} buttonRef={renameButton} onClick={() => startRenaming(model)} />
				<Action name={texts.value.download} model={model} onClick={() => void download(model)} />
				<Action name={texts.value.remove} model={model} onClick={() => void remove(model.id)} />
			</div>
		</li>
	);
}

function startRenaming({ id }: OwnModel): void {
	renaming.value = id;
}

interface ActionProps {
	name: string;
	model: OwnModel;
	buttonRef?: { current: HTMLButtonElement | null };
	onClick(): void;
}

function Action({ name, model, buttonRef, onClick }: ActionProps) {
	const { download: downloadName, action } = texts.value;
	return (
		<button
			ref={buttonRef ?? null}
			type="button"
			class="button"
			aria-label={action(name, model.name)}
			onClick={onClick}
		>
			{name === downloadName && <Icon name="download" />}
			{name}
		</button>
	);
}

function Facts({ model }: { model: OwnModel }) {
	const { kinds, canGoOn } = texts.value;
	return (
		<p class="own-facts">
			<span>{kinds[model.config.kind]}</span>
			<Architecture info={model} />
			<span>{strings.value.parameters(formatNumber(model.parameterCount))}</span>
			<span>{writeSize(model.size)}</span>
			<span>{writeTime(model.made)}</span>
			{model.hasRun && <span>{canGoOn}</span>}
		</p>
	);
}
