/** The worker's long computations, in parts: between two of them it hears what it is told, so that they can be given up. */

import { EngineError } from "../error";
import type { TaskId } from "./contract";

/** Milliseconds of computing between two breaks. */
const BETWEEN_BREAKS_MS = 30;

interface Running {
	done: number;
	isAborted: boolean;
}

/** To be awaited after each step, with how much is done in 0…1: hears messages in between, and throws if the task was given up. */
export type ReportProgress = (done: number) => Promise<void>;

export class Tasks {
	readonly #running = new Map<TaskId, Running>();
	#retired: { free(): void }[] = [];

	async run<T>(id: TaskId, work: (report: ReportProgress) => Promise<T>): Promise<T> {
		const task = { done: 0, isAborted: false };
		this.#running.set(id, task);
		let since = performance.now();
		try {
			return await work(async (done) => {
				task.done = done;
				if (performance.now() - since > BETWEEN_BREAKS_MS) {
					await nextMessages();
					since = performance.now();
				}
				if (task.isAborted) throw new EngineError("aborted", "the task was given up");
			});
		} finally {
			this.#running.delete(id);
			if (this.#running.size === 0) this.#freeRetired();
		}
	}

	/** Frees what is not needed any more, once no task runs that may still use it. */
	retire(...resources: { free(): void }[]): void {
		this.#retired.push(...resources);
		if (this.#running.size === 0) this.#freeRetired();
	}

	#freeRetired(): void {
		for (const resource of this.#retired) resource.free();
		this.#retired = [];
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

/** For a part of a task, which goes from `from` to `to` of the whole. */
export function reportPart(report: ReportProgress, from: number, to: number): ReportProgress {
	return (done) => report(from + (to - from) * done);
}

function nextMessages(): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve));
}

/** The tasks of this worker. */
export const tasks = new Tasks();
