/** The training under way, kept in the browser every few seconds, so that it outlives its tab. */

import { effect, signal } from "@preact/signals";
import type { TrainState } from "../../engine/training/contracts";
import type { TrainConfig } from "../../engine/training/trainConfig";
import { freshName } from "../freshName";
import { deleteRun, getRun, putRun, runKeys } from "../storage";
import { linkTo } from "../urlState";
import { acquire, lockedKeys, release } from "./locks";
import { LossHistory, type StoredLossHistory } from "./lossHistory";
import { addCheckpoints, begin } from "./monitor";
import {
	applyProgress,
	currentCoordinator,
	endSession,
	histories,
	isOpen,
	pause,
	phase,
	runTo,
	session,
	step,
	targetStep,
} from "./session";

const EVERY_MS = 5000;

export interface SavedRun {
	recipes: readonly TrainConfig[];
	workers: number;
	/** the address of its settings */
	link: string;
	goal: number;
	states: TrainState[];
	tracks: StoredLossHistory[];
}

interface Interrupted {
	key: string;
	run: SavedRun;
}

/** A training that was interrupted, if there is one. */
export const interrupted = signal<Interrupted | undefined>(undefined);
/** The browser keeps nothing: this training will not outlive its tab. */
export const isUnsaved = signal(false);

/** The name under which this tab's training is kept, and claimed. */
let key: string | undefined;
let savedStep = -1;

/** Where the training stands, with each lane's model as a file. */
export interface Copy {
	run: SavedRun;
	files: Uint8Array[];
}

/** Of the training that was stopped last. */
let stopped: Copy | undefined;

/** Also of a training that was stopped; undefined where there is none. */
export async function currentCopy(): Promise<Copy | undefined> {
	const of = session.peek();
	if (!of || !isOpen.peek()) return stopped;
	const coordinator = currentCoordinator();
	const [{ states, progress }, { files }] = await Promise.all([
		coordinator.call("states", {}),
		coordinator.call("files", {}),
	]);
	if (session.peek() !== of) return undefined;
	applyProgress(progress);
	const at = states[0]?.step ?? 0;
	const seen = histories.peek().map((track) => track.toStored(at));
	const { recipes, workers } = of;
	const run = { recipes, workers, link: linkTo("train"), goal: targetStep.peek(), states, tracks: seen };
	return { run, files };
}

/** Ends the training where it stands; what it has come to can still be looked at and kept. */
export async function stopTraining(): Promise<void> {
	await pause();
	await addCheckpoints().catch(() => {}); // then the last look has to do
	stopped = await currentCopy().catch(() => undefined);
	endSession();
}

/** One after another, so that nothing is kept after it was forgotten. */
let writing: Promise<void> = Promise.resolve();

async function save(): Promise<void> {
	const own = key;
	if (!isOpen.peek() || step.peek() === savedStep) return;
	const run = (await currentCopy())?.run;
	const at = run?.states[0]?.step;
	if (!run || !own || own !== key || at === undefined || at === savedStep) return;
	await putRun(own, run);
	savedStep = at;
	isUnsaved.value = false;
}

function trySave(): void {
	writing = writing.then(save).catch(() => {
		isUnsaved.value = isOpen.peek();
	});
}

setInterval(trySave, EVERY_MS); // which does nothing where nothing has changed
document.addEventListener("visibilitychange", trySave);
effect(() => {
	const { kind } = phase.value;
	if (kind === "opening") stopped = undefined;
	if (kind === "opening" && !key) void take(`${Date.now()}-${freshName()}`);
	if (kind === "paused") trySave();
	if (kind === "ended") forget();
});

/** Whether no other tab has it. */
async function take(name: string): Promise<boolean> {
	key = name;
	savedStep = -1;
	return acquire(name);
}

function forget(): void {
	const own = key;
	key = undefined;
	release();
	if (own) void drop(own);
}

function drop(name: string): Promise<void> {
	writing = writing.then(() => deleteRun(name)).catch(() => {});
	return writing;
}

/** Looks for the newest training that no open tab has. */
export async function findInterrupted(): Promise<void> {
	const [keys, claimed] = await Promise.all([runKeys().catch(() => []), lockedKeys()]);
	const free = keys.findLast((candidate) => !claimed.has(candidate));
	const run = free === undefined ? undefined : await getRun<SavedRun>(free).catch(() => undefined);
	interrupted.value = free !== undefined && run ? { key: free, run } : undefined;
}

/** Unless another tab has gone on with it meanwhile. It is offered until it is gone. */
export async function discardInterrupted(): Promise<void> {
	const found = interrupted.peek();
	if (!found) return;
	if (!(await lockedKeys()).has(found.key)) await drop(found.key);
	await findInterrupted();
}

/** Goes on where it was saved, as if it had not been interrupted. */
export async function resumeInterrupted(): Promise<void> {
	const found = interrupted.peek();
	if (!found) return;
	interrupted.value = undefined;
	if (await take(found.key)) {
		await resumeRun(found.run);
		return;
	}
	key = undefined;
	await findInterrupted();
}

/** Goes on with this tab's own training, whose worker has ended. Whether there was anything to go on with. */
export async function resumeOwn(): Promise<boolean> {
	const run = key === undefined ? undefined : await getRun<SavedRun>(key).catch(() => undefined);
	if (run) await resumeRun(run);
	return run !== undefined;
}

/** Goes on with a training that was kept; one that had come to its end takes as many steps again. */
export async function resumeRun(run: SavedRun): Promise<void> {
	const at = run.states[0]?.step ?? 0;
	await restoreRun({ ...run, goal: at < run.goal ? run.goal : at + Math.max(1, run.goal) });
	await runTo(targetStep.peek());
}

/** To where it stood, paused. */
export async function restoreRun({ link, goal: all, tracks: seen, ...start }: SavedRun): Promise<void> {
	location.hash = link;
	await begin({ ...start, tracks: seen.map(LossHistory.from), goalOf: () => all });
}
