/** A visitor's own pictures, from their files to a data set. */

import { useSignal } from "@preact/signals";
import { type Collected, collectChosen, collectDropped } from "../../widgets/collectFiles";
import { Icon } from "../../widgets/Icon";
import { Notice } from "../../widgets/Notice";
import css from "./Data.module.css";
import { ImportSettings } from "./ImportSettings";
import { cancelImport, keep, leftOut, name, openFiles, phase, preview, stopReading, usePictures } from "./importing";
import { Preview } from "./Preview";
import { SkippedFiles } from "./SkippedFiles";
import { texts } from "./texts";

export function Import() {
	const { bring, bringText } = texts.value;
	return (
		<section aria-labelledby="bring">
			<h2 id="bring">{bring}</h2>
			<p class="small">{bringText}</p>
			<DropZone />
			<Stage />
			<SkippedFiles files={leftOut.value} />
		</section>
	);
}

function FileButton({ label, isFolder }: { label: string; isFolder: boolean }) {
	const open = (collecting: Promise<Collected>) => void openFiles(collecting);
	return (
		<label class="button">
			<Icon name="plus" />
			{label}
			<input
				type="file"
				class="visually-hidden"
				multiple
				{...(isFolder ? { webkitdirectory: true } : { accept: "image/*,.zip,application/zip" })}
				onChange={({ currentTarget }) => {
					const chosen = Array.from(currentTarget.files ?? []);
					currentTarget.value = ""; // allows choosing the same files again
					if (chosen.length > 0) open(collectChosen(chosen));
				}}
			/>
		</label>
	);
}

function DropZone() {
	const isOver = useSignal(false);
	const { chooseFiles, chooseFolder, dropHere } = texts.value;
	return (
		// biome-ignore lint/a11y/noStaticElementInteractions: dropping is for the mouse alone, the buttons for everybody
		<div
			class={isOver.value ? `${css.drop} ${css.dropOver}` : css.drop}
			onDragOver={(event) => {
				event.preventDefault(); // otherwise the browser would open the files instead of the page
				isOver.value = true;
			}}
			onDragLeave={() => {
				isOver.value = false;
			}}
			onDrop={(event) => {
				event.preventDefault();
				isOver.value = false;
				if (event.dataTransfer) void openFiles(collectDropped(event.dataTransfer));
			}}
		>
			<FileButton label={chooseFiles} isFolder={false} />
			<FileButton label={chooseFolder} isFolder />
			<span class="small">{dropHere}</span>
		</div>
	);
}

/** Also while the first preview is made: what it needs would move what is below it. */
function Opening() {
	const { opening } = texts.value;
	return (
		<p class="small">
			<progress aria-label={opening} /> {opening}
		</p>
	);
}

/** What follows the choice of files. */
function Stage() {
	const { failed, noPictures, falsified } = texts.value;
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
		case "reading":
			return <Reading done={at.progress.done} total={at.progress.total} />;
		case "opened":
			if (at.opened.areReadsFalsified) return <Notice title={falsified} />;
			return (
				<>
					{at.opened.count === 0 ? <Notice title={noPictures} /> : preview.value ? <Opened /> : <Opening />}
					<SkippedFiles files={at.skipped} />
				</>
			);
	}
}

function Opened() {
	const { found, foundClasses, name: nameLabel, keep: keepLabel, keepNote, useThese, cancel } = texts.value;
	if (phase.value.kind !== "opened") return null;
	const { count, folders } = phase.value.opened;
	return (
		<div class={css.opened}>
			<p>
				{found(count)}
				{folders.length > 0 && <span class={css.folders}>{foundClasses(folders.join(", "))}</span>}
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
	const { reading, progressName, stop, stopAndUse } = texts.value;
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
