/** Files that a visitor drops, chooses or pastes, with the folders they are in. */

import type { PictureFile, SkippedFile } from "../engine/pictures/contract";
import { isHiddenPath } from "../engine/pictures/paths";

/** The files that were given, and those that could not be read. */
export interface CollectedFiles {
	files: PictureFile[];
	skipped: SkippedFile[];
}

/** Several times as many as a data set takes, so that the rest can be listed as skipped; limited, as somebody may drop a whole disk. */
export const MAX_FILES = 100_000;

/** Milliseconds of work before the page gets its turn: half of a frame. */
const SLICE_MS = 8;

/** Yields in between: for a large folder the browser takes long to look up the path of each file. */
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
export async function collectChosen(list: Iterable<File> | null): Promise<CollectedFiles> {
	return { files: await collectFiles(list), skipped: [] };
}

/** undefined if the clipboard holds no files. To be called while the event is handled. */
export function collectPasted({ clipboardData }: ClipboardEvent): Promise<CollectedFiles> | undefined {
	return clipboardData && clipboardData.files.length > 0 ? collectChosen(clipboardData.files) : undefined;
}

/**
 * Dropped files, and all that is in dropped folders except hidden files. To be called while the event is handled: afterwards the
 * browser has emptied the DataTransfer.
 */
export function collectDropped({ items, files }: DataTransfer, signal?: AbortSignal): Promise<CollectedFiles> {
	const entries = Array.from(items, (item) => (item.kind === "file" ? item.webkitGetAsEntry() : null));
	const fileEntries = entries.filter((entry) => entry !== null);
	if (fileEntries.length === 0) return collectChosen(files);
	return collectEntries(fileEntries, signal);
}

/** In no particular order; rejects with the signal's reason. */
async function collectEntries(entries: readonly FileSystemEntry[], signal?: AbortSignal): Promise<CollectedFiles> {
	const collected: CollectedFiles = { files: [], skipped: [] };
	const queue = [...entries];
	for (let entry = queue.pop(); entry; entry = queue.pop()) {
		signal?.throwIfAborted();
		const path = entry.fullPath.replace(/^\//, "");
		if (isHiddenPath(path)) continue;
		try {
			if (isDirectory(entry)) queue.push(...(await readFolder(entry)));
			else if (isFile(entry)) collected.files.push({ path, blob: await readFile(entry) });
		} catch {
			collected.skipped.push({ path, reason: "unreadable" });
		}
		if (collected.files.length >= MAX_FILES) break;
	}
	return collected;
}

const isDirectory = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;
const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;

function readFile(entry: FileSystemFileEntry): Promise<File> {
	return new Promise((resolve, reject) => entry.file(resolve, reject));
}

/** `readEntries` gives some entries at a time, and none at the end. */
async function readFolder(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
	const reader = folder.createReader();
	const next = () => new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
	const content: FileSystemEntry[] = [];
	for (let part = await next(); part.length > 0; part = await next()) content.push(...part);
	return content;
}
