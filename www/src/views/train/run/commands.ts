/** What the buttons of the run bar do. */

import { computed, effect, signal } from "@preact/signals";
import { announce } from "../../../state/announcer";
import { StorageError } from "../../../state/database";
import { dataSet } from "../../../state/dataSet";
import { currentSession } from "../../../state/training/currentSession";
import { findInterrupted, interruptedReadError, resumeLostTraining } from "../../../state/training/interrupted";
import { startFromSaved, type TrainingCopy } from "../../../state/training/savedTraining";
import {
	targetStep as currentTarget,
	isTrainingOpen,
	restartTraining,
	resumeStopped,
	startTraining,
	stepsDone,
	trainingInfo,
	trainingPhase,
} from "../../../state/training/session";
import type { TrainingSession } from "../../../state/training/trainingSession";
import { transferKeepRequest } from "../../oneClick/keepWhenDone";
import { epochs } from "../setup/epochs";
import { origins, selectedModelIndex, validConfigs } from "../setup/settings";
import { areAllEpochsDone, isStopped, workerCount } from "./state";
import { texts } from "./texts";

/** The last step of the requested epochs. */
function targetStep(stepsPerEpoch: number): number {
	return epochs.peek() * stepsPerEpoch;
}

/** A new model for each of the settings. */
export async function start(): Promise<void> {
	const configs = validConfigs.peek();
	if (!configs) return;
	announce(texts.value.announceStart);
	await startTraining(
		{ data: dataSet.peek().id, configs, workers: workerCount.peek(), origins: origins.peek(), targetStep },
		selectedModelIndex.peek(),
	);
}

/**
 * After an error: resumes from the saved state if the training had started, otherwise starts. A training that was reset
 * or stopped meanwhile stays as it is.
 */
export async function retry(): Promise<void> {
	const lost = currentSession.peek();
	const wasOpen = trainingInfo.peek() !== undefined;
	interruptedReadError.value = undefined;
	try {
		if (wasOpen && (await transferKeepRequest(resumeLostTraining))) return;
	} catch (thrown) {
		if (!(thrown instanceof StorageError)) throw thrown;
		if (thrown.code !== "refused") {
			interruptedReadError.value = thrown; // new models are no substitute for what is saved
			return;
		}
	}
	if (currentSession.peek() === lost) await transferKeepRequest(start);
}

/** Goes on from where a training was stopped. */
export function resumeFromStop(): Promise<boolean> {
	return transferKeepRequest(resumeStopped);
}

/** The step up to which is trained next, all in steps: when all requested ones are done, as many again. */
function nextTargetStep(done: number, target: number, requested: number): number {
	const furthest = Math.max(target, requested);
	return done < furthest ? furthest : done + requested;
}

/** How many epochs the button that resumes will train, when all are done; undefined until then. */
export const epochsOfNextRun = computed(() => {
	const perEpoch = trainingInfo.value?.stepsPerEpoch;
	const [done, target] = [stepsDone.value, currentTarget.value];
	if (perEpoch === undefined || !(areAllEpochsDone.value || (isStopped.value && done >= target))) return undefined;
	// Of a stopped training the requested epochs are those of the next one.
	const steps = isStopped.value ? target : nextTargetStep(done, target, epochs.value * perEpoch) - done;
	return Math.ceil(steps / perEpoch);
});

export async function resume(): Promise<void> {
	const session = currentSession.peek();
	if (!session) return;
	const { progress } = session;
	const requested = targetStep(session.info.peek()?.stepsPerEpoch ?? 0);
	progress.targetStep.value = nextTargetStep(progress.step.peek(), progress.targetStep.peek(), requested);
	await session.runTo(progress.targetStep.peek());
}

export async function pauseTraining(): Promise<void> {
	await currentSession.peek()?.pause();
	announce(texts.value.announcePause(stepsDone.peek()));
}

export async function trainOneStep(): Promise<void> {
	await currentSession.peek()?.advance(1);
}

/** To the end of the epoch. */
export async function trainOneEpoch(): Promise<void> {
	const session = currentSession.peek();
	const { stepsPerEpoch = 1 } = session?.info.peek() ?? {};
	await session?.runTo((Math.floor(stepsDone.peek() / stepsPerEpoch) + 1) * stepsPerEpoch);
}

/** The sessions that a reset or a stop is about to end, once for each reset or stop. */
const endingSessions = signal<readonly TrainingSession[]>([]);
/** Whether the current training is about to end: it accepts no further commands. */
export const isEnding = computed(() => endingSessions.value.some((session) => session === currentSession.value));

async function whileEnding<T>(session: TrainingSession, task: Promise<T>): Promise<T> {
	endingSessions.value = [...endingSessions.peek(), session];
	return task.finally(() => {
		endingSessions.value = endingSessions.peek().toSpliced(endingSessions.peek().indexOf(session), 1);
	});
}

/** The training before the last reset, which can be undone while `newSession`, with which it was replaced, is current. */
const undoableReset = signal<{ newSession: TrainingSession | undefined; training: TrainingCopy } | undefined>(
	undefined,
);
// Once another training is open, nothing brings it back.
effect(() => {
	if (isTrainingOpen.value && undoableReset.peek()?.newSession !== currentSession.value)
		undoableReset.value = undefined;
});

/** Until the first step after the reset. */
export const canUndoReset = computed(
	() =>
		stepsDone.value === 0 &&
		isTrainingOpen.value &&
		undoableReset.value !== undefined &&
		undoableReset.value.newSession === currentSession.value,
);

/** Models that are reset again before their first step: undo still restores the training before the first reset. */
function trainingBeforeReset(session: TrainingSession): TrainingCopy | undefined {
	const last = undoableReset.peek();
	return last?.newSession === session ? last.training : undefined;
}

/** Resets to the models as they began, paused. */
export async function reset(): Promise<void> {
	const session = currentSession.peek();
	const info = session?.info.peek();
	if (!session || !info) return;
	const copying = session.currentStep() > 0 ? session.copy().catch(() => undefined) : undefined;
	const copy = copying && (await whileEnding(session, copying));
	if (currentSession.peek() !== session || !session.isOpen() || session.isStopping) return;
	const { data, configs, workers, origins } = info;
	const training = copy ?? trainingBeforeReset(session);
	const restarted = transferKeepRequest(() =>
		restartTraining((lock) => ({ data, configs, workers, origins, targetStep, lock }), training),
	);
	// Not only after the first poll: the new models may be reset again until then.
	undoableReset.value = training && { newSession: currentSession.peek(), training };
	if (await restarted) announce(texts.value.announceReset);
}

export async function undoReset(): Promise<void> {
	const { training } = undoableReset.peek() ?? {};
	if (!training) return;
	await transferKeepRequest(() => restartTraining((lock) => startFromSaved(training.training, lock), training));
}

export async function stop(): Promise<void> {
	const session = currentSession.peek();
	if (session) await whileEnding(session, session.stop());
	if (session && !session.info.peek()) await findInterrupted(); // what it was to go on with may be saved
	if (trainingPhase.peek().kind === "ended") announce(texts.value.announceStop);
}
