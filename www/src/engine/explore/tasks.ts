/** The worker's long computations, with breaks in which it receives messages, so that they can be aborted. */

import { EngineError } from "../error";
import type { TaskId } from "./contract";

/** Milliseconds of computing between two breaks. */
const BREAK_INTERVAL_MS = 30;

interface RunningTask {
	/** 0…1 */
	done: number;
	isAborted: boolean;
}

/** To be awaited after each step, with how much is done in 0…1: lets messages be received, and throws if the task was aborted. */
export type ReportProgress = (done: number) => Promise<void>;

export class Tasks {
	readonly #running = new Map<TaskId, RunningTask>();
	#toFree: { free(): void }[] = [];

	async run<T>(id: TaskId, work: (report: ReportProgress) => Promise<T>): Promise<T> {
		const task = { done: 0, isAborted: false };
		this.#running.set(id, task);
		let lastBreak = performance.now();
		try {
			return await work(async (done) => {
				task.done = done;
				if (performance.now() - lastBreak > BREAK_INTERVAL_MS) {
					await yieldToMessages();
					lastBreak = performance.now();
				}
				if (task.isAborted) throw new EngineError("aborted", "the task was aborted");
			});
		} finally {
			this.#running.delete(id);
			if (this.#running.size === 0) this.#freeResources();
		}
	}

	/** Frees these once no task is running that may still use them. */
	freeWhenIdle(...resources: { free(): void }[]): void {
		this.#toFree.push(...resources);
		if (this.#running.size === 0) this.#freeResources();
	}

	#freeResources(): void {
		for (const resource of this.#toFree) resource.free();
		this.#toFree = [];
	}

	/** undefined if it is not running */
	progressOf(id: TaskId): number | undefined {
		return this.#running.get(id)?.done;
	}

	/** It ends at its next break, before it uses anything again. */
	abort(id: TaskId): void {
		const task = this.#running.get(id);
		if (task) task.isAborted = true;
	}

	/** Before anything is freed that a task may use. */
	abortAll(): void {
		for (const id of this.#running.keys()) this.abort(id);
	}
}

/** For one stage of a task, whose progress 0…1 is `from`…`to` of the whole task. */
export function reportRange(report: ReportProgress, from: number, to: number): ReportProgress {
	return (done) => report(from + (to - from) * done);
}

function yieldToMessages(): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve));
}

/** The tasks of this worker. */
export const tasks = new Tasks();
