/** The complete module, for the workers that train, evaluate or measure. */

import simd from "autoencoders/autoencoders_bg.wasm?url";
import relaxedSimd from "autoencoders-relaxed/autoencoders_bg.wasm?url";
import type { WasmBuilds } from "../module";

export const fullModuleBuilds: WasmBuilds = { simd, relaxedSimd };
