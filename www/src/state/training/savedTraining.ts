/** A training as it is saved: all that is needed to go on as if it had not been interrupted. */

import type { TrainState } from "../../engine/training/contracts";
import type { TrainConfig } from "../../engine/training/trainConfig";
import type { TrainingLock } from "./locks";
import { LossHistory, type StoredLossHistory } from "./lossHistory";
import type { PretrainedOrigins, TrainingInfo, TrainingStart } from "./training";
import type { TrainingProgress } from "./trainingProgress";

export interface SavedTraining {
	/** the id of the data set that it learns from */
	data: string;
	/** one for each run, as are the states and the histories */
	configs: TrainConfig[];
	/** for each run */
	workers: number;
	/** what the runs began with; without it all with random weights */
	origins?: PretrainedOrigins;
	/** the address of its settings, `#/train?…` */
	link: string;
	/** Steps requested in all. */
	targetStep: number;
	states: TrainState[];
	histories: StoredLossHistory[];
}

/** A training with its models as files, one for each run. */
export interface TrainingCopy {
	training: SavedTraining;
	files: Uint8Array[];
}

/** A training with these states, and its histories until then. */
export function toSavedTraining(
	{ data, configs, workers, origins }: TrainingInfo,
	{ histories, targetStep }: TrainingProgress,
	link: string,
	states: TrainState[],
): SavedTraining {
	const step = states[0]?.step ?? 0;
	const storedHistories = histories.peek().map((history) => history.toStored(step));
	const optionalOrigins = origins ? { origins } : {};
	return {
		data,
		configs: [...configs],
		workers,
		...optionalOrigins,
		link,
		targetStep: targetStep.peek(),
		states,
		histories: storedHistories,
	};
}

/** Continues from its last state. */
export function startFromSaved(saved: SavedTraining, lock: TrainingLock): TrainingStart {
	const { data, configs, workers, origins, link, states, targetStep } = saved;
	const histories = saved.histories.map(LossHistory.from);
	return { data, configs, workers, origins, link, states, histories, targetStep: () => targetStep, lock };
}

/** A training that has reached its target gets that many steps again. */
export function withMoreSteps(saved: SavedTraining): SavedTraining {
	const step = savedStepOf(saved);
	const { targetStep } = saved;
	return step < targetStep ? saved : { ...saved, targetStep: step + Math.max(1, targetStep) };
}

/** Steps done. */
export function savedStepOf({ states }: SavedTraining): number {
	return states[0]?.step ?? 0;
}

/** Approximate number of bytes that saving it writes: of its arrays. */
export function savedByteSize({ states, histories }: SavedTraining): number {
	const arrays = [
		...states.flatMap(({ parameters, moments }) => [parameters, moments]),
		...histories.flatMap(({ reconstruction, kl }) => [reconstruction, kl]),
	];
	return arrays.reduce((size, { byteLength }) => size + byteLength, 0);
}
