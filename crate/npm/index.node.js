/** The entry for Node.js, whose `fetch` does not read files: without an argument, the wasm file comes from the disk. */

import { readFile } from "node:fs/promises";
import load from "./autoencoders.js";

export * from "./autoencoders.js";

export default async function init(source = readFile(new URL("./autoencoders_bg.wasm", import.meta.url))) {
	await load({ module_or_path: source });
}
