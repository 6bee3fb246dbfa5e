/** Trainings that were interrupted: saved, but open in no tab. */

import { signal } from "@preact/signals";
import { StorageError } from "../database";
import { allDataSets, dataSet } from "../dataSet";
import { dataSetScoped } from "../dataSetScoped";
import { areDataSetsKnown, dataSetError } from "../ownDataSets";
import { createQueue } from "../queue";
import { deleteTraining, getTraining, type ListedTraining, listTrainings } from "../storage";
import { currentSession } from "./current";
import { acquire, type Claim, lockedKeys } from "./locks";
import { type SavedTraining, startFrom, stepOf, withMoreSteps } from "./savedTraining";
import { replaceTraining, selectedRun, untilLeft } from "./session";
import type { TrainingStart } from "./training";

/** Of the trainings of a data set, and of those whose data sets are gone; older ones are deleted. */
const MAX_INTERRUPTED = 3;

export interface Interrupted {
	key: string;
	training: SavedTraining;
}

const offer = dataSetScoped<Interrupted>();
/** The newest training of the data set that can be read, as far as is known. */
export const interrupted = offer.shown;

/** Why a saved training could not be read, or not be deleted, if that is so. */
export const readError = signal<StorageError | undefined>(undefined);

/** The keys of those that could not be read. */
let unreadableKeys: string[] = [];

const enqueue = createQueue();

/** For how long the lock of a page may outlive it: of one that is loaded again the training is there a moment later. */
const LOCK_MS = 1000;

/**
 * Looks for the newest training that is open in no tab, and deletes those for which there are enough newer ones. Where one is open
 * in another tab, it looks again.
 */
export async function findInterrupted(): Promise<void> {
	if (await findFree()) setTimeout(() => void (readError.peek() ?? findFree()), LOCK_MS);
}

/** Returns whether there are trainings that are open in other tabs. */
function findFree(): Promise<boolean> {
	return enqueue(async () => {
		[readError.value, unreadableKeys] = [undefined, []];
		await untilLeft();
		const wanted = dataSet.peek();
		const all = await listTrainings().catch(reportFailure);
		const locked = await lockedKeys(); // after the list: a lock that was just released takes a moment to go
		const free = all.filter(({ key }) => !locked.has(key)).reverse();
		const found = await newestReadable(free, wanted.id);
		offer.clear();
		if (found && dataSet.peek() === wanted) offer.set(found);
		for (const key of abandoned(free, wanted.id, found)) await discard(key).catch(() => {}); // the next time, then
		return all.some(({ key }) => locked.has(key) && key !== ownKey());
	});
}

/** What this tab's training is saved under; undefined once it has ended. */
function ownKey(): string | undefined {
	const session = currentSession.peek();
	return session?.phase.peek().kind === "ended" ? undefined : session?.claimKey;
}

/** Refused storage is reported where the visitor saves something, not here. */
function reportFailure(thrown: unknown): [] {
	if (thrown instanceof StorageError && thrown.code !== "refused") readError.value ??= thrown;
	return [];
}

/** A record that cannot be read is reported, but does not hide an older one. */
async function newestReadable(all: readonly ListedTraining[], wanted: string): Promise<Interrupted | undefined> {
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
function isGone(data: string): boolean {
	const areKnown = areDataSetsKnown.peek() && dataSetError.peek() === undefined;
	return areKnown && allDataSets.peek().every(({ id }) => id !== data);
}

/** The keys, of trainings from the newest to the oldest, of those that are deleted: not before one of them can be read. */
function abandoned(all: readonly ListedTraining[], wanted: string, found: Interrupted | undefined): string[] {
	const ofDataSet = all.filter(({ data }) => data === wanted);
	const newest = ofDataSet.findIndex(({ key }) => key === found?.key);
	const outdated = newest < 0 ? [] : ofDataSet.slice(newest + MAX_INTERRUPTED);
	const gone = all.filter(({ data }) => data !== undefined && isGone(data));
	return [...outdated, ...gone.slice(MAX_INTERRUPTED)].map(({ key }) => key);
}

/** Unless it is open in another tab by now, or the condition fails while no tab can change it. */
async function discard(key: string, condition = async () => true): Promise<void> {
	const claim = await acquire(key);
	try {
		if (claim && (await condition())) await deleteTraining(key);
	} finally {
		claim?.release();
	}
}

/** Another tab may have trained it further, and closed it again. */
async function isUnchanged({ key, training }: Interrupted): Promise<boolean> {
	const saved = await getTraining(key).catch(() => undefined);
	return saved !== undefined && stepOf(saved) === stepOf(training);
}

/** What is left afterwards is offered again; why it could not be deleted is reported. */
async function discardAndFind(task: () => Promise<unknown>): Promise<void> {
	const failure = await enqueue(task).then(
		() => undefined,
		(thrown: unknown) => thrown,
	);
	await findInterrupted();
	if (failure) reportFailure(failure);
}

/** If it has changed since it was offered, it is offered again. */
export async function discardInterrupted(): Promise<void> {
	const found = interrupted.peek();
	if (found) await discardAndFind(() => discard(found.key, () => isUnchanged(found)));
}

/** Deletes the trainings that could not be read. */
export function discardUnreadable(): Promise<void> {
	const keys = unreadableKeys;
	return discardAndFind(() => Promise.all(keys.map((key) => discard(key))));
}

/** Resumes the training as it is saved by now: another tab may have trained it further, or have it open. */
export async function resumeInterrupted(): Promise<void> {
	const found = interrupted.peek();
	if (!found) return;
	offer.clear();
	const prepare = async () => {
		const claim = await acquire(found.key);
		return claim && startSaved(claim);
	};
	if (!(await replaceTraining({ prepare, trains: true, selectedRun: 0 }))) await findInterrupted();
}

async function startSaved(claim: Claim): Promise<TrainingStart | undefined> {
	const saved = await getTraining(claim.key).catch(() => undefined);
	if (!saved) claim.release();
	return saved && startFrom(withMoreSteps(saved), claim);
}

/**
 * Resumes this tab's own training, whose worker has ended. False if nothing of it was saved; throws a `StorageError` if
 * that cannot be read, and then it can be tried again.
 */
export async function resumeOwn(): Promise<boolean> {
	const lost = currentSession.peek();
	const key = lost?.claimKey;
	if (!lost || key === undefined) return false;
	const prepare = async () => {
		const saved = await getTraining(key);
		const claim = saved && lost.handOverClaim();
		return claim && startFrom(withMoreSteps(saved), claim);
	};
	return replaceTraining({ prepare, trains: true, selectedRun: selectedRun.peek() });
}
