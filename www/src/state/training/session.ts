/** The training as the views see it, and the commands that put another in its place. It outlives its view. */

import { computed, effect, type ReadonlySignal } from "@preact/signals";
import type { ImageSource } from "../../engine/protocol";
import { dataSet } from "../dataSet";
import { imageSource } from "../imageSource";
import { randomId } from "../randomId";
import { syncLatest } from "../syncLatest";
import { currentSession } from "./current";
import { evaluators } from "./evaluators";
import { acquire, type Claim } from "./locks";
import { type SavedTraining, startFrom, type TrainingCopy, withMoreSteps } from "./savedTraining";
import { isOpenPhase, type Phase, type TrainingStart } from "./training";
import { type SessionOptions, TrainingSession } from "./trainingSession";

/** Until a new training is open, the previous one is shown. */
const shown = computed(() => currentSession.value?.shown);

function ofCurrent<T>(read: (session: TrainingSession) => T, none: T): ReadonlySignal<T> {
	return computed(() => (currentSession.value ? read(currentSession.value) : none));
}

function ofShown<T>(read: (session: TrainingSession) => T, none: T): ReadonlySignal<T> {
	return computed(() => (shown.value ? read(shown.value) : none));
}

export const phase = ofCurrent<Phase>(({ phase }) => phase.value, { kind: "none" });
export const step = ofCurrent(({ record }) => record.step.value, 0);
export const targetStep = ofCurrent(({ record }) => record.targetStep.value, 0);
export const runTarget = ofCurrent(({ record }) => record.runTarget.value, 0);
export const speed = ofCurrent(({ record }) => record.speed.value, undefined);
export const isStarting = ofCurrent(({ isStarting }) => isStarting.value, false);
export const saveError = ofCurrent(({ persistence }) => persistence.value?.saveError.value, undefined);

export const isRunning = computed(() => phase.value.kind === "running");
/** Whether there is a training that can go on. */
export const isOpen = computed(() => isOpenPhase(phase.value));
/** Whether another training would end one. */
export const isOccupied = computed(() => isOpen.value || phase.value.kind === "opening");

/** Whether another training would end one that has not done all its steps. */
export const isUnfinished = computed(
	() => isOccupied.value && (isRunning.value || step.value === 0 || step.value < targetStep.value),
);

export const session = ofShown(({ info }) => info.value, undefined);
export const histories = ofShown(({ record }) => record.histories.value, []);
/** Counts how often the histories have grown. */
export const progressCount = ofShown(({ record }) => record.revision.value, 0);
export const checkpoints = ofShown(({ monitor }) => monitor.checkpoints.value, []);
export const selectedStep = ofShown(({ monitor }) => monitor.selectedStep.value, undefined);
export const snapshot = ofShown(({ monitor }) => monitor.snapshot.value, undefined);
export const evaluatorFailed = ofShown(({ monitor }) => monitor.failed.value, false);
export const drawingReconstructions = ofShown(({ drawingReconstructions }) => drawingReconstructions.value, {
	image: undefined,
	results: [],
});
export const selectedRun = ofShown(({ selectedRun }) => selectedRun.value, 0);

/** Shows the checkpoint of a step; undefined follows the newest. */
export function selectSnapshot(step: number | undefined): void {
	shown.peek()?.monitor.select(step);
}

/** A copy of the current (or last) state; undefined if unknown. */
export async function copyTraining(): Promise<TrainingCopy | undefined> {
	return currentSession.peek()?.stopped ?? shown.peek()?.copy();
}

export function selectRun(run: number): void {
	const session = shown.peek();
	if (session) session.selectedRun.value = run;
}

/**
 * Keeps the reconstructions of the drawing up to date; returns a function that stops it. Where the viewer has died, the next
 * one gets the models again; once for each drawing, in case it dies of it.
 */
export function syncDrawingReconstructions(): () => void {
	let failed: ImageSource | undefined;
	return syncLatest(
		() => shown.value?.monitor.snapshot.value && { session: shown.value, drawing: imageSource.value },
		async ({ session, drawing }) => {
			const names = session.monitor.modelNames;
			const answer = await evaluators.reconstruct(drawing, names).catch(() => undefined);
			// One that died while nothing was asked of it has a successor, which answers without the models.
			if (answer && (!answer.image || answer.results.length === names.length)) return answer;
			if (drawing !== failed) session.monitor.renew();
			failed = drawing;
			return undefined;
		},
		(answer, { session }) => {
			if (answer) session.drawingReconstructions.value = answer;
		},
	);
}

/** The right to save a training that has not been saved yet. */
async function newClaim(): Promise<Claim> {
	const claim = await acquire(`${Date.now()}-${randomId()}`);
	if (!claim) throw new Error("the lock of a new session is already held");
	return claim;
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
const unbegun = new WeakMap<TrainingSession, TrainingSession | undefined>();

/** In the place of one that did not begin, unless another has taken it; not one that has not begun either. */
function putBack(session: TrainingSession, previous: TrainingSession | undefined): void {
	unbegun.set(session, previous);
	if (currentSession.peek() !== session) return;
	let restored = previous;
	while (restored && unbegun.has(restored)) restored = unbegun.get(restored);
	currentSession.value = restored;
}

/** A training ends with its data set; what is saved of it can be resumed there. */
async function leave(session: TrainingSession): Promise<void> {
	await session.pause();
	await session.persistence.peek()?.save();
	session.abort();
}

let leaving: Promise<unknown> = Promise.resolve();

/** Resolves once what was trained on data sets that are not shown any more is saved, and free to be resumed. */
export async function untilLeft(): Promise<void> {
	await leaving;
}

let shownDataSet = dataSet.peek();
effect(() => {
	if (dataSet.value === shownDataSet) return;
	shownDataSet = dataSet.value;
	const session = currentSession.peek();
	currentSession.value = undefined;
	if (session) leaving = Promise.allSettled([leaving, leave(session)]);
	evaluators.reset();
});

/** New models. */
export function startTraining(start: Omit<TrainingStart, "claim">, selectedRun: number): Promise<boolean> {
	const prepare = async () => ({ ...start, claim: await newClaim() });
	return replaceTraining({ prepare, trains: true, selectedRun });
}

/**
 * In the place of the one that is there, also in what is saved; it waits where it starts. If it cannot open, `fallback`
 * is what is saved.
 */
export function restartTraining(
	start: (claim: Claim) => TrainingStart,
	fallback: TrainingCopy | undefined,
): Promise<boolean> {
	const claim = currentSession.peek()?.handOverClaim();
	const prepare = async () => start(claim ?? (await newClaim()));
	return replaceTraining({ prepare, trains: false, selectedRun: selectedRun.peek(), fallback });
}

/** The training that was stopped goes on. Until it is open, it is saved as it was. */
export async function resumeStopped(): Promise<boolean> {
	const { stopped } = currentSession.peek() ?? {};
	if (!stopped) return false;
	const training = withMoreSteps(stopped.training);
	const prepare = async () => startFrom(training, await newClaim());
	const fallback = { ...stopped, training };
	return replaceTraining({ prepare, trains: true, selectedRun: selectedRun.peek(), fallback });
}

/** A saved training goes on, as one of its own. False if it is not there any more; throws a `StorageError`. */
export function resumeTraining(load: () => Promise<SavedTraining | undefined>): Promise<boolean> {
	const prepare = async () => {
		const saved = await load();
		return saved && startFrom(withMoreSteps(saved), await newClaim());
	};
	return replaceTraining({ prepare, trains: true, selectedRun: selectedRun.peek() });
}
