import type { Page } from "@playwright/test";
import { expect } from "./test";

/** The worker that holds the models throws where nobody catches it; the page shows it, and starts another. */
export async function breakWorkerAndTryAgain(page: Page): Promise<void> {
	await page.workers()[0]?.evaluate(() => {
		setTimeout(() => {
			throw new Error("broken on purpose");
		});
	});
	const notice = page.getByRole("alert").filter({ hasText: "The models have stopped working." });
	await notice.getByRole("button", { name: "Try again" }).click();
	await expect(notice).toBeHidden();
}
