/**
 * The training that the page has, if any: the only state of a training that is not its own. The code of a training comes
 * with those views that start one, so that here it is known by its type alone.
 */

import { computed, signal } from "@preact/signals";
import type { TrainingSession } from "./trainingSession";

export const currentSession = signal<TrainingSession | undefined>(undefined);

/** The share of a training that is done; undefined while none runs. */
export const trainingFractionDone = computed(() => {
	const session = currentSession.value;
	if (session?.phase.value.kind !== "running") return undefined;
	const { step, targetStep, runTargetStep } = session.progress;
	return step.value / Math.max(1, targetStep.value, runTargetStep.value);
});
