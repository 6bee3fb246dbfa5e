import type { Page } from "@playwright/test";
import { expect } from "./test";

/** Makes the models' worker throw an uncaught error, then clicks "Try again", which starts a new worker. */
export async function breakWorkerAndTryAgain(page: Page): Promise<void> {
	const [worker] = page.workers();
	if (!worker) throw new Error("the page has no worker to break");
	await worker.evaluate(() => {
		setTimeout(() => {
			throw new Error("broken on purpose");
		});
	});
	const notice = page.getByRole("alert").filter({ hasText: "The models have stopped working." });
	await notice.getByRole("button", { name: "Try again" }).click();
	await expect(notice).toBeHidden();
}
