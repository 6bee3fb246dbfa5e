/** How long and with how many workers a model is trained. */

import { computed, signal } from "@preact/signals";
import { defaultWorkers } from "../../../engine/training/pool";
import { isOpen, isRunning, session, step, targetStep } from "../../../state/training/session";
import { linked, linkPart, number } from "../../../state/urlState";

export const MAX_EPOCHS = 1000;
export const MAX_WORKERS = 32;

export const epochs = linked("train", "epochs", 20, number(1, MAX_EPOCHS));

/** For each lane; all cores but one at first. */
export const workers = signal(defaultWorkers());
const workersCodec = number(1, MAX_WORKERS);

// Part of what decides the weights: a link to a training names it, though it be this machine's default.
linkPart({
	view: "train",
	key: "workers",
	write: () => (session.value || workers.value !== defaultWorkers() ? workersCodec.write(workers.value) : undefined),
	read(text) {
		const read = text === undefined ? defaultWorkers() : workersCodec.read(text);
		workers.value = read ?? defaultWorkers();
		return read !== undefined;
	},
});

/** Whether every epoch that was asked for is done. */
export const isDone = computed(
	() => isOpen.value && !isRunning.value && step.value > 0 && step.value >= targetStep.value,
);
