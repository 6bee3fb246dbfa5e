/** The files that may be pictures, out of those that a visitor gave: archives are expanded, hidden files are left out. */

import { contentOf, entriesOf, withinLimit } from "./archive";
import type { PictureFile, Skipped } from "./contract";
import { MAX_PICTURES } from "./limits";
import { compareNames, evenSample, isIgnored, isNoPicture, tidyPath } from "./paths";
import { skipReasonOf } from "./skip";

/** A file that may be a picture. */
export interface Source {
	path: string;
	/** Inflates it, if it is in an archive. Rejects with what `skipReasonOf` words. */
	content(): Promise<Blob>;
}

interface Found {
	sources: Source[];
	skipped: Skipped[];
}

const ARCHIVE = /\.zip$/i;

function isArchive({ path, blob }: PictureFile): boolean {
	return ARCHIVE.test(path) || blob.type === "application/zip";
}

/** The archive's own name becomes a folder. */
async function expand({ path, blob }: PictureFile): Promise<Found> {
	const folder = path.replace(ARCHIVE, "");
	try {
		const named = (await entriesOf(blob))
			.map((entry) => ({ path: tidyPath(entry.path), entry }))
			.filter((file) => file.path !== "" && !isIgnored(file.path));
		const pictures = named.filter((file) => !isNoPicture(file.path));
		const taken = new Set(withinLimit(pictures.map(({ entry }) => entry)));
		const isTaken = ({ entry }: (typeof named)[number]) => taken.has(entry);
		const fullPath = (name: string) => `${folder}/${name}`;
		const reasonOf = (path: string) => (isNoPicture(path) ? "not_a_picture" : "over_limit");
		return {
			sources: pictures
				.filter(isTaken)
				.map((file) => ({ path: fullPath(file.path), content: () => contentOf(blob, file.entry) })),
			skipped: named
				.filter((file) => !isTaken(file))
				.map((file) => ({ path: fullPath(file.path), reason: reasonOf(file.path) })),
		};
	} catch (thrown) {
		return { sources: [], skipped: [{ path, reason: skipReasonOf(thrown) }] };
	}
}

async function find(file: PictureFile): Promise<Found> {
	const { path, blob } = file;
	if (isIgnored(path)) return { sources: [], skipped: [] };
	if (blob.size === 0) return { sources: [], skipped: [{ path, reason: "empty" }] };
	if (isArchive(file)) return expand(file);
	if (isNoPicture(path)) return { sources: [], skipped: [{ path, reason: "not_a_picture" }] };
	return { sources: [{ path, content: async () => blob }], skipped: [] };
}

/** In natural order. Of too many, some from everywhere. */
export async function findSources(files: readonly PictureFile[], limit = MAX_PICTURES): Promise<Found> {
	const found: Found = { sources: [], skipped: [] };
	for (const { path, blob } of files) {
		const { sources, skipped } = await find({ path: tidyPath(path), blob });
		for (const source of sources) found.sources.push(source);
		for (const file of skipped) found.skipped.push(file);
	}
	const sorted = found.sources.sort((a, b) => compareNames(a.path, b.path));
	const taken = new Set(evenSample(sorted, limit));
	const left = sorted.filter((source) => !taken.has(source));
	return {
		sources: [...taken],
		skipped: [...found.skipped, ...left.map(({ path }) => ({ path, reason: "over_limit" as const }))],
	};
}
