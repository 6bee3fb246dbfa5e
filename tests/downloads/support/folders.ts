/** Where the files of a model are put, for this test and for those in Python that follow: one folder for each model. */

import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { encodePng, unzipFiles } from "../../../www/src/testing/zipFiles";
import type { ProgrammingLanguage } from "../../../www/src/views/snippets/languages";

export const downloads = join(__dirname, "../../../target/downloads");

export interface Size {
	width: number;
	height: number;
}

/** An empty folder with the picture that the programs read. */
export function makeFolder(name: string, size: Size): string {
	const folder = join(downloads, name);
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(join(folder, "project"), { recursive: true });
	writeFileSync(join(folder, "picture.png"), encodePng(size.width, size.height, colours(size)));
	return folder;
}

/** Whose brightness is nowhere halfway between two bytes, where libraries round differently. */
function colours({ width, height }: Size): Uint8Array {
	return Uint8Array.from({ length: 3 * width * height }, (_, i) => ((i * 7 + (i % 3) * 5) % 11 < 5 ? 200 : 0));
}

/** A downloaded file; a project's archive is unpacked. */
export function writeFile(folder: string, name: string, bytes: Uint8Array): void {
	const files = name.endsWith(".zip") ? Object.entries(unzipFiles(bytes)) : [[name, bytes] as const];
	for (const [path, content] of files) writeFileSync(join(folder, path.replace("autoencoder/", "project/")), content);
}

const programs: Record<ProgrammingLanguage, string> = {
	python: "program.py",
	javascript: "index.html",
	rust: "main.rs",
};

export function writeProgram(folder: string, language: ProgrammingLanguage, code: string): void {
	writeFileSync(join(folder, programs[language]), code);
}
