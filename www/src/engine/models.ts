/** Connects the page to the models' worker, the only one that runs the small wasm build without training. */

import simd from "autoencoders-start/autoencoders_bg.wasm?url";
import relaxedSimd from "autoencoders-start-relaxed/autoencoders_bg.wasm?url";
import { connectWithModule } from "./client";
import type { DataSpec } from "./dataSpec";
import type { EngineError } from "./error";
import type { ModelsContract } from "./protocol";
import type { Client } from "./rpc";
import type { HeartbeatTimeout } from "./watchdog";

/** `onLost` is called once, when the worker has ended and every open call was rejected. */
export function connectModels(
	dataSpec: DataSpec,
	onLost: (error: EngineError) => void,
	heartbeatTimeout: HeartbeatTimeout,
): Client<ModelsContract> {
	const spawn = () => new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
	return connectWithModule(spawn, { simd, relaxedSimd }, { onLost, heartbeatTimeout }, (module) => ({
		module,
		dataSpec,
	}));
}
