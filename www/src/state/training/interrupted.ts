/** Trainings that were interrupted: saved, but open in no tab. */

import { signal } from "@preact/signals";
import { StorageError } from "../database";
import { allDataSets, dataSet } from "../dataSet";
import { areDataSetsKnown, dataSetError } from "../ownDataSets";
import { createQueue } from "../queue";
import { deleteTraining, getTraining, trainingKeys } from "../storage";
import { currentSession } from "./current";
import { acquire, type Claim, lockedKeys } from "./locks";
import { extended, type SavedTraining, startFrom, stepOf } from "./savedTraining";
import { replaceTraining, selectedRun } from "./session";
import type { TrainingStart } from "./training";

/** Older ones are deleted. */
const MAX_SAVED = 3;

export interface Interrupted {
	key: string;
	training: SavedTraining;
}

/** The newest that can be read, as far as is known. */
export const interrupted = signal<Interrupted | undefined>(undefined);

/** Why a saved training could not be read, if that is so. */
export const readError = signal<StorageError | undefined>(undefined);

/** Where such trainings are saved. */
let unreadable: string[] = [];

const enqueue = createQueue();

/** Looks for the newest training that is open in no tab, and deletes those that have been abandoned for long. */
export function findInterrupted(): Promise<void> {
	return enqueue(async () => {
		[readError.value, unreadable] = [undefined, []];
		const [keys, locked] = await Promise.all([trainingKeys().catch(reportFailure), lockedKeys()]);
		const free = keys.filter((key) => !locked.has(key)).reverse();
		interrupted.value = await newestReadable(free);
		const newest = free.indexOf(interrupted.value?.key ?? "");
		for (const key of newest < 0 ? [] : free.slice(newest + MAX_SAVED)) await discard(key);
	});
}

/** That a browser keeps nothing is said where it is asked to keep something. */
function reportFailure(thrown: unknown): [] {
	if (thrown instanceof StorageError && thrown.code !== "refused") readError.value ??= thrown;
	return [];
}

/** Whether this tab has not got the data set; another tab may still have it for itself. */
function isGone(data: string): boolean {
	const areKnown = areDataSetsKnown.peek() && dataSetError.peek() === undefined;
	return areKnown && allDataSets.peek().every(({ id }) => id !== data);
}

/**
 * A record that cannot be read is reported, but does not hide an older one. Of those whose data sets are gone, which would
 * never be offered again, only the newest stay.
 */
async function newestReadable(keys: readonly string[]): Promise<Interrupted | undefined> {
	let gone = 0;
	for (const key of keys) {
		const training = await getTraining(key).catch((thrown: unknown) => {
			if (!(thrown instanceof StorageError)) return;
			readError.value ??= thrown;
			if (thrown.code === "unreadable") unreadable.push(key);
		});
		if (training?.data === dataSet.peek().id) return { key, training };
		if (training && isGone(training.data) && ++gone > MAX_SAVED) await discard(key);
	}
	return undefined;
}

/**
 * Unless it is open in another tab by now, or the condition fails while no tab can change it. Returns why it could not be
 * deleted: then it is offered again.
 */
async function discard(key: string, condition = async () => true): Promise<unknown> {
	const claim = await acquire(key);
	if (!claim) return undefined;
	const outcome = (await condition()) ? deleteTraining(key) : undefined;
	const failure = await outcome?.then(
		() => undefined,
		(thrown: unknown) => thrown,
	);
	claim.release();
	return failure;
}

/** Another tab may have trained it further, and closed it again. */
async function isUnchanged({ key, training }: Interrupted): Promise<boolean> {
	const saved = await getTraining(key).catch(() => undefined);
	return saved !== undefined && stepOf(saved) === stepOf(training);
}

/** If it has changed since it was offered, it is offered again. */
export async function discardInterrupted(): Promise<void> {
	const found = interrupted.peek();
	if (!found) return;
	const failure = await enqueue(() => discard(found.key, () => isUnchanged(found)));
	await findInterrupted();
	if (failure) reportFailure(failure);
}

/** Deletes the trainings that could not be read. */
export async function discardUnreadable(): Promise<void> {
	const keys = unreadable;
	const failures = await enqueue(async () => {
		const all: unknown[] = [];
		for (const key of keys) all.push(await discard(key));
		return all;
	});
	await findInterrupted();
	for (const failure of failures) if (failure) reportFailure(failure);
}

/** Resumes the training as it is saved by now: another tab may have trained it further, or have it open. */
export async function resumeInterrupted(): Promise<void> {
	const found = interrupted.peek();
	if (!found) return;
	interrupted.value = undefined;
	const prepare = async () => {
		const claim = await acquire(found.key);
		return claim && startSaved(claim);
	};
	if (!(await replaceTraining({ prepare, trains: true, selectedRun: 0 }))) await findInterrupted();
}

async function startSaved(claim: Claim): Promise<TrainingStart | undefined> {
	const saved = await getTraining(claim.key).catch(() => undefined);
	if (!saved) claim.release();
	return saved && startFrom(extended(saved), claim);
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
		return claim && startFrom(extended(saved), claim);
	};
	return replaceTraining({ prepare, trains: true, selectedRun: selectedRun.peek() });
}
