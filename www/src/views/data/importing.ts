/** A visitor's files on their way to a data set: opened, previewed with settings, read. It outlives the view. */

import { computed, signal } from "@preact/signals";
import { EngineError, toEngineError } from "../../engine/error";
import { PictureReader } from "../../engine/pictures/client";
import type {
	OpenedFiles,
	PictureSettings,
	Pictures,
	PictureTraits,
	Progress,
	ReadPictures,
	Skipped,
} from "../../engine/pictures/contract";
import { announce } from "../../state/announcer";
import { addDataSet } from "../../state/ownDataSets";
import { fromPictures } from "../../state/split";
import { joinSentences } from "../../strings";
import type { Collected } from "../../widgets/collectFiles";
import { createUnshown, showUnlessMoved, whereabouts } from "./newDataSet";
import { texts } from "./texts";

type Preview = Pictures & { detected: PictureTraits | undefined };

export type Phase =
	| { kind: "idle" }
	| { kind: "opening" }
	| { kind: "opened"; opened: OpenedFiles; skipped: readonly Skipped[] }
	| { kind: "reading"; progress: Progress }
	/** All are read, and it is too late to stop. */
	| { kind: "storing" }
	| { kind: "failed"; error: EngineError };

export const phase = signal<Phase>({ kind: "idle" });
export const settings = signal<PictureSettings | undefined>(undefined);
export const preview = signal<Preview | undefined>(undefined);
export const name = signal("");
export const keep = signal(true);
/** What could not be read of the pictures that were used last. */
export const leftOut = signal<readonly Skipped[]>([]);

const unshown = createUnshown<{ id: string; count: number }>();
/** How many pictures have become a data set that is not shown, since something else was chosen or begun while they were read. */
export const unshownCount = computed(() => unshown.shown.value?.count);

/** Pictures of the preview. */
const PREVIEWED = 24;

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

/** The folder that all files are in, or the only file, without its ending. */
function nameOf(files: readonly { path: string }[]): string {
	const [first = "", ...others] = files.map(({ path }) => path.split("/")[0] ?? "");
	const isOne = others.every((other) => other === first);
	return isOne ? first.replace(/\.[a-z0-9]{1,5}$/i, "") : "";
}

/** Opens these files in place of those before. */
export async function openFiles(collecting: Promise<Collected>): Promise<void> {
	cancelImport();
	leftOut.value = [];
	unshown.note(undefined);
	phase.value = { kind: "opening" };
	const own = new PictureReader();
	reader = own;
	try {
		const { files, skipped } = await collecting;
		if (reader !== own) return;
		name.value = nameOf(files) || texts.peek().defaultName;
		const opened = await own.open(files);
		if (reader !== own) return;
		phase.value = { kind: "opened", opened, skipped: [...skipped, ...opened.skipped] };
		if (opened.count > 0) known = showPreview(startSettings);
		await known;
		if (phase.peek().kind === "opened") announceOpened(opened.count, skipped.length + opened.skipped.length);
	} catch (thrown) {
		if (reader === own) fail(thrown);
	}
}

function announceOpened(count: number, skipped: number): void {
	if (count > 0)
		announce(withLeftOut(texts.peek().announceFound(count), skipped + (preview.peek()?.skipped.length ?? 0)));
}

/** A sentence, and how many files gave no picture. */
function withLeftOut(sentence: string, count: number): string {
	return joinSentences(sentence, count > 0 && texts.peek().announceLeftOut(count));
}

/** Settled once the pictures of the first preview are there, and with them the settings. */
let known: Promise<void> = Promise.resolve();

/** Until it is known what the pictures are like. */
const startSettings: PictureSettings = {
	height: 28,
	width: 28,
	fit: "crop",
	background: "white",
	channels: 1,
	invert: false,
	normalise: false,
};

/** The first preview is made twice: what it finds decides about the settings. */
async function showPreview(wanted: PictureSettings): Promise<void> {
	const own = reader;
	if (!own) return;
	try {
		const found = await own.preview(wanted, PREVIEWED);
		if (reader !== own) return;
		const suggested = settings.peek() === undefined ? found.detected?.suggested : undefined;
		if (suggested) return changeSettings(suggested);
		settings.value ??= wanted;
		preview.value = found;
	} catch (thrown) {
		if (reader === own && toEngineError(thrown).code !== "superseded") fail(thrown);
	}
}

export async function changeSettings(changed: Partial<PictureSettings>): Promise<void> {
	const next = { ...(settings.peek() ?? startSettings), ...changed };
	settings.value = next;
	await showPreview(next);
}

export const isReading = computed(() => phase.value.kind === "reading");

/** Reads all pictures, and shows them in every view. */
export async function usePictures(): Promise<void> {
	const [own, before, origin] = [reader, phase.peek(), whereabouts()];
	if (!own || before.kind !== "opened") return;
	phase.value = { kind: "reading", progress: { done: 0, total: before.opened.count, failed: 0 } };
	announce(texts.peek().announceReading);
	try {
		await known; // what the pictures are like decides about the settings
		const wanted = settings.peek() ?? startSettings;
		const pictures = await own.read(wanted, (progress) => {
			if (phase.peek().kind === "reading") phase.value = { kind: "reading", progress };
		});
		if (reader !== own) return;
		if (pictures.isStopped && (pictures.names.length === 0 || !wantsPart)) {
			phase.value = before;
			return;
		}
		phase.value = { kind: "storing" };
		await take(own, pictures, wanted, [...before.skipped, ...pictures.skipped], origin);
	} catch (thrown) {
		if (reader === own) fail(thrown);
	} finally {
		wantsPart = false;
	}
}

/** Whether those that were read until the stop are to be used. */
let wantsPart = false;

async function take(
	own: PictureReader,
	pictures: ReadPictures,
	wanted: PictureSettings,
	skipped: readonly Skipped[],
	origin: ReturnType<typeof whereabouts>,
): Promise<void> {
	if (pictures.names.length === 0) throw new EngineError("no_pictures", "none of the files could be read");
	const added = await addDataSet({
		name: name.peek().trim() || texts.peek().defaultName,
		...fromPictures(pictures, wanted),
		keep: keep.peek(),
	});
	if (reader === own) cancelImport(); // otherwise others have been opened meanwhile
	leftOut.value = skipped;
	const { announceUsed, announceReady } = texts.peek();
	const isShown = showUnlessMoved(added.id, origin);
	if (!isShown) unshown.note({ id: added.id, count: pictures.names.length });
	if (skipped.length > 0) revealLeftOut();
	announce(withLeftOut((isShown ? announceUsed : announceReady)(pictures.names.length), skipped.length));
}

/** The heading of what becomes of the files. */
export const IMPORT_ID = "bring";

/** For files that were dropped or pasted elsewhere on the page. */
export function revealImport(): void {
	requestAnimationFrame(() => {
		const heading = document.getElementById(IMPORT_ID);
		const top = heading?.getBoundingClientRect().top ?? 0;
		if (top < 0 || top > innerHeight / 2) heading?.scrollIntoView();
	});
}

/** The element that names what was left out. */
export const LEFT_OUT_ID = "left-out";

/** The settings above which the visitor was are gone, and the page is shorter. */
function revealLeftOut(): void {
	requestAnimationFrame(() => document.getElementById(LEFT_OUT_ID)?.scrollIntoView({ block: "nearest" }));
}

/** Stops reading; nothing is made of what was read unless it is asked for. */
export async function stopReading(usesPart: boolean): Promise<void> {
	wantsPart = usesPart;
	await reader?.stop().catch(() => {});
}
