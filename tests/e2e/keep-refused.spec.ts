/** What cannot be kept: files that hold no model, and browsers without a place or room for one. */

import { choose, itemOf, keep, listOf, openTrain } from "./support/keep";
import { broken, shipped, shrinking } from "./support/modelFiles";
import { expect, openPage, test } from "./support/test";

for (const [what, file, reason] of [
	["a download that broke off", broken("half"), "It is damaged, or holds no model"],
	[
		"no model at all",
		{ name: "note.txt", mimeType: "text/plain", buffer: Buffer.from("hello") },
		"It is damaged, or holds no model",
	],
	["a model that gives smaller pictures", shrinking("small"), "does not take and give pictures of 28 × 28 pixels"],
] as const) {
	test(`a file is refused with the reason: ${what}`, { tag: "@desktop" }, async ({ page }) => {
		await openTrain(page);
		await choose(page, file);
		const notice = page.getByRole("alert").filter({ hasText: `The file “${file.name}” was not taken.` });
		await expect(notice).toContainText(reason);
		await expect(listOf(page)).toContainText("None yet.");
		await choose(page, shipped("vanilla", "Good"));
		await expect(itemOf(page, "Good")).toBeVisible();
		await expect(notice).toHaveCount(0);
	});
}

test("a browser that keeps nothing says so, offers nothing to be kept, and all else works", async ({ page }) => {
	await page.addInitScript(() => {
		IDBFactory.prototype.open = () => {
			throw new DOMException("not in a private window", "SecurityError");
		};
	});
	await openPage(page);
	await page.getByRole("navigation").getByRole("link", { name: "Train" }).click();
	const notice = page.getByRole("alert").filter({ hasText: "This browser keeps nothing for this page." });
	await expect(notice).toContainText("private window");
	await expect(page.getByLabel("Load a file")).toHaveCount(0);
	await expect(listOf(page)).not.toContainText(/None yet\.|Kept in this browser/);
	await page.getByRole("navigation").getByRole("link", { name: "Walk" }).click();
	await expect(page.getByRole("application", { name: /^Map of the latent space: at / })).toBeVisible();
});

test("a browser without room says so, and keeps what it has", async ({ page }) => {
	await keep(page, shipped("vanilla", "First"));
	await page.evaluate(() => {
		IDBObjectStore.prototype.put = () => {
			throw new DOMException("no room", "QuotaExceededError");
		};
	});
	await choose(page, shipped("vanilla", "Second"));
	await expect(page.getByRole("alert")).toContainText("There is no room left for this page.");
	await expect(itemOf(page, "First")).toBeVisible();
	await expect(itemOf(page, "Second")).toHaveCount(0);
});
