/// <reference lib="esnext.disposable" />

import type { InitInput } from "./autoencoders.js";

export * from "./autoencoders.js";

/**
 * Loads and compiles the WebAssembly module. Await it once before anything else of this package is called; further calls
 * return at once. Each worker has a module, and memory, of its own.
 *
 * @param source - Where the module is, if not in the file `autoencoders_bg.wasm` beside this one: a URL (in Node.js also one of
 * `file:`, or a path), a response, its bytes or a compiled `WebAssembly.Module`, for example one that another thread sent.
 */
export default function init(source?: InitInput | Promise<InitInput>): Promise<void>;
