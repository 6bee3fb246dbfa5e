/** The training under way, kept in the browser every few seconds, so that it outlives its tab. */

import { effect, signal } from "@preact/signals";
import type { Position } from "../../engine/training/calls";
import type { Recipe } from "../../engine/training/recipe";
import { linkTo } from "../link";
import { deleteRun, getRun, putRun } from "../storage";
import { currentLead, goal, isOpen, isRunning, openSession, phase, runTo, session, step, tracks } from "./session";
import { type StoredTrack, Track } from "./track";
import { startWatching } from "./watch";

const KEY = "under way";
const EVERY_MS = 5000;

export interface SavedRun {
	recipes: readonly Recipe[];
	workers: number;
	/** the address of its settings */
	link: string;
	goal: number;
	positions: Position[];
	tracks: StoredTrack[];
}

/** A training that was interrupted, if there is one and none is under way. */
export const interrupted = signal<SavedRun | undefined>(undefined);
/** The browser keeps nothing: this training will not outlive its tab. */
export const isUnsaved = signal(false);

let savedStep = -1;

/** All that is needed to go on; undefined where there is no training. */
export async function currentRun(): Promise<SavedRun | undefined> {
	const of = session.peek();
	if (!of || !isOpen.peek()) return undefined;
	const { positions } = await currentLead().call("positions", {});
	const at = positions[0]?.step ?? 0;
	const seen = tracks.peek().map((track) => track.toStored(at));
	const { recipes, workers } = of;
	return { recipes, workers, link: linkTo("train"), goal: goal.peek(), positions, tracks: seen };
}

async function save(): Promise<void> {
	if (step.peek() === savedStep) return;
	const run = await currentRun();
	const at = run?.positions[0]?.step;
	if (!run || at === undefined || at === savedStep) return;
	await putRun(KEY, run);
	savedStep = at;
	isUnsaved.value = false;
}

function trySave(): void {
	save().catch(() => {
		isUnsaved.value = isOpen.peek();
	});
}

setInterval(() => {
	if (isRunning.peek()) trySave();
}, EVERY_MS);
document.addEventListener("visibilitychange", trySave);
effect(() => {
	if (phase.value.kind === "paused") trySave();
	if (phase.value.kind === "ended") forget();
});

function forget(): void {
	savedStep = -1;
	interrupted.value = undefined;
	deleteRun(KEY).catch(() => {});
}

/** Looks whether a training was interrupted. */
export async function findInterrupted(): Promise<void> {
	if (phase.peek().kind !== "none") return;
	const run = await getRun<SavedRun>(KEY).catch(() => undefined);
	if (phase.peek().kind === "none") interrupted.value = run;
}

export function discardInterrupted(): void {
	forget();
}

/** Goes on where it was saved, as if it had not been interrupted. Whether there was anything to go on with. */
export async function resumeSaved(): Promise<boolean> {
	const run = await getRun<SavedRun>(KEY).catch(() => undefined);
	interrupted.value = undefined;
	if (run) await goOnWith(run);
	return run !== undefined;
}

/** Goes on with a training that was kept. */
export async function goOnWith({ recipes, workers, link, positions, tracks: seen, goal: to }: SavedRun): Promise<void> {
	location.hash = link;
	const isReady = await openSession({ recipes, workers, positions, tracks: seen.map(Track.from) });
	if (!isReady) return;
	goal.value = to;
	await startWatching();
	await runTo(to);
}
