/** Requests of views to keep the models of a training as soon as that is done. */

import { batch, effect, signal } from "@preact/signals";
import { announce } from "../../state/announcer";
import type { OwnModel } from "../../state/ownModels";
import { currentSession } from "../../state/training/currentSession";
import { trainingPhase } from "../../state/training/session";
import type { TrainingSession } from "../../state/training/trainingSession";
import type { ViewId } from "../../state/views";
import { areAllEpochsDone } from "../train/run/state";
import { clearIfOtherModel, keepAllModels, outcomeMessage, requestingView } from "../train/save/commands";
import { hasMissedStart } from "./missedStart";
import { texts } from "./texts";

interface KeepOptions {
	requestingView: ViewId;
	/** Gets the models. */
	onKept(models: readonly OwnModel[]): void;
}

interface KeepRequest extends KeepOptions {
	/** The training, and those that go on in its place after it was lost, stopped or reset. */
	trainings: WeakSet<TrainingSession>;
}

const keepRequest = signal<KeepRequest | undefined>(undefined);

/** Calls back with the training that `start` makes the current one, before the effects below see it. */
function withStartedSession<T>(start: () => T, onStarted: (session: TrainingSession) => void): T {
	return batch(() => {
		const previous = currentSession.peek();
		const started = start();
		const session = currentSession.peek();
		if (session && session !== previous) onStarted(session);
		return started;
	});
}

/** Starts a training whose models are kept once it is done, unless another training takes its place. */
export function startAndKeepWhenDone(start: () => Promise<void>, options: KeepOptions): Promise<void> {
	return withStartedSession(start, (session) => {
		keepRequest.value = { ...options, trainings: new WeakSet([session]) };
	});
}

/** Starts what goes on in the place of a training that was lost, stopped or reset: the request to keep its models is passed on. */
export function transferKeepRequest<T>(startReplacement: () => Promise<T>): Promise<T> {
	return withStartedSession(startReplacement, (session) => void keepRequest.peek()?.trainings.add(session));
}

effect(() => {
	if (currentSession.value) hasMissedStart.value = false;
});

effect(() => {
	const session = currentSession.value;
	if (!keepRequest.value) return;
	const { trainings, requestingView: view, onKept } = keepRequest.value;
	const isCurrent = session !== undefined && trainings.has(session);
	const isOver = areAllEpochsDone.value || trainingPhase.value.kind === "diverged";
	if (isCurrent && !isOver) return;
	keepRequest.value = undefined;
	if (!isCurrent) return;
	// Later, so that this effect does not depend on what these read.
	if (areAllEpochsDone.value) queueMicrotask(() => void keepAllModels(view).then(onKept));
	else queueMicrotask(() => announceNotKept(view));
});

function announceNotKept(view: ViewId): void {
	clearIfOtherModel();
	[outcomeMessage.value, requestingView.value] = [() => texts.value.notKept, view];
	announce(texts.value.notKept);
}
