/** Paths of files: what is ignored, in which order they come, and the classes that folders name. */

import { stripControlCharacters } from "../controlCharacters";
import { evenlySpacedIndices } from "../indices";
import { MAX_CLASSES } from "./limits";

/** Files that operating systems add to a visitor's folders, and hidden ones. */
const HIDDEN_NAME = /^(\..*|__MACOSX|Thumbs\.db|ehthumbs\.db|desktop\.ini)$/i;
const DRIVE_NAME = /^[a-z]:$/i;

/**
 * The path as it is shown, and as classes are named after it. Paths in archives may be anything: what leads out of the archive
 * (`../`, `/`, `C:\`) is removed.
 */
export function sanitizePath(path: string): string {
	const parts = stripControlCharacters(path.normalize())
		.split(/[/\\]/)
		.map((part) => part.trim());
	return parts.filter((part) => !["", ".", ".."].includes(part) && !DRIVE_NAME.test(part)).join("/");
}

const NON_PICTURE_NAME = /^(license|licence|copying|readme|makefile|authors|notice)$/i;
/** Annotations, tables, programs, documents and recordings, which often lie beside pictures. */
const NON_PICTURE_EXTENSION =
	/\.(txt|md|rst|csv|tsv|jsonl?|xml|ya?ml|toml|ini|cfg|html?|css|m?js|ts|py|ipynb|r|m|sh|bat|sql|mat|np[yz]|pkl|h5|hdf5|parquet|pdf|docx?|xlsx?|pptx?|odt|ods|rtf|log|mp[34]|mov|avi|mkv|wav|caption|lnk|url)$/i;

/** Whether its name says that a file is no picture: it is neither counted as one, nor does its folder make a class. */
export function isNonPicturePath(path: string): boolean {
	const name = path.slice(path.lastIndexOf("/") + 1);
	return NON_PICTURE_EXTENSION.test(name) || NON_PICTURE_NAME.test(name);
}

/** Whether a sanitised path is of a hidden file, or in a hidden folder. */
export function isHiddenPath(path: string): boolean {
	return path.split("/").some((part) => HIDDEN_NAME.test(part));
}

/** Created when names are first compared, since creating it takes a twentieth of the page's start. */
let collator: Intl.Collator | undefined;

/** Natural order: `2.png` before `10.png`, the same in every language. */
export function compareNames(a: string, b: string): number {
	collator ??= new Intl.Collator("en", { numeric: true });
	return collator.compare(a, b) || (a < b ? -1 : Number(a > b));
}

/** The number of folders that all paths have in common. */
function commonDepth(folders: readonly string[][]): number {
	const [first = [], ...rest] = folders;
	const firstDifference = first.findIndex((name, depth) => rest.some((other) => other[depth] !== name));
	return firstDifference < 0 ? first.length : firstDifference;
}

/**
 * For each path its class: the folder right below those that all paths have in common, `""` for files beside such folders.
 * undefined where all are of one class, or there are more than a label can count.
 */
export function classNameOfEach(paths: readonly string[]): string[] | undefined {
	const folders = paths.map((path) => path.split("/").slice(0, -1));
	const depth = commonDepth(folders);
	const classes = folders.map((parts) => parts[depth] ?? "");
	const count = new Set(classes).size;
	return count > 1 && count <= MAX_CLASSES ? classes : undefined;
}

/** Each class once, sorted, `""` last. */
export function distinctClassNames(classes: readonly string[]): string[] {
	return [...new Set(classes)].sort((a, b) => Number(a === "") - Number(b === "") || compareNames(a, b));
}

/** At most `limit` items, evenly from all of them, so that of sorted paths no folder is left out. */
export function sampleEvenly<T>(items: readonly T[], limit: number): T[] {
	return [...evenlySpacedIndices(items.length, limit)].flatMap((index) => items.slice(index, index + 1));
}
