/** Results of the worker that explores, kept up to date with the signals that their requests depend on. */

import { batch, computed, effect, type ReadonlySignal, signal, untracked } from "@preact/signals";
import { type EngineError, toEngineError } from "../engine/error";
import type { TaskOptions } from "../engine/explore/runTask";
import { busyUntil } from "./busy";
import { dataSet } from "./dataSet";
import { signalScopedTo } from "./scoped";

export interface ExploreQuery<Result> {
	/** The last result, also while a newer one is computed; undefined until there is one for this data set, and after a failure. */
	readonly result: ReadonlySignal<Result | undefined>;
	/** How much of the running computation is done, in 0…1; undefined while none runs. */
	readonly progress: ReadonlySignal<number | undefined>;
	/** Why the last computation failed, if it did. */
	readonly error: ReadonlySignal<EngineError | undefined>;
	/** Sends the request whenever it changes, while its view is shown. Returns a function that stops it. */
	sync(): () => void;
	/** Tries again after a failure. */
	retry(): void;
}

interface ExploreQueryOptions {
	/**
	 * Whether a running request is finished before a newer one is sent, as it takes little time; otherwise it is aborted. The progress
	 * of a short one is not reported.
	 */
	finishesBeforeNext?: boolean;
}

/** How often a task is begun. */
const MAX_ATTEMPTS = 3;

/** Begins a task again that was ended by what another one needs: a model or examples that were replaced in the worker. */
export async function repeatIfReplaced<Result>(task: () => Promise<Result>, signal: AbortSignal): Promise<Result> {
	for (let count = 1; ; count++) {
		try {
			return await task();
		} catch (thrown) {
			if (count === MAX_ATTEMPTS || signal.aborted || toEngineError(thrown).code !== "aborted") throw thrown;
		}
	}
}

/**
 * Sends a request whenever a signal that `request` reads has changed; undefined sends none. Of changes while one is sent, only
 * the newest is sent then. A result that is there already is not computed again.
 */
export function exploreQuery<Query, Result>(
	request: () => Query | undefined,
	send: (request: Query, options: TaskOptions) => Promise<Result>,
	{ finishesBeforeNext = false }: ExploreQueryOptions = {},
): ExploreQuery<Result> {
	const latestRequest = computed(request);
	const latest = signalScopedTo<{ request: Query; result: Result }>(dataSet);
	const progress = signal<number | undefined>(undefined);
	const error = signal<EngineError | undefined>(undefined);
	/** After a failure, until there is a newer result: what was there before is of something else. */
	const isOutdated = signal(false);
	const attempt = signal(0);
	let running: AbortController | undefined;

	function sendUntilDone(sent: Query, signal: AbortSignal): Promise<Result> {
		const report = (value: number) => {
			if (!signal.aborted) progress.value = value;
		};
		return repeatIfReplaced(() => send(sent, { signal, onProgress: finishesBeforeNext ? undefined : report }), signal);
	}

	async function run(sent: Query, abort: AbortController): Promise<void> {
		running = abort;
		batch(() => {
			progress.value = 0;
			if (!finishesBeforeNext) error.value = undefined; // that of a drawing stays while it is drawn on
		});
		const outcome = await sendUntilDone(sent, abort.signal).then(
			(result) => ({ result }),
			(thrown: unknown) => ({ thrown: toEngineError(thrown) }),
		);
		if (running === abort) running = undefined;
		if (abort.signal.aborted) return;
		batch(() => {
			progress.value = undefined;
			isOutdated.value = "thrown" in outcome;
			if ("result" in outcome) latest.set({ request: sent, result: outcome.result });
			error.value = "thrown" in outcome ? outcome.thrown : undefined;
		});
		update();
	}

	function hasResult(sent: Query): boolean {
		return latest.current.peek()?.request === sent;
	}

	let sent: Query | undefined;
	function update(): void {
		const next = isSyncing ? latestRequest.peek() : undefined;
		if (running && (next === sent || (finishesBeforeNext && next !== undefined))) return;
		running?.abort();
		running = undefined;
		if (next === undefined || hasResult(next)) error.value = undefined; // of what is no longer wanted
		if (next !== undefined && hasResult(next)) isOutdated.value = false;
		if (next === undefined || hasResult(next) || (next === sent && error.peek())) {
			progress.value = undefined;
			return;
		}
		sent = next;
		const work = run(next, new AbortController());
		if (finishesBeforeNext) void busyUntil(work);
	}

	let isSyncing = false;
	return {
		result: computed(() => (isOutdated.value ? undefined : latest.current.value?.result)),
		progress,
		error,
		sync() {
			isSyncing = true;
			const stop = effect(() => {
				void latestRequest.value;
				void attempt.value;
				untracked(update);
			});
			return () => {
				stop();
				isSyncing = false;
				update();
			};
		},
		retry() {
			sent = undefined;
			error.value = undefined;
			attempt.value++;
		},
	};
}
