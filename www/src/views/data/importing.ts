/** Imports a visitor's files as a data set: opened, previewed with settings, read. The state outlives the view. */

import { computed, signal } from "@preact/signals";
import { EngineError, toEngineError } from "../../engine/error";
import { PictureReader } from "../../engine/pictures/client";
import type {
	OpenedFiles,
	PictureSettings,
	Pictures,
	Progress,
	ReadingResult,
	SkippedFile,
	TraitShares,
} from "../../engine/pictures/contract";
import { announce } from "../../state/announcer";
import { addDataSet } from "../../state/ownDataSets";
import { dataSetFromPictures } from "../../state/split";
import { joinSentences } from "../../strings";
import type { CollectedFiles } from "../../widgets/collectFiles";
import { createUnseenDataSet, currentContext, showUnlessChanged } from "./newDataSet";
import { texts } from "./texts";

type Preview = Pictures & { detected: TraitShares | undefined };

export type Phase =
	| { kind: "idle" }
	| { kind: "opening" }
	| { kind: "opened"; opened: OpenedFiles; skipped: readonly SkippedFile[] }
	| { kind: "reading"; progress: Progress }
	/** All are read, and it is too late to stop. */
	| { kind: "storing" }
	| { kind: "failed"; error: EngineError };

export const phase = signal<Phase>({ kind: "idle" });
export const settings = signal<PictureSettings | undefined>(undefined);
export const preview = signal<Preview | undefined>(undefined);
export const name = signal("");
/** Whether the data set is to be stored in this browser. */
export const keepInBrowser = signal(true);
/** The files that could not be read in the last import. */
export const skippedFiles = signal<readonly SkippedFile[]>([]);

const unseenDataSet = createUnseenDataSet<{ id: string; count: number }>();
/** How many pictures have become a data set that is not shown, since something else was chosen or begun while they were read. */
export const unseenCount = computed(() => unseenDataSet.unseen.value?.count);

/** How many pictures the preview has. */
const PREVIEW_COUNT = 24;

let reader: PictureReader | undefined;

/** Ends what is under way. */
export function cancelImport(): void {
	reader?.close();
	reader = undefined;
	[phase.value, settings.value, preview.value] = [{ kind: "idle" }, undefined, undefined];
}

function fail(thrown: unknown): void {
	const error = toEngineError(thrown);
	if (error.code === "closed") return; // it was cancelled
	cancelImport();
	phase.value = { kind: "failed", error };
}

/** The name of the folder that all files are in, or of the only file without its extension; otherwise empty. */
function suggestName(files: readonly { path: string }[]): string {
	const [first = "", ...others] = files.map(({ path }) => path.split("/")[0] ?? "");
	const isOne = others.every((other) => other === first);
	return isOne ? first.replace(/\.[a-z0-9]{1,5}$/i, "") : "";
}

/** Opens these files in place of those before. */
export async function openFiles(collecting: Promise<CollectedFiles>): Promise<void> {
	cancelImport();
	skippedFiles.value = [];
	unseenDataSet.set(undefined);
	phase.value = { kind: "opening" };
	const ownReader = new PictureReader();
	reader = ownReader;
	try {
		const { files, skipped } = await collecting;
		if (reader !== ownReader) return;
		name.value = suggestName(files) || texts.peek().defaultName;
		const opened = await ownReader.open(files);
		if (reader !== ownReader) return;
		phase.value = { kind: "opened", opened, skipped: [...skipped, ...opened.skipped] };
		if (opened.count > 0) firstPreview = showPreview(initialSettings);
		await firstPreview;
		if (phase.peek().kind === "opened") announceOpened(opened.count, skipped.length + opened.skipped.length);
	} catch (thrown) {
		if (reader === ownReader) fail(thrown);
	}
}

function announceOpened(count: number, skipped: number): void {
	if (count > 0)
		announce(withSkippedCount(texts.peek().announceFound(count), skipped + (preview.peek()?.skipped.length ?? 0)));
}

/** A sentence, and how many files gave no picture. */
function withSkippedCount(sentence: string, count: number): string {
	return joinSentences(sentence, count > 0 && texts.peek().announceLeftOut(count));
}

/** Settled once the first preview is there, and with it the suggested settings. */
let firstPreview: Promise<void> = Promise.resolve();

/** Used until the first preview suggests others. */
const initialSettings: PictureSettings = {
	height: 28,
	width: 28,
	fit: "crop",
	background: "white",
	channels: 1,
	invert: false,
	normalise: false,
};

/** The first preview is made twice: what is detected in it suggests settings. */
async function showPreview(wanted: PictureSettings): Promise<void> {
	const ownReader = reader;
	if (!ownReader) return;
	try {
		const found = await ownReader.preview(wanted, PREVIEW_COUNT);
		if (reader !== ownReader) return;
		const suggested = settings.peek() === undefined ? found.detected?.suggested : undefined;
		if (suggested) return changeSettings(suggested);
		settings.value ??= wanted;
		preview.value = found;
	} catch (thrown) {
		if (reader === ownReader && toEngineError(thrown).code !== "superseded") fail(thrown);
	}
}

export async function changeSettings(changed: Partial<PictureSettings>): Promise<void> {
	const next = { ...(settings.peek() ?? initialSettings), ...changed };
	settings.value = next;
	await showPreview(next);
}

export const isReading = computed(() => phase.value.kind === "reading");

/** Reads all pictures, and makes them a data set that every view shows. */
export async function importPictures(): Promise<void> {
	const [ownReader, openedPhase, contextBefore] = [reader, phase.peek(), currentContext()];
	if (!ownReader || openedPhase.kind !== "opened") return;
	phase.value = { kind: "reading", progress: { done: 0, total: openedPhase.opened.count, failed: 0 } };
	announce(texts.peek().announceReading);
	try {
		await firstPreview; // it suggests the settings
		const wanted = settings.peek() ?? initialSettings;
		const pictures = await ownReader.read(wanted, (progress) => {
			if (phase.peek().kind === "reading") phase.value = { kind: "reading", progress };
		});
		if (reader !== ownReader) return;
		if (pictures.isStopped && (pictures.paths.length === 0 || !usesPartialRead)) {
			phase.value = openedPhase;
			return;
		}
		phase.value = { kind: "storing" };
		await addImported(ownReader, pictures, wanted, [...openedPhase.skipped, ...pictures.skipped], contextBefore);
	} catch (thrown) {
		if (reader === ownReader) fail(thrown);
	} finally {
		usesPartialRead = false;
	}
}

/** Whether the pictures that were read before the stop become a data set. */
let usesPartialRead = false;

async function addImported(
	ownReader: PictureReader,
	pictures: ReadingResult,
	wanted: PictureSettings,
	skipped: readonly SkippedFile[],
	contextBefore: ReturnType<typeof currentContext>,
): Promise<void> {
	if (pictures.paths.length === 0) throw new EngineError("no_pictures", "none of the files could be read");
	const added = await addDataSet({
		name: name.peek().trim() || texts.peek().defaultName,
		...dataSetFromPictures(pictures, wanted),
		keepInBrowser: keepInBrowser.peek(),
	});
	if (reader === ownReader) cancelImport(); // otherwise others have been opened meanwhile
	skippedFiles.value = skipped;
	const { announceUsed, announceReady } = texts.peek();
	const isShown = showUnlessChanged(added.id, contextBefore);
	if (!isShown) unseenDataSet.set({ id: added.id, count: pictures.paths.length });
	if (skipped.length > 0) revealSkipped();
	announce(withSkippedCount((isShown ? announceUsed : announceReady)(pictures.paths.length), skipped.length));
}

/** The id of the import's heading. */
export const IMPORT_HEADING_ID = "bring";

/** For files that were dropped or pasted elsewhere on the page. */
export function revealImport(): void {
	requestAnimationFrame(() => {
		const heading = document.getElementById(IMPORT_HEADING_ID);
		const top = heading?.getBoundingClientRect().top ?? 0;
		if (top < 0 || top > innerHeight / 2) heading?.scrollIntoView();
	});
}

/** The id of the element that names the skipped files. */
export const SKIPPED_ID = "left-out";

/** The settings above which the visitor was are gone, and the page is shorter. */
function revealSkipped(): void {
	requestAnimationFrame(() => document.getElementById(SKIPPED_ID)?.scrollIntoView({ block: "nearest" }));
}

/** Stops reading. The pictures that were read become a data set only if `usesPictures`. */
export async function stopReading(usesPictures: boolean): Promise<void> {
	usesPartialRead = usesPictures;
	await reader?.stop().catch(() => {});
}
