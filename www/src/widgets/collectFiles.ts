/** Files that a visitor drops, chooses or pastes, with the folders they are in. */

import type { PictureFile, Skipped } from "../engine/pictures/contract";
import { isIgnored } from "../engine/pictures/paths";

/** What was given, and what could not be read of it. */
export interface Collected {
	files: PictureFile[];
	skipped: Skipped[];
}

/** Some times as many as are taken, so that what is left out can be named; a dropped disk must end. */
export const MAX_FILES = 100_000;

/** Milliseconds after which the page's thread is given back: half of a frame. */
const SLICE_MS = 8;

/** For each file of a large folder the browser looks up its path. */
async function collectFiles(list: Iterable<File> | null): Promise<PictureFile[]> {
	const files: PictureFile[] = [];
	let sliceEnd = performance.now() + SLICE_MS;
	for (const file of Array.from(list ?? []).slice(0, MAX_FILES)) {
		files.push({ path: file.webkitRelativePath || file.name, blob: file });
		if (performance.now() < sliceEnd) continue;
		await new Promise((resolve) => setTimeout(resolve));
		sliceEnd = performance.now() + SLICE_MS;
	}
	return files;
}

/** Chosen by a dialog. One for folders (`webkitdirectory`) gives each file's path. */
export async function collectChosen(list: Iterable<File> | null): Promise<Collected> {
	return { files: await collectFiles(list), skipped: [] };
}

/** Pasted; undefined if the clipboard holds no files. To be called while the event is handled. */
export function collectPasted({ clipboardData }: ClipboardEvent): Promise<Collected> | undefined {
	return clipboardData && clipboardData.files.length > 0 ? collectChosen(clipboardData.files) : undefined;
}

/**
 * Dropped files, and all that is in dropped folders but hidden files. To be called while the event is handled: afterwards the
 * browser has emptied it.
 */
export function collectDropped({ items, files }: DataTransfer, signal?: AbortSignal): Promise<Collected> {
	const entries = Array.from(items, (item) => (item.kind === "file" ? item.webkitGetAsEntry() : null));
	const found = entries.filter((entry) => entry !== null);
	if (found.length === 0) return collectChosen(files);
	return collectEntries(found, signal);
}

/** In no certain order; rejects with the signal's reason. */
async function collectEntries(entries: readonly FileSystemEntry[], signal?: AbortSignal): Promise<Collected> {
	const collected: Collected = { files: [], skipped: [] };
	const queue = [...entries];
	for (let entry = queue.pop(); entry; entry = queue.pop()) {
		signal?.throwIfAborted();
		const path = entry.fullPath.replace(/^\//, "");
		if (isIgnored(path)) continue;
		try {
			if (isDirectory(entry)) queue.push(...(await contentOf(entry)));
			else if (isFile(entry)) collected.files.push({ path, blob: await fileOf(entry) });
		} catch {
			collected.skipped.push({ path, reason: "unreadable" });
		}
		if (collected.files.length >= MAX_FILES) break;
	}
	return collected;
}

const isDirectory = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;
const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;

function fileOf(entry: FileSystemFileEntry): Promise<File> {
	return new Promise((resolve, reject) => entry.file(resolve, reject));
}

/** A reader gives some entries at a time, at last none. */
async function contentOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
	const reader = folder.createReader();
	const next = () => new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
	const content: FileSystemEntry[] = [];
	for (let part = await next(); part.length > 0; part = await next()) content.push(...part);
	return content;
}
