/** The number of workers of the next training, and whether there is to be one. */

import { computed, effect, signal } from "@preact/signals";
import { defaultWorkerCount } from "../../../engine/training/defaultWorkerCount";
import { MAX_WORKERS } from "../../../engine/training/limits";
import { dataSet } from "../../../state/dataSet";
import { currentSession } from "../../../state/training/currentSession";
import {
	isTrainingActive,
	isTrainingOpen,
	isTrainingRunning,
	stepsDone,
	targetStep,
	trainingInfo,
	trainingPhase,
} from "../../../state/training/session";
import type { TrainingSession } from "../../../state/training/trainingSession";
import { addUrlPart, numberCodec } from "../../../state/urlState";

/** The stopped training whose results give way to the settings of the next one. */
const replacedSession = signal<TrainingSession | undefined>(undefined);

// Once the next one is open nothing goes back to it, and it has up to 100 MB of copies of its models.
effect(() => {
	if (isTrainingOpen.value) replacedSession.value = undefined;
});

export function setUpNewTraining(): void {
	replacedSession.value = currentSession.peek();
}

/** Whether the results of a stopped training are in place, from where it can be resumed. */
export const isStopped = computed(
	() =>
		trainingPhase.value.kind === "ended" &&
		currentSession.value?.stoppedCopy !== undefined &&
		currentSession.value !== replacedSession.value,
);

/** Whether the settings on the page are those of the next training, not of a current or stopped one. */
export const isSettingUpNext = computed(() => !isTrainingActive.value && !isStopped.value);

/** Whether the settings on the page are those of the current or stopped training. With another data set that is about to end. */
export const areSettingsFixed = computed(() => !isSettingUpNext.value && trainingInfo.value?.data === dataSet.value.id);

/** Number of workers per model in the next training; at first one for each core but one. */
export const workerCount = signal(defaultWorkerCount());
const workersCodec = numberCodec(1, MAX_WORKERS);

// The number of workers affects the weights, so a link to a training names it even if it is this device's default.
addUrlPart({
	view: "train",
	key: "workers",
	write: () =>
		trainingInfo.value || workerCount.value !== defaultWorkerCount()
			? workersCodec.write(workerCount.value)
			: undefined,
	read(text) {
		const parsed = text === undefined ? defaultWorkerCount() : workersCodec.read(text);
		workerCount.value = parsed ?? defaultWorkerCount();
		return parsed !== undefined;
	},
	isFixed: () => areSettingsFixed.peek(),
});

/** Whether all requested epochs are done. */
export const areAllEpochsDone = computed(
	() => isTrainingOpen.value && !isTrainingRunning.value && stepsDone.value > 0 && stepsDone.value >= targetStep.value,
);
