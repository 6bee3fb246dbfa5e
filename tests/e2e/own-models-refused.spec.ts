/** What cannot be kept: files that hold no model, and browsers without storage or quota for one. */

import { damaged, flat, pretrained, shrinking, weighted } from "./support/modelFiles";
import { itemOf, listOf, loadFiles, loadModels, openTrain } from "./support/ownModels";
import { expect, openPage, test } from "./support/test";

test("a file without a usable model is rejected with the reason", async ({ page }) => {
	await openTrain(page);
	for (const [file, reason] of [
		[damaged("half"), "It is damaged, or holds no model"],
		[{ name: "note.txt", mimeType: "text/plain", buffer: Buffer.from("hello") }, "It is damaged, or holds no model"],
		[weighted(3e38, "overflowing"), "what it computes is no number"],
		[
			{ name: "torch.safetensors", mimeType: "application/octet-stream", buffer: Buffer.from([0x80, 2, 0x8a, 0x0a]) },
			"It is a file of PyTorch",
		],
		[flat("flat"), "does not take and give pictures of 28 × 28 pixels"],
		[shrinking("small"), "does not take and give pictures of 28 × 28 pixels"],
	] as const) {
		await loadFiles(page, file);
		const notice = page.getByRole("alert").filter({ hasText: `The file “${file.name}” was not taken.` });
		await expect(notice).toContainText(reason);
		await expect(listOf(page)).toContainText("None yet.");
	}
	await test.step("of several files each is named, and the good one among them is loaded", async () => {
		await loadFiles(page, damaged("half"), pretrained("vanilla", "Good"), shrinking("small"));
		await expect(itemOf(page, "Good")).toBeVisible();
		await expect(page.getByRole("alert")).toHaveText([/“half\.safetensors”/, /“small\.safetensors”/]);
	});
	await loadFiles(page, pretrained("vanilla", "Better"));
	await expect(itemOf(page, "Better")).toBeVisible();
	await expect(page.getByRole("alert")).toHaveCount(0);
});

test("a browser that keeps nothing says so, has a loaded model as long as the tab, and all else works", async ({
	page,
}) => {
	await page.addInitScript(() => {
		IDBFactory.prototype.open = () => {
			throw new DOMException("not in a private window", "SecurityError");
		};
	});
	await openPage(page);
	await page.getByRole("navigation").getByRole("link", { name: "Train" }).click();
	const notice = page.getByRole("alert").filter({ hasText: "This browser keeps nothing for this page." });
	await expect(notice).toContainText("private window");
	await expect(listOf(page)).not.toContainText("Kept in this browser");
	await loadFiles(page, pretrained("vanilla", "Mine"));
	await expect(itemOf(page, "Mine")).toContainText("only in this tab");
	await page.getByRole("navigation").getByRole("link", { name: "Walk" }).click();
	await expect(page.getByRole("application", { name: /^Map of the latent space: at / })).toBeVisible();
});

test("a browser without quota reports it, keeps what it has, and has the rest as long as the tab", async ({ page }) => {
	await loadModels(page, pretrained("vanilla", "First"));
	await page.evaluate(() => {
		IDBObjectStore.prototype.put = () => {
			throw new DOMException("quota exceeded", "QuotaExceededError");
		};
	});
	await loadFiles(page, pretrained("vanilla", "Second"));
	await expect(page.getByRole("alert")).toContainText("There is no room left for this page.");
	await expect(itemOf(page, "First")).toBeVisible();
	await expect(itemOf(page, "Second")).toContainText("only in this tab");
});
