/** The files that may be pictures, out of those that a visitor gave: archives are expanded, hidden files are left out. */

import { readContent, readEntries, withinTotalSize } from "./archive";
import type { PictureFile, SkippedFile } from "./contract";
import { MAX_PICTURES } from "./limits";
import { compareNames, isHiddenPath, isNonPicturePath, sampleEvenly, sanitizePath } from "./paths";
import { skipReasonOf } from "./skip";

/** A file that may be a picture. */
export interface Source {
	path: string;
	/** Inflates it, if it is in an archive. Rejects with an error that `skipReasonOf` understands. */
	content(): Promise<Blob>;
}

interface FoundSources {
	sources: Source[];
	skipped: SkippedFile[];
}

const ARCHIVE = /\.zip$/i;

function isArchive({ path, blob }: PictureFile): boolean {
	return ARCHIVE.test(path) || blob.type === "application/zip";
}

/** The archive's own name becomes a folder. */
async function expandArchive({ path, blob }: PictureFile): Promise<FoundSources> {
	const folder = path.replace(ARCHIVE, "");
	try {
		const files = (await readEntries(blob))
			.map((entry) => ({ path: sanitizePath(entry.path), entry }))
			.filter((file) => file.path !== "" && !isHiddenPath(file.path));
		const pictures = files.filter((file) => !isNonPicturePath(file.path));
		const taken = new Set(withinTotalSize(pictures.map(({ entry }) => entry)));
		const isTaken = ({ entry }: (typeof files)[number]) => taken.has(entry);
		const fullPath = (name: string) => `${folder}/${name}`;
		const reasonOf = (path: string) => (isNonPicturePath(path) ? "not_a_picture" : "over_limit");
		return {
			sources: pictures
				.filter(isTaken)
				.map((file) => ({ path: fullPath(file.path), content: () => readContent(blob, file.entry) })),
			skipped: files
				.filter((file) => !isTaken(file))
				.map((file) => ({ path: fullPath(file.path), reason: reasonOf(file.path) })),
		};
	} catch (thrown) {
		return { sources: [], skipped: [{ path, reason: skipReasonOf(thrown) }] };
	}
}

async function findInFile(file: PictureFile): Promise<FoundSources> {
	const { path, blob } = file;
	if (isHiddenPath(path)) return { sources: [], skipped: [] };
	if (blob.size === 0) return { sources: [], skipped: [{ path, reason: "empty" }] };
	if (isArchive(file)) return expandArchive(file);
	if (isNonPicturePath(path)) return { sources: [], skipped: [{ path, reason: "not_a_picture" }] };
	return { sources: [{ path, content: async () => blob }], skipped: [] };
}

/** In the natural order of their paths. Of more than the limit, a sample over all of them. */
export async function findSources(files: readonly PictureFile[], limit = MAX_PICTURES): Promise<FoundSources> {
	const found: FoundSources = { sources: [], skipped: [] };
	for (const { path, blob } of files) {
		const { sources, skipped } = await findInFile({ path: sanitizePath(path), blob });
		for (const source of sources) found.sources.push(source);
		for (const file of skipped) found.skipped.push(file);
	}
	const sorted = found.sources.sort((a, b) => compareNames(a.path, b.path));
	const taken = new Set(sampleEvenly(sorted, limit));
	const omitted = sorted.filter((source) => !taken.has(source));
	return {
		sources: [...taken],
		skipped: [...found.skipped, ...omitted.map(({ path }) => ({ path, reason: "over_limit" as const }))],
	};
}
