/** The page's side of coordinator and evaluator. `onLost` is called once, when the worker has ended. */

import { connectWith } from "../client";
import type { EngineError } from "../error";
import type { Client } from "../rpc";
import { builds } from "./builds";
import type { CoordinatorContract, EvaluatorContract } from "./contracts";

type OnLost = (error: EngineError) => void;

export function connectCoordinator(onLost: OnLost): Client<CoordinatorContract> {
	return connectWith(() => new Worker(new URL("./coordinator.ts", import.meta.url), { type: "module" }), builds, {
		onLost,
	});
}

export function connectEvaluator(onLost: OnLost): Client<EvaluatorContract> {
	return connectWith(() => new Worker(new URL("./evaluator.ts", import.meta.url), { type: "module" }), builds, {
		onLost,
	});
}
