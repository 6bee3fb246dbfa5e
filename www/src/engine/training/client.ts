/** The page's side of coordinator and evaluator. `onLost` is called once, when the worker has ended. */

import { connectWith } from "../client";
import type { EngineError } from "../error";
import type { Client } from "../rpc";
import type { SilenceLimit } from "../watchdog";
import { builds } from "./builds";
import type { CoordinatorContract, EvaluatorContract } from "./contracts";

type OnLost = (error: EngineError) => void;

export function connectCoordinator(onLost: OnLost, silenceLimit: SilenceLimit): Client<CoordinatorContract> {
	const spawn = () => new Worker(new URL("./coordinator.ts", import.meta.url), { type: "module" });
	return connectWith(spawn, builds, { onLost, silenceLimit });
}

export function connectEvaluator(onLost: OnLost, silenceLimit: SilenceLimit): Client<EvaluatorContract> {
	const spawn = () => new Worker(new URL("./evaluator.ts", import.meta.url), { type: "module" });
	return connectWith(spawn, builds, { onLost, silenceLimit });
}
