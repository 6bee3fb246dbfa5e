/** Runs a task of the worker that explores, from the page: with its progress, and until it is given up. */

import { EngineError } from "../error";
import type { Client } from "../rpc";
import type { ExploreContract, TaskType } from "./contract";

/** Milliseconds between two questions for progress. */
const PROGRESS_MS = 100;

export interface TaskOptions {
	/** Ends the task: it rejects with the code "aborted" at its next break. */
	signal?: AbortSignal | undefined;
	/** How much is done, in 0…1. */
	onProgress?: ((done: number) => void) | undefined;
}

let nextTask = 0;

export async function runTask<T extends TaskType>(
	client: Client<ExploreContract>,
	type: T,
	request: Omit<ExploreContract[T]["request"], "task">,
	{ signal, onProgress }: TaskOptions = {},
): Promise<ExploreContract[T]["reply"]> {
	if (signal?.aborted) throw new EngineError("aborted", "given up before it began");
	const task = nextTask++;
	const abort = () => void client.call("abort", { task }).catch(() => {}); // fails only with the worker, and the task with it
	const ask = async (report: (done: number) => void) => {
		const { done } = await client.call("progress", { task });
		if (done !== undefined && timer !== undefined) report(done);
	};
	let timer = onProgress && setInterval(() => void ask(onProgress).catch(() => {}), PROGRESS_MS);
	signal?.addEventListener("abort", abort);
	try {
		return await client.call(type, { ...request, task } as ExploreContract[T]["request"]);
	} finally {
		clearInterval(timer);
		timer = undefined;
		signal?.removeEventListener("abort", abort);
	}
}
