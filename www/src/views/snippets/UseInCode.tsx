/** A program that uses the model outside the page: in Python, JavaScript or Rust. */

import { useSignal } from "@preact/signals";
import type { ModelId } from "../../engine/protocol";
import { announce } from "../../state/announcer";
import { describeModel } from "../../state/modelFile";
import { Icon } from "../../widgets/Icon";
import { Notice } from "../../widgets/Notice";
import { revealOpened } from "../../widgets/revealOpened";
import { Segmented } from "../../widgets/Segmented";
import { useCopy } from "../../widgets/useCopy";
import menu from "../downloadAs/DownloadAs.module.css";
import { fileName } from "../downloadAs/fileNames";
import { useModelDownload } from "../downloadAs/useModelDownload";
import { type ProgrammingLanguage, programmingLanguages, snippets } from "./languages";
import { snippetModel } from "./model";
import { texts } from "./texts";
import css from "./UseInCode.module.css";

interface Props {
	model: ModelId;
	name: string;
}

export function UseInCode({ model, name }: Props) {
	const { useInCode, named } = texts.value;
	const isOpen = useSignal(false);
	return (
		<details
			class={menu.menu}
			onToggle={({ currentTarget }) => {
				isOpen.value = currentTarget.open;
				revealOpened(currentTarget);
			}}
		>
			<summary class="button" aria-label={named(name)}>
				{useInCode}
			</summary>
			{isOpen.value && <Program model={model} name={name} />}
		</details>
	);
}

function Program({ model, name }: Props) {
	const { language: legend, size } = texts.value;
	const chosen = useSignal<ProgrammingLanguage>("python");
	const { programFileName, generate } = snippets[chosen.value];
	const description = describeModel(model, name);
	const code = generate(snippetModel(description));
	return (
		<div class={css.program}>
			<Segmented
				legend={legend}
				options={programmingLanguages.map((value) => ({
					value,
					name: snippets[value].name,
					content: snippets[value].name,
				}))}
				chosen={chosen.value}
				onChoose={(value) => {
					chosen.value = value;
				}}
			/>
			<Files model={model} name={name} language={chosen.value} />
			<Code fileName={programFileName} code={code} />
			<p class={css.note}>{size(description.width, description.height)}</p>
		</div>
	);
}

/** The files that the program reads. */
function Files({ model, name, language }: Props & { language: ProgrammingLanguage }) {
	const { needs } = texts.value;
	const { pendingFormat, error, save } = useModelDownload(model, name);
	return (
		<div class={css.files}>
			<span>{needs}</span>
			{snippets[language].formats.map((format) => (
				<button
					key={format}
					type="button"
					class="button"
					aria-busy={pendingFormat.value === format}
					onClick={() => void save(format)}
				>
					<Icon name="download" />
					{fileName(name, format)}
				</button>
			))}
			{error.value && <Notice title={texts.value.failed} detail={error.value} />}
		</div>
	);
}

function Code({ fileName, code }: { fileName: string; code: string }) {
	const { copy: copyName, copied, byHand } = texts.value;
	const { copy, hasCopied, manual } = useCopy();
	return (
		<figure class={css.figure}>
			<figcaption>
				<code translate={false}>{fileName}</code>
				<button
					type="button"
					class="button button-quiet"
					onClick={() => void copy(code).then((isCopied) => announce(isCopied ? copied : byHand))}
				>
					<Icon name={hasCopied.value ? "done" : "copy"} />
					{hasCopied.value ? copied : copyName}
				</button>
			</figcaption>
			{manual.value !== undefined && <p class={css.note}>{byHand}</p>}
			{/* biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls it */}
			<section class={css.code} tabIndex={0} aria-label={fileName} translate={false}>
				<pre>
					<code>{code}</code>
				</pre>
			</section>
		</figure>
	);
}
