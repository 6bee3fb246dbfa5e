/** What is known of a training, for those that show it and those that start it. */

import type { EngineError } from "../../engine/error";
import type { ModelId } from "../../engine/protocol";
import type { Status, TrainState } from "../../engine/training/contracts";
import type { TrainConfig } from "../../engine/training/trainConfig";
import type { TrainingLock } from "./locks";
import type { LossHistory } from "./lossHistory";

export type Phase =
	| { kind: "none" }
	/** The examples and the workers are being loaded. */
	| { kind: "opening" }
	| Status
	/** It could not begin, or its worker has ended. What has been saved is not lost. */
	| { kind: "lost"; error: EngineError }
	/** Stopped for good; its results can still be viewed. */
	| { kind: "ended" };

/** Whether there is a training that can go on. */
export function isOpenPhase({ kind }: Phase): boolean {
	return !["none", "opening", "lost", "ended"].includes(kind);
}

/** A pretrained model whose weights a run begins with. */
export interface PretrainedOrigin {
	/** the id of the data set that it comes with */
	data: string;
	model: ModelId;
}

/** For each run the model that it begins with, null for random weights. */
export type PretrainedOrigins = readonly (PretrainedOrigin | null)[];

/** What is trained. */
export interface TrainingInfo {
	/** the id of the data set that it learns from */
	data: string;
	/** one for each run */
	configs: readonly TrainConfig[];
	/** for each run */
	workers: number;
	/** undefined if all runs began with random weights */
	origins: PretrainedOrigins | undefined;
	stepsPerEpoch: number;
}

/** From where a training starts. */
export interface TrainingStart {
	data: string;
	configs: readonly TrainConfig[];
	workers: number;
	origins?: PretrainedOrigins | undefined;
	states?: readonly TrainState[];
	histories?: readonly LossHistory[];
	/** Steps requested in all. */
	targetStep(stepsPerEpoch: number): number;
	/** The address of its settings, if the page shows others. */
	link?: string;
	/** Held while it is trained and saved. */
	lock: TrainingLock;
}
