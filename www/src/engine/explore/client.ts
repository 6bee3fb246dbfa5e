/** The page's side of the worker that recognises, detects and maps. */

import { connectWithModule } from "../client";
import type { DataSpec } from "../dataSpec";
import type { EngineError } from "../error";
import type { Client } from "../rpc";
import { fullModuleBuilds } from "../training/fullModuleBuilds";
import type { HeartbeatTimeout } from "../watchdog";
import type { ExploreContract } from "./contract";

/** Seconds that the worker may be silent: fitting principal components to many large pictures has no breaks. */
export const EXPLORE_SECONDS = 20;

/** Starts the worker. `onLost` is called once, when it has ended and every open call was rejected. */
export function connectExplorer(
	dataSpec: DataSpec,
	onLost: (error: EngineError) => void,
	heartbeatTimeout: HeartbeatTimeout,
): Client<ExploreContract> {
	const spawn = () => new Worker(new URL("./explorer.ts", import.meta.url), { type: "module" });
	return connectWithModule(spawn, fullModuleBuilds, { onLost, heartbeatTimeout }, (module) => ({ module, dataSpec }));
}
