/** The calls from the page to the worker that measures. */

import type { ModelConfig, Start } from "../protocol";

export type Subject = "vanilla" | "variational" | "convolutional";

/** What is measured, in the order in which it is shown. */
export type Task =
	/** What one core can multiply and add at most. */
	| { kind: "limit" }
	/** One training step on one core. */
	| { kind: "step"; subject: Subject; batch: number }
	/** One image there and back on one core. */
	| { kind: "image"; subject: Subject }
	/** One training step by so many workers. */
	| { kind: "workers"; subject: Subject; batch: number; workers: number };

/** Times in milliseconds. */
export interface Spread {
	median: number;
	p10: number;
	p90: number;
}

export interface Figure {
	ms: Spread;
	/** Floating-point operations done in that time, as the textbooks count them, where they are shown. */
	operations: number | undefined;
}

/** Steps by so many workers, for the project's own benchmark. */
export interface WorkersRequest {
	config: ModelConfig;
	batch: number;
	workers: number;
	steps: number;
}

export interface MeasureContract {
	start: Start;
	/** The digits that everything is measured with; before the first of the others. */
	digits: { request: { bytes: Uint8Array }; reply: Record<never, never> };
	measure: { request: { task: Task }; reply: Figure };
	/** The time of each step in milliseconds, after two that are not counted. */
	workers: { request: WorkersRequest; reply: { times: number[] } };
}

declare global {
	interface Window {
		/** What the page offers to the project's own benchmark: the times that `workers` gives. */
		measureWorkers?(request: WorkersRequest): Promise<number[]>;
	}
}
