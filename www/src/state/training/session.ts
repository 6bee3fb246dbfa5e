/** The training as the views see it, and the commands that put another in its place. It outlives its view. */

import { computed, effect, type ReadonlySignal } from "@preact/signals";
import type { ImageSource } from "../../engine/protocol";
import { dataSet } from "../dataSet";
import { imageSource } from "../imageSource";
import { randomId } from "../randomId";
import { syncLatest } from "../syncLatest";
import { currentSession } from "./currentSession";
import { evaluators } from "./evaluators";
import { acquireLock, type TrainingLock } from "./locks";
import { type SavedTraining, startFromSaved, type TrainingCopy, withMoreSteps } from "./savedTraining";
import { isOpenPhase, type Phase, type TrainingStart } from "./training";
import { type SessionOptions, TrainingSession } from "./trainingSession";

/** The session on the screen: until a new training is open, the previous one. */
const shownSession = computed(() => currentSession.value?.shownSession);

function fromCurrentSession<T>(read: (session: TrainingSession) => T, none: T): ReadonlySignal<T> {
	return computed(() => (currentSession.value ? read(currentSession.value) : none));
}

function fromShownSession<T>(read: (session: TrainingSession) => T, none: T): ReadonlySignal<T> {
	return computed(() => (shownSession.value ? read(shownSession.value) : none));
}

export const trainingPhase = fromCurrentSession<Phase>(({ phase }) => phase.value, { kind: "none" });
/** `stepsDone` of the `targetStep` steps requested in all; it trains up to `runTargetStep` now, or did last. */
export const stepsDone = fromCurrentSession(({ progress }) => progress.step.value, 0);
export const targetStep = fromCurrentSession(({ progress }) => progress.targetStep.value, 0);
export const runTargetStep = fromCurrentSession(({ progress }) => progress.runTargetStep.value, 0);
export const stepsPerSecond = fromCurrentSession(({ progress }) => progress.stepsPerSecond.value, undefined);
export const isTrainingStarting = fromCurrentSession(({ isStarting }) => isStarting.value, false);
export const trainingSaveError = fromCurrentSession(({ persistence }) => persistence.value?.saveError.value, undefined);

export const isTrainingRunning = computed(() => trainingPhase.value.kind === "running");
/** Whether there is a training that can go on: it is set up, and has neither ended nor failed. */
export const isTrainingOpen = computed(() => isOpenPhase(trainingPhase.value));
/** Whether a training is open, or about to be: starting another would end it. */
export const isTrainingActive = computed(() => isTrainingOpen.value || trainingPhase.value.kind === "opening");

/** Whether another training would end one that has not done all its steps. */
export const isTrainingUnfinished = computed(
	() =>
		isTrainingActive.value && (isTrainingRunning.value || stepsDone.value === 0 || stepsDone.value < targetStep.value),
);

export const trainingInfo = fromShownSession(({ info }) => info.value, undefined);
export const lossHistories = fromShownSession(({ progress }) => progress.histories.value, []);
/** Counts how often the histories have grown. */
export const historyRevision = fromShownSession(({ progress }) => progress.revision.value, 0);
export const checkpoints = fromShownSession(({ monitor }) => monitor.checkpoints.value, []);
export const selectedStep = fromShownSession(({ monitor }) => monitor.selectedStep.value, undefined);
export const snapshot = fromShownSession(({ monitor }) => monitor.snapshot.value, undefined);
export const evaluatorFailed = fromShownSession(({ monitor }) => monitor.hasFailed.value, false);
export const drawingReconstructions = fromShownSession(({ drawingReconstructions }) => drawingReconstructions.value, {
	image: undefined,
	results: [],
});
export const selectedRun = fromShownSession(({ selectedRun }) => selectedRun.value, 0);

/** Shows the checkpoint of a step; undefined follows the newest. */
export function showCheckpointAt(step: number | undefined): void {
	shownSession.peek()?.monitor.selectStep(step);
}

/** A copy of the current (or last) state; undefined if unknown. */
export async function copyTraining(): Promise<TrainingCopy | undefined> {
	return currentSession.peek()?.stoppedCopy ?? shownSession.peek()?.copy();
}

export function selectRun(run: number): void {
	const session = shownSession.peek();
	if (session) session.selectedRun.value = run;
}

/**
 * Keeps the reconstructions of the drawing up to date; returns a function that stops it. Where the viewer has died, the next
 * one gets the models again; once for each drawing, in case it dies of it.
 */
export function syncDrawingReconstructions(): () => void {
	let failed: ImageSource | undefined;
	return syncLatest(
		() => shownSession.value?.monitor.snapshot.value && { session: shownSession.value, drawing: imageSource.value },
		async ({ session, drawing }) => {
			const names = session.monitor.modelNames;
			const answer = await evaluators.reconstruct(drawing, names).catch(() => undefined);
			// One that died while nothing was asked of it has a successor, which answers without the models.
			if (answer && (!answer.image || answer.results.length === names.length)) return answer;
			if (drawing !== failed) session.monitor.reloadSnapshot();
			failed = drawing;
			return undefined;
		},
		(answer, { session }) => {
			if (answer) session.drawingReconstructions.value = answer;
		},
	);
}

/** The lock of a training under a new key. */
async function newLock(): Promise<TrainingLock> {
	const lock = await acquireLock(`${Date.now()}-${randomId()}`);
	if (!lock) throw new Error("the lock of a new session is already held");
	return lock;
}

/**
 * Puts a training in the place of the one that is there. False where there was nothing to start, or yet another has
 * taken its place meanwhile: then it has changed nothing.
 */
export async function replaceTraining(options: Omit<SessionOptions, "previous">): Promise<boolean> {
	const previous = currentSession.peek();
	const session = new TrainingSession({ ...options, previous });
	const isCurrent = () => currentSession.peek() === session;
	currentSession.value = session;
	try {
		if (await session.begin()) return isCurrent();
	} catch (thrown) {
		if (session.isAborted) return false;
		putBack(session, previous);
		throw thrown;
	}
	putBack(session, previous);
	return false;
}

/** Those that did not begin, each with what it was to replace. */
const previousOfUnbegun = new WeakMap<TrainingSession, TrainingSession | undefined>();

/** In the place of one that did not begin, unless another has taken it; not one that has not begun either. */
function putBack(session: TrainingSession, previous: TrainingSession | undefined): void {
	previousOfUnbegun.set(session, previous);
	if (currentSession.peek() !== session) return;
	let restored = previous;
	while (restored && previousOfUnbegun.has(restored)) restored = previousOfUnbegun.get(restored);
	currentSession.value = restored;
}

/** A training ends with its data set; what is saved of it can be resumed there. */
async function saveAndAbort(session: TrainingSession): Promise<void> {
	await session.pause();
	await session.persistence.peek()?.save();
	session.abort();
}

let leaving: Promise<unknown> = Promise.resolve();

/** Resolves once what was trained on data sets that are not shown any more is saved, and free to be resumed. */
export async function untilPreviousSaved(): Promise<void> {
	await leaving;
}

let shownDataSet = dataSet.peek();
effect(() => {
	if (dataSet.value === shownDataSet) return;
	shownDataSet = dataSet.value;
	const session = currentSession.peek();
	currentSession.value = undefined;
	if (session) leaving = Promise.allSettled([leaving, saveAndAbort(session)]);
	evaluators.reset();
});

/** New models. */
export function startTraining(start: Omit<TrainingStart, "lock">, selectedRun: number): Promise<boolean> {
	const prepare = async () => ({ ...start, lock: await newLock() });
	return replaceTraining({ prepare, startsRunning: true, selectedRun });
}

/**
 * In the place of the one that is there, also in what is saved; it waits where it starts. If it cannot open, `fallback`
 * is what is saved.
 */
export function restartTraining(
	start: (lock: TrainingLock) => TrainingStart,
	fallback: TrainingCopy | undefined,
): Promise<boolean> {
	const lock = currentSession.peek()?.handOverLock();
	const prepare = async () => start(lock ?? (await newLock()));
	return replaceTraining({ prepare, startsRunning: false, selectedRun: selectedRun.peek(), fallback });
}

/** The training that was stopped goes on. Until it is open, it is saved as it was. */
export async function resumeStopped(): Promise<boolean> {
	const { stoppedCopy } = currentSession.peek() ?? {};
	if (!stoppedCopy) return false;
	const training = withMoreSteps(stoppedCopy.training);
	const prepare = async () => startFromSaved(training, await newLock());
	const fallback = { ...stoppedCopy, training };
	return replaceTraining({ prepare, startsRunning: true, selectedRun: selectedRun.peek(), fallback });
}

/** A saved training goes on, as one of its own. False if it is not there any more; throws a `StorageError`. */
export function resumeTraining(load: () => Promise<SavedTraining | undefined>): Promise<boolean> {
	const prepare = async () => {
		const saved = await load();
		return saved && startFromSaved(withMoreSteps(saved), await newLock());
	};
	return replaceTraining({ prepare, startsRunning: true, selectedRun: selectedRun.peek() });
}
