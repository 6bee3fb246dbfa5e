/** The page's side of coordinator and evaluator. `onLost` is called once, when the worker has ended. */

import { connectWithModule } from "../client";
import type { EngineError } from "../error";
import type { Client } from "../rpc";
import type { HeartbeatTimeout } from "../watchdog";
import type { CoordinatorContract, EvaluatorContract } from "./contracts";
import { fullModuleBuilds } from "./fullModuleBuilds";

type OnLost = (error: EngineError) => void;

export function connectCoordinator(onLost: OnLost, heartbeatTimeout: HeartbeatTimeout): Client<CoordinatorContract> {
	const spawn = () => new Worker(new URL("./coordinator.ts", import.meta.url), { type: "module" });
	return connectWithModule(spawn, fullModuleBuilds, { onLost, heartbeatTimeout });
}

export function connectEvaluator(onLost: OnLost, heartbeatTimeout: HeartbeatTimeout): Client<EvaluatorContract> {
	const spawn = () => new Worker(new URL("./evaluator.ts", import.meta.url), { type: "module" });
	return connectWithModule(spawn, fullModuleBuilds, { onLost, heartbeatTimeout });
}
