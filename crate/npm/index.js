/** The entry for browsers and bundlers, which find the wasm file by its URL beside the module. */

import load from "./autoencoders.js";

export * from "./autoencoders.js";

export default async function init(source) {
	await load({ module_or_path: source });
}
