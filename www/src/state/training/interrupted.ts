/** Trainings that were interrupted: saved, but open in no tab. */

import { signal } from "@preact/signals";
import { StorageError } from "../database";
import { allDataSets, dataSet } from "../dataSet";
import { dataSetScoped } from "../dataSetScoped";
import { areDataSetsKnown, dataSetError } from "../ownDataSets";
import { createQueue } from "../queue";
import { deleteTraining, getTraining, type ListedTraining, listTrainings } from "../storage";
import { currentSession } from "./currentSession";
import { acquireLock, lockedKeys, type TrainingLock } from "./locks";
import { type SavedTraining, savedStepOf, startFromSaved, withMoreSteps } from "./savedTraining";
import { replaceTraining, selectedRun, untilPreviousSaved } from "./session";
import type { TrainingStart } from "./training";

/** How many are kept of the trainings of a data set, and of those whose data sets are gone; older ones are deleted. */
const MAX_INTERRUPTED = 3;

export interface InterruptedTraining {
	key: string;
	training: SavedTraining;
}

const offer = dataSetScoped<InterruptedTraining>();
/** The newest training of the data set that can be read, as far as is known. */
export const interruptedTraining = offer.current;

/** Why a saved training could not be read, or not be deleted, if that is so. */
export const interruptedReadError = signal<StorageError | undefined>(undefined);

/** The keys of those that could not be read. */
let unreadableKeys: string[] = [];

const enqueue = createQueue();

/** For how long the lock of a closed page may last: after a reload, the training is free a moment later. */
const LOCK_RELEASE_MS = 1000;

/**
 * Looks for the newest training that is open in no tab, and deletes those for which there are enough newer ones. Where one is open
 * in another tab, it looks again.
 */
export async function findInterrupted(): Promise<void> {
	if (await findUnlocked()) setTimeout(() => void (interruptedReadError.peek() ?? findUnlocked()), LOCK_RELEASE_MS);
}

/** Returns whether there are trainings that are open in other tabs. */
function findUnlocked(): Promise<boolean> {
	return enqueue(async () => {
		[interruptedReadError.value, unreadableKeys] = [undefined, []];
		await untilPreviousSaved();
		const wanted = dataSet.peek();
		const all = await listTrainings().catch(reportFailure);
		const locked = await lockedKeys(); // after the list: a lock that was just released takes a moment to go
		const unlocked = all.filter(({ key }) => !locked.has(key)).reverse();
		const found = await newestReadable(unlocked, wanted.id);
		offer.clear();
		if (found && dataSet.peek() === wanted) offer.set(found);
		for (const key of keysToDelete(unlocked, wanted.id, found)) await deleteUnlessLocked(key).catch(() => {}); // the next time, then
		return all.some(({ key }) => locked.has(key) && key !== ownKey());
	});
}

/** What this tab's training is saved under; undefined once it has ended. */
function ownKey(): string | undefined {
	const session = currentSession.peek();
	return session?.phase.peek().kind === "ended" ? undefined : session?.lockKey;
}

/** Refused storage is reported where the visitor saves something, not here. */
function reportFailure(thrown: unknown): [] {
	if (thrown instanceof StorageError && thrown.code !== "refused") interruptedReadError.value ??= thrown;
	return [];
}

/** A record that cannot be read is reported, but does not hide an older one. */
async function newestReadable(
	all: readonly ListedTraining[],
	wanted: string,
): Promise<InterruptedTraining | undefined> {
	for (const { key, data } of all) {
		if (data !== undefined && data !== wanted) continue;
		const training = await getTraining(key).catch((thrown: unknown) => {
			reportFailure(thrown);
			if (thrown instanceof StorageError && thrown.code === "unreadable") unreadableKeys.push(key);
		});
		if (training?.data === wanted) return { key, training };
	}
	return undefined;
}

/** Whether this tab knows all data sets, and this is none of them. */
function isDataSetGone(data: string): boolean {
	const areKnown = areDataSetsKnown.peek() && dataSetError.peek() === undefined;
	return areKnown && allDataSets.peek().every(({ id }) => id !== data);
}

/** The keys, of trainings from the newest to the oldest, of those that are deleted: not before one of them can be read. */
function keysToDelete(
	all: readonly ListedTraining[],
	wanted: string,
	found: InterruptedTraining | undefined,
): string[] {
	const ofDataSet = all.filter(({ data }) => data === wanted);
	const newest = ofDataSet.findIndex(({ key }) => key === found?.key);
	const outdated = newest < 0 ? [] : ofDataSet.slice(newest + MAX_INTERRUPTED);
	const gone = all.filter(({ data }) => data !== undefined && isDataSetGone(data));
	return [...outdated, ...gone.slice(MAX_INTERRUPTED)].map(({ key }) => key);
}

/** Deletes a training unless it is open in another tab by now; the condition is checked while it is locked. */
async function deleteUnlessLocked(key: string, condition = async () => true): Promise<void> {
	const lock = await acquireLock(key);
	try {
		if (lock && (await condition())) await deleteTraining(key);
	} finally {
		lock?.release();
	}
}

/** Another tab may have trained it further, and closed it again. */
async function isUnchanged({ key, training }: InterruptedTraining): Promise<boolean> {
	const saved = await getTraining(key).catch(() => undefined);
	return saved !== undefined && savedStepOf(saved) === savedStepOf(training);
}

/** Deletes by the task, and then looks for what is left; an error is reported. */
async function deleteAndFind(task: () => Promise<unknown>): Promise<void> {
	const failure = await enqueue(task).then(
		() => undefined,
		(thrown: unknown) => thrown,
	);
	await findInterrupted();
	if (failure) reportFailure(failure);
}

/** If it has changed since it was offered, it is offered again. */
export async function discardInterrupted(): Promise<void> {
	const found = interruptedTraining.peek();
	if (found) await deleteAndFind(() => deleteUnlessLocked(found.key, () => isUnchanged(found)));
}

/** Deletes the trainings that could not be read. */
export function discardUnreadableTrainings(): Promise<void> {
	const keys = unreadableKeys;
	return deleteAndFind(() => Promise.all(keys.map((key) => deleteUnlessLocked(key))));
}

/** Resumes the training as it is saved by now: another tab may have trained it further, or have it open. */
export async function resumeInterrupted(): Promise<void> {
	const found = interruptedTraining.peek();
	if (!found) return;
	offer.clear();
	const prepare = async () => {
		const lock = await acquireLock(found.key);
		return lock && startSaved(lock);
	};
	if (!(await replaceTraining({ prepare, startsRunning: true, selectedRun: 0 }))) await findInterrupted();
}

async function startSaved(lock: TrainingLock): Promise<TrainingStart | undefined> {
	const saved = await getTraining(lock.key).catch(() => undefined);
	if (!saved) lock.release();
	return saved && startFromSaved(withMoreSteps(saved), lock);
}

/**
 * Resumes this tab's own training, whose worker has ended. False if nothing of it was saved; throws a `StorageError` if
 * that cannot be read, and then it can be tried again.
 */
export async function resumeLostTraining(): Promise<boolean> {
	const lost = currentSession.peek();
	const key = lost?.lockKey;
	if (!lost || key === undefined) return false;
	const prepare = async () => {
		const saved = await getTraining(key);
		const lock = saved && lost.handOverLock();
		return lock && startFromSaved(withMoreSteps(saved), lock);
	};
	return replaceTraining({ prepare, startsRunning: true, selectedRun: selectedRun.peek() });
}
