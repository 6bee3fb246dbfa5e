/** The page's side of the worker that recognises, detects and maps. */

import { connectWith } from "../client";
import type { DataForm } from "../dataForm";
import type { EngineError } from "../error";
import type { Client } from "../rpc";
import { builds } from "../training/builds";
import type { HeartbeatTimeout } from "../watchdog";
import type { ExploreContract } from "./contract";

/** Seconds that the worker may be silent: fitting principal components to many large pictures has no breaks. */
export const EXPLORE_SECONDS = 20;

/** Starts the worker. `onLost` is called once, when it has ended and every open call was rejected. */
export function connectExplorer(
	form: DataForm,
	onLost: (error: EngineError) => void,
	heartbeatTimeout: HeartbeatTimeout,
): Client<ExploreContract> {
	const spawn = () => new Worker(new URL("./explorer.ts", import.meta.url), { type: "module" });
	return connectWith(spawn, builds, { onLost, heartbeatTimeout }, (module) => ({ module, form }));
}
