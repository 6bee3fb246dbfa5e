/** What a test asks of the pool, and what comes of it. */

import type { ModelConfig, Start } from "../../../www/src/engine/protocol";
import type { Loss } from "../../../www/src/engine/training/replicaContract";

/** How a replica goes wrong, and in which of its steps (from 0). */
export interface Fault {
	kind: "throws" | "throws afterwards" | "traps" | "falls silent" | "is garbled" | "never comes";
	step: number;
}

/** One step of a training. The pixels are random, the same ones for the same place in the list. */
export interface StepRequest {
	images: number;
	/** Whether other images should come out than go in. */
	hasTarget?: boolean;
	/** Pixels more, or fewer, than the images have. */
	odd?: number;
}

export interface RunRequest {
	config: ModelConfig;
	steps: StepRequest[];
	/** 0: the wasm trainer alone, without a pool. */
	workers: number;
	/** For some of the replicas, counted in the order in which they are started. */
	faults?: Record<number, Fault>;
}

/** After a step: its loss or the code with which it was refused, and the parameters. */
export interface Outcome {
	loss?: Loss;
	code?: string;
	parameters: number[];
}

export interface PoolCalls {
	start: Start;
	/** Trains, and closes the pool; tells how many replicas were started. */
	run: { request: RunRequest; reply: { outcomes: Outcome[]; started: number } };
	/** Leaves a pool open until `close`. */
	open: { request: { config: ModelConfig; workers: number }; reply: Record<never, never> };
	/** Starts a step, then another before it is done, and closes the pool; tells with which codes both ended. */
	hurry: { request: { config: ModelConfig }; reply: { codes: (string | undefined)[] } };
	close: { request: Record<never, never>; reply: Record<never, never> };
}

declare global {
	interface Window {
		call<T extends keyof PoolCalls>(type: T, request: PoolCalls[T]["request"]): Promise<PoolCalls[T]["reply"]>;
	}
}
