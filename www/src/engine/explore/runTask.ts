/** Runs a task of the worker that explores, from the page: with its progress, until it ends or is aborted. */

import { EngineError } from "../error";
import type { Client } from "../rpc";
import type { ExploreContract, TaskCall } from "./contract";

/** How often progress is read. */
const PROGRESS_MS = 100;

export interface TaskOptions {
	/** Ends the task: it rejects with the code "aborted" at its next break. */
	signal?: AbortSignal | undefined;
	/** How much is done, in 0…1. */
	onProgress?: ((done: number) => void) | undefined;
}

let nextTaskId = 0;

export async function runTask<T extends TaskCall>(
	client: Client<ExploreContract>,
	type: T,
	request: Omit<ExploreContract[T]["request"], "taskId">,
	{ signal, onProgress }: TaskOptions = {},
): Promise<ExploreContract[T]["reply"]> {
	if (signal?.aborted) throw new EngineError("aborted", "aborted before it began");
	const taskId = nextTaskId++;
	const abort = () => void client.call("abortTask", { taskId }).catch(() => {}); // fails only with the worker, and the task with it
	const readProgress = async (report: (done: number) => void) => {
		const { done } = await client.call("readProgress", { taskId });
		if (done !== undefined && timer !== undefined) report(done);
	};
	let timer = onProgress && setInterval(() => void readProgress(onProgress).catch(() => {}), PROGRESS_MS);
	signal?.addEventListener("abort", abort);
	try {
		return await client.call(type, { ...request, taskId } as ExploreContract[T]["request"]);
	} finally {
		clearInterval(timer);
		timer = undefined;
		signal?.removeEventListener("abort", abort);
	}
}
