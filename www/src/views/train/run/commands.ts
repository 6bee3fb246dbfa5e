/** What the buttons of the run bar do. */

import { announce } from "../../../state/announcer";
import { stopTraining } from "../../../state/training/saved";
import {
	advance,
	endSession,
	goal,
	isOpen,
	openSession,
	pause,
	resetSession,
	runTo,
	session,
	step,
} from "../../../state/training/session";
import { startWatching } from "../../../state/training/watch";
import { recipes } from "../setup/settings";
import { epochs, workers } from "./state";
import { texts } from "./texts";

/** Of the epochs asked for. */
function allSteps(): number {
	return epochs.peek() * (session.peek()?.stepsPerEpoch ?? 0);
}

async function begin(open: () => Promise<boolean>): Promise<void> {
	if (!(await open())) return;
	goal.value = allSteps();
	await startWatching();
}

/** A fresh model of each lane's settings. */
export async function start(): Promise<void> {
	const chosen = recipes.peek();
	if (!chosen) return;
	announce(texts.value.announceStart);
	await begin(() => openSession({ recipes: chosen, workers: workers.peek() }));
	await runTo(goal.peek());
}

/** When all epochs are done, as many again. */
export async function goOn(): Promise<void> {
	const [done, all] = [step.peek(), Math.max(goal.peek(), allSteps())];
	goal.value = done < all ? all : done + allSteps();
	await runTo(goal.peek());
}

export async function halt(): Promise<void> {
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

/** To the same fresh model, and stays there. */
export async function reset(): Promise<void> {
	await begin(resetSession);
	announce(texts.value.announceReset);
}

export async function stop(): Promise<void> {
	if (isOpen.peek()) await stopTraining();
	else endSession();
	announce(texts.value.announceStop);
}
