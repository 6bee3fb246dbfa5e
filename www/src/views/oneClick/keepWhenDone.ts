/** What a view has promised: to keep the models of a training as soon as that is done. */

import { batch, effect, signal } from "@preact/signals";
import { announce } from "../../state/announcer";
import type { OwnModel } from "../../state/ownModels";
import { currentSession } from "../../state/training/current";
import { phase } from "../../state/training/session";
import type { TrainingSession } from "../../state/training/trainingSession";
import type { ViewId } from "../../state/views";
import { isDone } from "../train/run/state";
import { askedIn, forgetOthers, keepAll, message } from "../train/save/commands";
import { hasMissedStart } from "./missedStart";
import { texts } from "./texts";

interface Asked {
	view: ViewId;
	/** Gets the models. */
	onKept(models: readonly OwnModel[]): void;
}

interface Promised extends Asked {
	/** The training, and those that go on in its place after it was lost, stopped or reset. */
	trainings: WeakSet<TrainingSession>;
}

const promised = signal<Promised | undefined>(undefined);

/** `take` gets the training that `start` puts in the place of another, before it is missed. */
function takeStarted<T>(start: () => T, take: (session: TrainingSession) => void): T {
	return batch(() => {
		const before = currentSession.peek();
		const started = start();
		const session = currentSession.peek();
		if (session && session !== before) take(session);
		return started;
	});
}

/** The models of what is started are kept once it is done, unless another training takes its place. */
export function startAndKeep(start: () => Promise<void>, asked: Asked): Promise<void> {
	return takeStarted(start, (session) => {
		promised.value = { ...asked, trainings: new WeakSet([session]) };
	});
}

/** What is promised of a training that was lost, stopped or reset is promised of the one that goes on in its place. */
export function retryAndKeep<T>(retry: () => Promise<T>): Promise<T> {
	return takeStarted(retry, (session) => void promised.peek()?.trainings.add(session));
}

effect(() => {
	if (currentSession.value) hasMissedStart.value = false;
});

effect(() => {
	const session = currentSession.value;
	if (!promised.value) return;
	const { trainings, view, onKept } = promised.value;
	const isThere = session !== undefined && trainings.has(session);
	const isOver = isDone.value || phase.value.kind === "diverged";
	if (isThere && !isOver) return;
	promised.value = undefined;
	if (!isThere) return;
	// Later: what these read is not what the promise waits for.
	if (isDone.value) queueMicrotask(() => void keepAll(view).then(onKept));
	else queueMicrotask(() => sayNotKept(view));
});

function sayNotKept(view: ViewId): void {
	forgetOthers();
	[message.value, askedIn.value] = [() => texts.value.notKept, view];
	announce(texts.value.notKept);
}
