/** Answers of the worker that keep in step with what they are asked about. */

import { batch, effect } from "@preact/signals";
import { toEngineError } from "../engine/error";
import { busyUntil } from "./busy";
import { engine, lastError } from "./engine";

/**
 * Asks anew whenever a signal that `question` reads has changed; undefined is no question. One request is under way at
 * most; what changes meanwhile is asked for once, in its newest state. Until the newest is answered the page is busy.
 * Returns what ends it.
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
	let underWay = false;
	let ended = false;
	/** Whether there is a question, be it answered or not. */
	let isAsked = false;

	async function refresh(): Promise<void> {
		underWay = true;
		while (newest !== undefined && !ended) {
			const asked = newest;
			newest = undefined;
			try {
				const answer = await ask(asked);
				if (!ended) batch(() => show(answer, asked));
			} catch (thrown) {
				// A lost worker shows in `engine` already, and what nobody asks any more may have lost its model.
				if (engine.peek().status === "running" && newest === undefined && isAsked)
					lastError.value = toEngineError(thrown);
			}
		}
		underWay = false;
	}

	const stop = effect(() => {
		newest = engine.value.status === "running" ? question() : undefined;
		isAsked = newest !== undefined;
		if (newest !== undefined && !underWay) void until(refresh());
	});
	return () => {
		ended = true;
		stop();
	};
}
