/** The calls from the page to the worker that measures. */

import type { ModelConfig, Start } from "../protocol";

export type Subject = "vanilla" | "variational" | "convolutional";

/** One measurement. */
export type Task =
	/** Peak multiply-add rate of one core. */
	| { kind: "limit" }
	/** One training step on one core. */
	| { kind: "step"; subject: Subject; batch: number }
	/** Encoding and decoding one image on one core. */
	| { kind: "image"; subject: Subject }
	/** One training step on several workers. */
	| { kind: "workers"; subject: Subject; batch: number; workers: number };

/** Times in milliseconds. */
export interface Spread {
	median: number;
	p10: number;
	p90: number;
}

export interface Figure {
	ms: Spread;
	/** Floating-point operations in that time by the usual formulas, where a rate is shown. */
	operations: number | undefined;
}

/** Steps on several workers, for the project's own benchmark. */
export interface WorkersRequest {
	config: ModelConfig;
	batch: number;
	workers: number;
	steps: number;
}

export interface MeasureContract {
	start: Start;
	/** The examples that everything is measured with; before all other calls. */
	examples: { request: { bytes: Uint8Array }; reply: Record<never, never> };
	measure: { request: { task: Task }; reply: Figure };
	/** The time of each step in milliseconds, after two that are not counted. */
	workerStepTimes: { request: WorkersRequest; reply: { times: number[] } };
}
