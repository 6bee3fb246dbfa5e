/** The page's side of the workers that train and that judge. `onLost` is called once, when one has ended. */

import { connectWith } from "../client";
import type { EngineError } from "../error";
import type { Client } from "../rpc";
import { builds } from "./builds";
import type { CoordinatorContract, EvaluatorContract } from "./contracts";

type OnLost = (error: EngineError) => void;

export function connectCoordinator(onLost: OnLost): Client<CoordinatorContract> {
	return connectWith(
		() => new Worker(new URL("./coordinator.ts", import.meta.url), { type: "module" }),
		builds,
		onLost,
	);
}

export function connectEvaluator(onLost: OnLost): Client<EvaluatorContract> {
	return connectWith(() => new Worker(new URL("./evaluator.ts", import.meta.url), { type: "module" }), builds, onLost);
}
