/** A visitor's own pictures, from their files to a data set. */

import { language } from "../../state/language";
import { noFolderName } from "../../state/ownDataSets";
import { strings } from "../../strings";
import { Notice } from "../../widgets/Notice";
import { useFocusFallback } from "../../widgets/useFocusFallback";
import { Opening, PictureFiles, Waiting } from "../pictures/PictureFiles";
import { SkippedFiles } from "../pictures/SkippedFiles";
import { texts as fileTexts } from "../pictures/texts";
import css from "./Data.module.css";
import { ImportSettings } from "./ImportSettings";
import {
	cancelImport,
	IMPORT_ID,
	keep,
	LEFT_OUT_ID,
	leftOut,
	name,
	openFiles,
	phase,
	preview,
	stopReading,
	unshownCount,
	usePictures,
} from "./importing";
import { Preview } from "./Preview";
import { texts } from "./texts";

export function Import() {
	const { announceReady, bring, bringText } = texts.value;
	const part = useFocusFallback<HTMLElement>(phase.value.kind);
	return (
		<section aria-labelledby={IMPORT_ID} ref={part} tabIndex={-1}>
			<h2 id={IMPORT_ID}>{bring}</h2>
			<p class="small">{bringText}</p>
			<PictureFiles onFiles={(collecting) => void openFiles(collecting)} />
			<Stage />
			{unshownCount.value !== undefined && <p>{announceReady(unshownCount.value)}</p>}
			<div id={LEFT_OUT_ID}>
				<SkippedFiles files={leftOut.value} />
			</div>
		</section>
	);
}

/** What follows the choice of files. */
function Stage() {
	const { failed, noPictures, falsified } = fileTexts.value;
	const at = phase.value;
	switch (at.kind) {
		case "idle":
			return null;
		case "opening":
			return <Opening />;
		case "failed":
			return (
				<Notice
					title={at.error.code === "no_pictures" ? noPictures : failed}
					{...(at.error.code === "no_pictures" ? {} : { detail: at.error.message })}
				/>
			);
		case "storing":
			return <Waiting text={texts.value.storing} />;
		case "reading":
			return <Reading done={at.progress.done} total={at.progress.total} />;
		case "opened":
			if (at.opened.areReadsFalsified) return <Notice title={falsified} />;
			return (
				<>
					{hasNone(at.opened) ? <Notice title={noPictures} /> : preview.value ? <Opened /> : <Opening />}
					<SkippedFiles files={[...at.skipped, ...(preview.value?.skipped ?? [])]} />
				</>
			);
	}
}

/** Whether none of the files can be read, as far as they were looked at. */
function hasNone({ count }: { count: number }): boolean {
	return count === (preview.value?.skipped.length ?? 0);
}

function Opened() {
	const { found, foundClasses, name: nameLabel, keep: keepLabel, keepNote, useThese, cancel } = texts.value;
	if (phase.value.kind !== "opened") return null;
	const { count, folders } = phase.value.opened;
	const classes = folders.map((folder) => folder || noFolderName[language.value]);
	return (
		<div class={css.opened}>
			<p>
				{found(count)}
				{classes.length > 0 && <span class={css.folders}>{foundClasses(strings.value.joinNames(classes))}</span>}
			</p>
			<ImportSettings />
			<Preview />
			<label class={css.named}>
				<span class="label">{nameLabel}</span>
				<input
					type="text"
					maxLength={60}
					value={name.value}
					onInput={({ currentTarget }) => {
						name.value = currentTarget.value;
					}}
				/>
			</label>
			<label class={css.keep}>
				<input
					type="checkbox"
					checked={keep.value}
					onChange={({ currentTarget }) => {
						keep.value = currentTarget.checked;
					}}
				/>
				<span>
					{keepLabel}
					<span class={css.keepNote}>{keepNote}</span>
				</span>
			</label>
			<div class="tools">
				<button type="button" class="button button-primary" onClick={() => void usePictures()}>
					{useThese}
				</button>
				<button type="button" class="button" onClick={cancelImport}>
					{cancel}
				</button>
			</div>
		</div>
	);
}

function Reading({ done, total }: { done: number; total: number }) {
	const { reading, stopAndUse } = texts.value;
	const { progressName, stop } = fileTexts.value;
	return (
		<div class={css.opened}>
			<p>
				<progress aria-label={progressName} value={done} max={Math.max(1, total)} /> {reading(done, total)}
			</p>
			<div class="tools">
				<button type="button" class="button" onClick={() => void stopReading(false)}>
					{stop}
				</button>
				{done > 0 && (
					<button type="button" class="button" onClick={() => void stopReading(true)}>
						{stopAndUse}
					</button>
				)}
			</div>
		</div>
	);
}
