/** The calls from the page to the worker that measures. */

import type { ModelConfig, StartCall } from "../protocol";

export type MeasuredModel = "vanilla" | "variational" | "convolutional";

/** What is measured. */
export type MeasurementTask =
	/** Peak multiply-add rate of one core. */
	| { kind: "peak" }
	/** One training step on one core. */
	| { kind: "step"; model: MeasuredModel; batch: number }
	/** Encoding and decoding one image on one core. */
	| { kind: "inference"; model: MeasuredModel }
	/** One training step on several workers. */
	| { kind: "workers"; model: MeasuredModel; batch: number; workers: number };

/** Times in milliseconds. */
export interface DurationPercentiles {
	median: number;
	p10: number;
	p90: number;
}

/** Of one call, step or image. */
export interface MeasuredTime {
	ms: DurationPercentiles;
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
	start: StartCall;
	/** The examples that everything is measured with; before all other calls. */
	loadExamples: { request: { bytes: Uint8Array }; reply: Record<never, never> };
	measure: { request: { task: MeasurementTask }; reply: MeasuredTime };
	/** The time of each step in milliseconds, after some to warm up that are not counted. */
	measureStepTimes: { request: WorkersRequest; reply: { times: number[] } };
}
