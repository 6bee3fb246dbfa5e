/** Asks again for what did not arrive, as where there is a connection again. */

import { engineState, retryModels } from "./engine";
import { loadTestExamples, testExamplesFailed } from "./examples";

/** `startWorker` starts the worker that holds the models, which then gets all that it needs. */
export function retryDownloads(startWorker: () => void): void {
	const state = engineState.peek();
	if (state.status === "lost") {
		if (state.error.code === "unreachable") startWorker();
		return;
	}
	retryModels();
	if (testExamplesFailed.peek()) void loadTestExamples();
}
