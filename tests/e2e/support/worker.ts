import type { Page, Worker } from "@playwright/test";
import { expect } from "./test";

/** How a worker can end, as run in it. */
export const deaths = {
	"throws an error": () => {
		setTimeout(() => {
			throw new Error("broken on purpose");
		});
	},
	"ends without a word, as the system ends one": () => self.close(),
	hangs: () => {
		setTimeout(() => {
			// It waits for what nobody changes, which takes no time of the other workers, as an endless loop would.
			const { buffer } = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true });
			Atomics.wait(new Int32Array(buffer), 0, 0);
		});
	},
} satisfies Record<string, () => void>;

const isModelsWorker = (worker: Worker) => /\/worker-[^/]*\.js$/.test(worker.url());

/** The latest: one that hangs is listed for a while after it was ended. */
export function modelsWorkerOf(page: Page): Worker {
	const worker = page.workers().findLast(isModelsWorker);
	if (!worker) throw new Error("the models have no worker");
	return worker;
}

/** Lets a worker end, which may be gone before it answers. */
export async function endWorker(worker: Worker, death: () => void): Promise<void> {
	await worker.evaluate(death).catch((error: Error) => {
		if (!error.message.includes("has been closed")) throw error;
	});
}

/** Makes the models' worker die by an error, and waits for the one that takes its place. */
export async function replaceWorker(page: Page): Promise<void> {
	const another = page.waitForEvent("worker", isModelsWorker);
	await endWorker(modelsWorkerOf(page), deaths["throws an error"]);
	await another;
	await expect(page.getByRole("main")).toHaveAttribute("aria-busy", "false");
}
