/** The number of workers of the next training, and whether there is to be one. */

import { computed, effect, signal } from "@preact/signals";
import { defaultWorkers } from "../../../engine/training/defaultWorkers";
import { MAX_WORKERS } from "../../../engine/training/limits";
import { dataSet } from "../../../state/dataSet";
import { currentSession } from "../../../state/training/current";
import { isOccupied, isOpen, isRunning, phase, session, step, targetStep } from "../../../state/training/session";
import type { TrainingSession } from "../../../state/training/trainingSession";
import { linkPart, number } from "../../../state/urlState";

/** The stopped training in whose place another is to be set up. */
const replaced = signal<TrainingSession | undefined>(undefined);

// Once the next one is open nothing goes back to it, and it has up to 100 MB of copies of its models.
effect(() => {
	if (isOpen.value) replaced.value = undefined;
});

export function setUpNew(): void {
	replaced.value = currentSession.peek();
}

/** Whether the results of a stopped training are in place, from where it can be resumed. */
export const isStopped = computed(
	() =>
		phase.value.kind === "ended" &&
		currentSession.value?.stopped !== undefined &&
		currentSession.value !== replaced.value,
);

/** Whether the settings are those of the next training. */
export const isSettingUpNext = computed(() => !isOccupied.value && !isStopped.value);

/** Whether the settings are those of a training that is there. With another data set it is about to end. */
export const areSettingsFixed = computed(() => !isSettingUpNext.value && session.value?.data === dataSet.value.id);

/** Per model; all cores but one at first. */
export const workers = signal(defaultWorkers());
const workersCodec = number(1, MAX_WORKERS);

// The number of workers affects the weights, so a link to a training names it even if it is this device's default.
linkPart({
	view: "train",
	key: "workers",
	write: () => (session.value || workers.value !== defaultWorkers() ? workersCodec.write(workers.value) : undefined),
	read(text) {
		const read = text === undefined ? defaultWorkers() : workersCodec.read(text);
		workers.value = read ?? defaultWorkers();
		return read !== undefined;
	},
	isFixed: () => areSettingsFixed.peek(),
});

/** Whether all requested epochs are done. */
export const isDone = computed(
	() => isOpen.value && !isRunning.value && step.value > 0 && step.value >= targetStep.value,
);
