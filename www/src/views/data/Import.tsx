/** A visitor's own pictures, from their files to a data set. */

import { language } from "../../state/language";
import { noFolderName } from "../../state/ownDataSets";
import { strings } from "../../strings";
import { Notice } from "../../widgets/Notice";
import { useFocusFallback } from "../../widgets/useFocusFallback";
import { IndeterminateProgress, OpeningFiles, PictureFiles } from "../pictures/PictureFiles";
import { SkippedFiles } from "../pictures/SkippedFiles";
import { texts as fileTexts } from "../pictures/texts";
import css from "./Data.module.css";
import { ImportSettings } from "./ImportSettings";
import {
	cancelImport,
	IMPORT_HEADING_ID,
	importPictures,
	keepInBrowser,
	name,
	openFiles,
	phase,
	preview,
	SKIPPED_ID,
	skippedFiles,
	stopReading,
	unseenCount,
} from "./importing";
import { Preview } from "./Preview";
import { texts } from "./texts";

export function Import() {
	const { announceReady, importHeading, importText } = texts.value;
	const section = useFocusFallback<HTMLElement>(phase.value.kind);
	return (
		<section aria-labelledby={IMPORT_HEADING_ID} ref={section} tabIndex={-1}>
			<h2 id={IMPORT_HEADING_ID}>{importHeading}</h2>
			<p class="small">{importText}</p>
			<PictureFiles onFiles={(collecting) => void openFiles(collecting)} />
			<ImportStage />
			{unseenCount.value !== undefined && <p>{announceReady(unseenCount.value)}</p>}
			<div id={SKIPPED_ID}>
				<SkippedFiles files={skippedFiles.value} />
			</div>
		</section>
	);
}

/** What follows the choice of files. */
function ImportStage() {
	const { failed, noPictures, falsified } = fileTexts.value;
	const current = phase.value;
	switch (current.kind) {
		case "idle":
			return null;
		case "opening":
			return <OpeningFiles />;
		case "failed":
			return (
				<Notice
					title={current.error.code === "no_pictures" ? noPictures : failed}
					{...(current.error.code === "no_pictures" ? {} : { detail: current.error.message })}
				/>
			);
		case "storing":
			return <IndeterminateProgress text={texts.value.storing} />;
		case "reading":
			return <Reading done={current.progress.done} total={current.progress.total} />;
		case "opened":
			if (current.opened.areCanvasReadsFalsified) return <Notice title={falsified} />;
			return (
				<>
					{areAllUnreadable(current.opened) ? (
						<Notice title={noPictures} />
					) : preview.value ? (
						<Opened />
					) : (
						<OpeningFiles />
					)}
					<SkippedFiles files={[...current.skipped, ...(preview.value?.skipped ?? [])]} />
				</>
			);
	}
}

/** Whether none of the files can be read, as far as they were looked at. */
function areAllUnreadable({ count }: { count: number }): boolean {
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
					checked={keepInBrowser.value}
					onChange={({ currentTarget }) => {
						keepInBrowser.value = currentTarget.checked;
					}}
				/>
				<span>
					{keepLabel}
					<span class={css.keepNote}>{keepNote}</span>
				</span>
			</label>
			<div class="tools">
				<button type="button" class="button button-primary" onClick={() => void importPictures()}>
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
