/** What the buttons of the run bar do. */

import { computed, signal } from "@preact/signals";
import { announce } from "../../../state/announcer";
import { begin, selectedRun } from "../../../state/training/monitor";
import { currentCopy, restoreRun, type SavedRun, stopTraining } from "../../../state/training/persistence";
import {
	advance,
	endSession,
	isOpen,
	pause,
	runTo,
	type Session,
	session,
	step,
	targetStep,
} from "../../../state/training/session";
import { chosenModel, trainConfigs } from "../setup/settings";
import { epochs, workers } from "./state";
import { texts } from "./texts";

/** Of the epochs asked for. */
function goalOf(stepsPerEpoch: number): number {
	return epochs.peek() * stepsPerEpoch;
}

/** A fresh model of each lane's settings. */
export async function start(): Promise<void> {
	const chosen = trainConfigs.peek();
	if (!chosen) return;
	announce(texts.value.announceStart);
	selectedRun.value = chosenModel.peek();
	if (await begin({ recipes: chosen, workers: workers.peek(), goalOf })) await runTo(targetStep.peek());
}

/** When all epochs are done, as many again. */
export async function resume(): Promise<void> {
	const asked = goalOf(session.peek()?.stepsPerEpoch ?? 0);
	const [done, all] = [step.peek(), Math.max(targetStep.peek(), asked)];
	targetStep.value = done < all ? all : done + asked;
	await runTo(targetStep.peek());
}

export async function pauseTraining(): Promise<void> {
	await pause();
	announce(texts.value.announcePause(step.peek()));
}

export async function oneStep(): Promise<void> {
	await advance(1);
}

/** To the end of the epoch. */
export async function oneEpoch(): Promise<void> {
	const { stepsPerEpoch = 1 } = session.peek() ?? {};
	await runTo((Math.floor(step.peek() / stepsPerEpoch) + 1) * stepsPerEpoch);
}

/** What a reset has taken back. */
const taken = signal<{ by: Session; run: SavedRun } | undefined>(undefined);
/** Until the first step after it. */
export const canUndoReset = computed(() => step.value === 0 && taken.value?.by === session.value && isOpen.value);

/** To the same fresh model, and stays there. */
export async function reset(): Promise<void> {
	const { recipes: same, workers: many } = session.peek() ?? {};
	if (!same || !many) return;
	const copy = step.peek() > 0 ? await currentCopy().catch(() => undefined) : undefined;
	if (!(await begin({ recipes: same, workers: many, goalOf }))) return;
	const by = session.peek();
	taken.value = copy && by && { by, run: copy.run };
	announce(texts.value.announceReset);
}

export async function undoReset(): Promise<void> {
	const { run } = taken.peek() ?? {};
	if (run) await restoreRun(run);
}

export async function stop(): Promise<void> {
	if (isOpen.peek()) await stopTraining();
	else endSession();
	announce(texts.value.announceStop);
}
