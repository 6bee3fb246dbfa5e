/** Answers of the worker that keep in step with what they are asked about. */

import { batch, effect } from "@preact/signals";
import { toEngineError } from "../engine/error";
import { busyUntil } from "./busy";
import { engine, lastError } from "./engine";

/**
 * Asks again whenever a signal that `question` reads has changed; undefined is no question. At most one request is open;
 * what changes meanwhile is asked once, in its newest state. Until the newest is answered the page is busy. Returns what
 * ends it. An answer that comes after the end, or from a worker that another has replaced, is not shown.
 */
export function syncLatest<Q, A>(
	question: () => Q | undefined,
	ask: (question: Q) => Promise<A>,
	show: (answer: A, question: Q) => void,
): () => void {
	return sync(question, ask, show, busyUntil);
}

/** The same for long work and downloads, whose progress is shown where they belong: the page is not busy with them. */
export function syncInBackground<Q, A>(
	question: () => Q | undefined,
	ask: (question: Q) => Promise<A>,
	show: (answer: A, question: Q) => void,
): () => void {
	return sync(question, ask, show, async (task) => task);
}

function sync<Q, A>(
	question: () => Q | undefined,
	ask: (question: Q) => Promise<A>,
	show: (answer: A, question: Q) => void,
	until: (task: Promise<void>) => Promise<void>,
): () => void {
	let newest: Q | undefined;
	let isAsking = false;
	let hasEnded = false;
	/** Whether there is a question, answered or not. */
	let hasQuestion = false;

	async function refresh(): Promise<void> {
		isAsking = true;
		while (newest !== undefined && !hasEnded) {
			const asked = newest;
			newest = undefined;
			await answer(asked);
		}
		isAsking = false;
	}

	async function answer(asked: Q): Promise<void> {
		const worker = engine.peek();
		const isCurrent = () => !hasEnded && engine.peek() === worker;
		try {
			const answered = await ask(asked);
			if (isCurrent()) batch(() => show(answered, asked));
		} catch (thrown) {
			// A lost worker shows in `engine` already, and a question that is no longer asked may have lost its model.
			if (isCurrent() && newest === undefined && hasQuestion) lastError.value = toEngineError(thrown);
		}
	}

	const stop = effect(() => {
		newest = engine.value.status === "running" ? question() : undefined;
		hasQuestion = newest !== undefined;
		if (hasQuestion && !isAsking) void until(refresh());
	});
	return () => {
		hasEnded = true;
		stop();
	};
}
