/** Results of the worker that explores, kept up to date with the signals that their requests depend on. */

import { batch, computed, effect, type ReadonlySignal, signal, untracked } from "@preact/signals";
import { type EngineError, toEngineError } from "../engine/error";
import type { TaskOptions } from "../engine/explore/runTask";
import { busyUntil } from "./busy";
import { dataSet } from "./dataSet";
import { scopedTo } from "./scoped";

export interface Work<R> {
	/** The last result, also while a newer one is computed; undefined until there is one for this data set, and after a failure. */
	readonly result: ReadonlySignal<R | undefined>;
	/** How much of the running computation is done, in 0…1; undefined while none runs. */
	readonly done: ReadonlySignal<number | undefined>;
	/** Why the last computation failed, if it did. */
	readonly error: ReadonlySignal<EngineError | undefined>;
	/** Follows the request while its view is shown. Returns a function that stops it. */
	sync(): () => void;
	/** Tries again after a failure. */
	retry(): void;
}

interface WorkOptions {
	/** Whether a running one ends before the next, so that a drawing is followed; otherwise it is given up. */
	isShort?: boolean;
}

/** The times that a task is begun. */
const ATTEMPTS = 3;

/** Begins a task again that was ended by what another one needs: a model or examples that were replaced in the worker. */
export async function repeatIfReplaced<R>(task: () => Promise<R>, signal: AbortSignal): Promise<R> {
	for (let count = 1; ; count++) {
		try {
			return await task();
		} catch (thrown) {
			if (count === ATTEMPTS || signal.aborted || toEngineError(thrown).code !== "aborted") throw thrown;
		}
	}
}

/**
 * Sends a request whenever a signal that `request` reads has changed; undefined sends none. Of changes while one is sent, only
 * the newest is sent then. A result that is there already is not computed again.
 */
export function exploreWork<Q, R>(
	request: () => Q | undefined,
	send: (request: Q, options: TaskOptions) => Promise<R>,
	{ isShort = false }: WorkOptions = {},
): Work<R> {
	const wanted = computed(request);
	const latest = scopedTo<{ request: Q; result: R }>(dataSet);
	const done = signal<number | undefined>(undefined);
	const error = signal<EngineError | undefined>(undefined);
	/** After a failure, until there is a newer result: what was there before is of something else. */
	const isOutdated = signal(false);
	const attempt = signal(0);
	let running: AbortController | undefined;

	function sendUntilDone(sent: Q, signal: AbortSignal): Promise<R> {
		const report = (value: number) => {
			if (!signal.aborted) done.value = value;
		};
		return repeatIfReplaced(() => send(sent, { signal, onProgress: isShort ? undefined : report }), signal);
	}

	async function run(sent: Q, abort: AbortController): Promise<void> {
		running = abort;
		batch(() => {
			done.value = 0;
			if (!isShort) error.value = undefined; // that of a drawing stays while it is drawn on
		});
		const outcome = await sendUntilDone(sent, abort.signal).then(
			(result) => ({ result }),
			(thrown: unknown) => ({ thrown: toEngineError(thrown) }),
		);
		if (running === abort) running = undefined;
		if (abort.signal.aborted) return;
		batch(() => {
			done.value = undefined;
			isOutdated.value = "thrown" in outcome;
			if ("result" in outcome) latest.set({ request: sent, result: outcome.result });
			error.value = "thrown" in outcome ? outcome.thrown : undefined;
		});
		follow();
	}

	function isDone(sent: Q): boolean {
		return latest.shown.peek()?.request === sent;
	}

	let sent: Q | undefined;
	function follow(): void {
		const next = isFollowing ? wanted.peek() : undefined;
		if (running && (next === sent || (isShort && next !== undefined))) return;
		running?.abort();
		running = undefined;
		if (next === undefined || isDone(next)) error.value = undefined; // of what is no longer wanted
		if (next !== undefined && isDone(next)) isOutdated.value = false;
		if (next === undefined || isDone(next) || (next === sent && error.peek())) {
			done.value = undefined;
			return;
		}
		sent = next;
		const work = run(next, new AbortController());
		if (isShort) void busyUntil(work);
	}

	let isFollowing = false;
	return {
		result: computed(() => (isOutdated.value ? undefined : latest.shown.value?.result)),
		done,
		error,
		sync() {
			isFollowing = true;
			const stop = effect(() => {
				void wanted.value;
				void attempt.value;
				untracked(follow);
			});
			return () => {
				stop();
				isFollowing = false;
				follow();
			};
		},
		retry() {
			sent = undefined;
			error.value = undefined;
			attempt.value++;
		},
	};
}
