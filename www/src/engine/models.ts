/** Connects the page to the models' worker, the only one that runs the small wasm build without training. */

import plain from "autoencoders-start/autoencoders_bg.wasm?url";
import relaxed from "autoencoders-start-relaxed/autoencoders_bg.wasm?url";
import { connectWith } from "./client";
import type { DataForm } from "./dataForm";
import type { EngineError } from "./error";
import type { ModelsContract } from "./protocol";
import type { Client } from "./rpc";
import type { HeartbeatTimeout } from "./watchdog";

/** `onLost` is called once, when the worker has ended and every open call was rejected. */
export function connectModels(
	form: DataForm,
	onLost: (error: EngineError) => void,
	heartbeatTimeout: HeartbeatTimeout,
): Client<ModelsContract> {
	const spawn = () => new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
	return connectWith(spawn, { plain, relaxed }, { onLost, heartbeatTimeout }, (module) => ({ module, form }));
}
