/** The entry for Node.js, whose `fetch` does not read files: the wasm file comes from the disk, unless it is at a web address. */

import { readFile } from "node:fs/promises";
import { isAbsolute } from "node:path";
import load from "./autoencoders.js";

export * from "./autoencoders.js";

let isReady = false;

/** What a path or a `file:` URL leads to; everything else as it is, for `load` to fetch or to compile. */
function read(source) {
	if (typeof source !== "string" && !(source instanceof URL)) return source;
	const isPath = typeof source === "string" && (isAbsolute(source) || !URL.canParse(source));
	if (isPath) return readFile(source);
	const url = new URL(source);
	return url.protocol === "file:" ? readFile(url) : source;
}

export default async function init(source) {
	if (isReady) return; // before the file is read, which may be gone
	await load({ module_or_path: read((await source) ?? new URL("./autoencoders_bg.wasm", import.meta.url)) });
	isReady = true;
}
