/** What cannot be kept: files that hold no model, and a model for which there is no quota. */

import { damaged, flat, pretrained, shrinking, weighted } from "./support/modelFiles";
import { itemOf, listOf, loadFiles, openTrain } from "./support/ownModels";
import { expect, test } from "./support/test";

test("a file without a usable model is rejected with the reason, and a model without quota is there as long as the tab", async ({
	page,
}) => {
	await openTrain(page);
	for (const [file, reason] of [
		[damaged("half"), "It is damaged, or holds no model"],
		[{ name: "note.txt", mimeType: "text/plain", buffer: Buffer.from("hello") }, "It is damaged, or holds no model"],
		[weighted(3e38, "overflowing"), "what it computes is no number"],
		[
			{ name: "torch.safetensors", mimeType: "application/octet-stream", buffer: Buffer.from([0x80, 2, 0x8a, 0x0a]) },
			"It is a file of PyTorch",
		],
		[flat("flat"), "does not take and give grey pictures of 28 × 28 pixels"],
		[shrinking("small"), "does not take and give grey pictures of 28 × 28 pixels"],
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
	await test.step("what was refused is forgotten with the next that is not", async () => {
		await loadFiles(page, pretrained("vanilla", "Better"));
		await expect(itemOf(page, "Better")).toBeVisible();
		await expect(page.getByRole("alert")).toHaveCount(0);
	});
	await test.step("without quota it is said, what there is is kept, and the rest is there as long as the tab", async () => {
		await page.evaluate(() => {
			IDBObjectStore.prototype.put = () => {
				throw new DOMException("quota exceeded", "QuotaExceededError");
			};
		});
		await loadFiles(page, pretrained("vanilla", "Too much"));
		await expect(page.getByRole("alert")).toContainText("There is no room left for this page.");
		await expect(itemOf(page, "Better")).toBeVisible();
		await expect(itemOf(page, "Too much")).toContainText("only in this tab");
	});
});
