/** The entry for Node.js, whose `fetch` does not read files: without an argument, the wasm file comes from the disk. */

import { readFile } from "node:fs/promises";
import load from "./autoencoders.js";

export * from "./autoencoders.js";

let isReady = false;

export default async function init(source) {
	if (isReady) return; // before the file is read, which may be gone
	await load({ module_or_path: source ?? readFile(new URL("./autoencoders_bg.wasm", import.meta.url)) });
	isReady = true;
}
