/** Keeps results of a worker up to date with the signals that their requests depend on. */

import { batch, effect } from "@preact/signals";
import { toEngineError } from "../engine/error";
import { busyUntil } from "./busy";
import { engineState, lastError } from "./engine";

/**
 * Sends a request whenever a signal that `request` reads has changed; undefined sends none. At most one is pending: of
 * changes meanwhile, only the newest is sent. Until its result is there the page is busy. Returns a function that stops
 * it. A result that arrives after that, or from a worker that was replaced, is not shown.
 */
export function syncLatest<Q, R>(
	request: () => Q | undefined,
	send: (request: Q) => Promise<R>,
	show: (result: R, request: Q) => void,
): () => void {
	return sync(request, send, show, busyUntil);
}

/** The same for long work and downloads, whose progress is shown where they belong: the page is not busy with them. */
export function syncInBackground<Q, R>(
	request: () => Q | undefined,
	send: (request: Q) => Promise<R>,
	show: (result: R, request: Q) => void,
): () => void {
	return sync(request, send, show, async (task) => task);
}

function sync<Q, R>(
	request: () => Q | undefined,
	send: (request: Q) => Promise<R>,
	show: (result: R, request: Q) => void,
	track: (task: Promise<void>) => Promise<void>,
): () => void {
	let newest: Q | undefined;
	let isSending = false;
	let hasEnded = false;
	/** Whether there is a request, pending or done. */
	let hasRequest = false;

	async function refresh(): Promise<void> {
		isSending = true;
		while (newest !== undefined && !hasEnded) {
			const sent = newest;
			newest = undefined;
			await sendAndShow(sent);
		}
		isSending = false;
	}

	async function sendAndShow(sent: Q): Promise<void> {
		const worker = engineState.peek();
		const isCurrent = () => !hasEnded && engineState.peek() === worker;
		try {
			const result = await send(sent);
			if (isCurrent()) batch(() => show(result, sent));
		} catch (thrown) {
			// A lost worker shows in `engineState` already, and the model of an outdated request may have been unloaded.
			if (isCurrent() && newest === undefined && hasRequest) lastError.value = toEngineError(thrown);
		}
	}

	const stop = effect(() => {
		newest = engineState.value.status === "running" ? request() : undefined;
		hasRequest = newest !== undefined;
		if (hasRequest && !isSending) void track(refresh());
	});
	return () => {
		hasEnded = true;
		stop();
	};
}
