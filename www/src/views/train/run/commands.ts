/** What the buttons of the run bar do. */

import { computed, effect, signal } from "@preact/signals";
import { announce } from "../../../state/announcer";
import { StorageError } from "../../../state/database";
import { dataSet } from "../../../state/dataSet";
import { currentSession } from "../../../state/training/current";
import { findInterrupted, readError, resumeOwn } from "../../../state/training/interrupted";
import { startFrom, type TrainingCopy } from "../../../state/training/savedTraining";
import {
	targetStep as currentTarget,
	isOpen,
	phase,
	restartTraining,
	resumeStopped,
	session,
	startTraining,
	step,
} from "../../../state/training/session";
import type { TrainingSession } from "../../../state/training/trainingSession";
import { retryAndKeep } from "../../oneClick/keepWhenDone";
import { epochs } from "../setup/epochs";
import { origins, selectedModelIndex, validConfigs } from "../setup/settings";
import { isDone, isStopped, workers } from "./state";
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
		{ data: dataSet.peek().id, configs, workers: workers.peek(), origins: origins.peek(), targetStep },
		selectedModelIndex.peek(),
	);
}

/**
 * After an error: resumes from the saved state if the training had started, otherwise starts. A training that was reset
 * or stopped meanwhile stays as it is.
 */
export async function retry(): Promise<void> {
	const lost = currentSession.peek();
	const wasOpen = session.peek() !== undefined;
	readError.value = undefined;
	try {
		if (wasOpen && (await retryAndKeep(resumeOwn))) return;
	} catch (thrown) {
		if (!(thrown instanceof StorageError)) throw thrown;
		if (thrown.code !== "refused") {
			readError.value = thrown; // new models are no substitute for what is saved
			return;
		}
	}
	if (currentSession.peek() === lost) await retryAndKeep(start);
}

/** Goes on from where a training was stopped. */
export function resumeFromStop(): Promise<boolean> {
	return retryAndKeep(resumeStopped);
}

/** The last step of what is trained next: when all epochs are done, of that many again. */
function nextTarget(done: number, target: number, requested: number): number {
	const all = Math.max(target, requested);
	return done < all ? all : done + requested;
}

/** How many epochs are trained next, when all are done; undefined until then. */
export const moreEpochs = computed(() => {
	const perEpoch = session.value?.stepsPerEpoch;
	const [done, target] = [step.value, currentTarget.value];
	if (perEpoch === undefined || !(isDone.value || (isStopped.value && done >= target))) return undefined;
	// Of a stopped training the requested epochs are those of the next one.
	const steps = isStopped.value ? target : nextTarget(done, target, epochs.value * perEpoch) - done;
	return Math.ceil(steps / perEpoch);
});

export async function resume(): Promise<void> {
	const session = currentSession.peek();
	if (!session) return;
	const { record } = session;
	const requested = targetStep(session.info.peek()?.stepsPerEpoch ?? 0);
	record.targetStep.value = nextTarget(record.step.peek(), record.targetStep.peek(), requested);
	await session.runTo(record.targetStep.peek());
}

export async function pauseTraining(): Promise<void> {
	await currentSession.peek()?.pause();
	announce(texts.value.announcePause(step.peek()));
}

export async function oneStep(): Promise<void> {
	await currentSession.peek()?.advance(1);
}

/** To the end of the epoch. */
export async function oneEpoch(): Promise<void> {
	const session = currentSession.peek();
	const { stepsPerEpoch = 1 } = session?.info.peek() ?? {};
	await session?.runTo((Math.floor(step.peek() / stepsPerEpoch) + 1) * stepsPerEpoch);
}

/** The trainings that a reset or a stop is about to end, once for each. */
const endings = signal<readonly TrainingSession[]>([]);
/** Whether the training that is there is about to end: what it is told to do now would be lost with it. */
export const isEnding = computed(() => endings.value.some((session) => session === currentSession.value));

async function ending<T>(session: TrainingSession, task: Promise<T>): Promise<T> {
	endings.value = [...endings.peek(), session];
	return task.finally(() => {
		endings.value = endings.peek().toSpliced(endings.peek().indexOf(session), 1);
	});
}

/** The training that undoing the reset restores. */
const beforeReset = signal<{ by: TrainingSession | undefined; training: TrainingCopy } | undefined>(undefined);
// Once another training is open, nothing brings it back.
effect(() => {
	if (isOpen.value && beforeReset.peek()?.by !== currentSession.value) beforeReset.value = undefined;
});

/** Until the first step after it. */
export const canUndoReset = computed(
	() =>
		step.value === 0 &&
		isOpen.value &&
		beforeReset.value !== undefined &&
		beforeReset.value.by === currentSession.value,
);

/** Models that are reset again before their first step: undo still restores the training before the first reset. */
function trainingBeforeReset(session: TrainingSession): TrainingCopy | undefined {
	const last = beforeReset.peek();
	return last?.by === session ? last.training : undefined;
}

/** Resets to the models as they began, paused. */
export async function reset(): Promise<void> {
	const session = currentSession.peek();
	const info = session?.info.peek();
	if (!session || !info) return;
	const copying = session.currentStep() > 0 ? session.copy().catch(() => undefined) : undefined;
	const copy = copying && (await ending(session, copying));
	if (currentSession.peek() !== session || !session.isOpen() || session.isStopping) return;
	const { data, configs, workers, origins } = info;
	const training = copy ?? trainingBeforeReset(session);
	const restarted = retryAndKeep(() =>
		restartTraining((claim) => ({ data, configs, workers, origins, targetStep, claim }), training),
	);
	// Not only after the first poll: the new models may be reset again until then.
	beforeReset.value = training && { by: currentSession.peek(), training };
	if (await restarted) announce(texts.value.announceReset);
}

export async function undoReset(): Promise<void> {
	const { training } = beforeReset.peek() ?? {};
	if (!training) return;
	await retryAndKeep(() => restartTraining((claim) => startFrom(training.training, claim), training));
}

export async function stop(): Promise<void> {
	const session = currentSession.peek();
	if (session) await ending(session, session.stop());
	if (session && !session.info.peek()) await findInterrupted(); // what it was to go on with may be saved
	if (phase.peek().kind === "ended") announce(texts.value.announceStop);
}
