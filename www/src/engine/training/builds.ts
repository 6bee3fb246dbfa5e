/** The complete module, for the workers that train, evaluate or measure. */

import plain from "autoencoders/autoencoders_bg.wasm?url";
import relaxed from "autoencoders-relaxed/autoencoders_bg.wasm?url";
import type { WasmBuilds } from "../module";

export const builds: WasmBuilds = { plain, relaxed };
