/** The browser's storage that is denied, full or erased: it is said in a sentence, the work goes on, and a file can be saved. */

import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { pretrained } from "./support/modelFiles";
import { itemOf, listOf, loadModels } from "./support/ownModels";
import { expect, test } from "./support/test";
import { address, button, expectDone, expectStored, openTrain, smallAddress, train } from "./support/training";

const query = `models=vanilla_16&${smallAddress}&epochs=1`;

async function expectDownload(page: Page, name: string | RegExp): Promise<void> {
	const downloading = page.waitForEvent("download");
	await button(page, name).click();
	const file = await readFile(await (await downloading).path());
	expect(file.includes("enc.kernel")).toBe(true);
}

for (const [locale, texts] of Object.entries({
	"en-GB": {
		keepsNothing: "This browser keeps nothing for this page.",
		unsaved: "so the training will not outlive its tab.",
		start: "Start training",
		keep: "Keep this model",
		onlyHere: "only in this tab",
		reconstruct: "Reconstruct",
		download: "Download the model",
	},
	"zh-CN": {
		keepsNothing: "这个浏览器不为本页保存任何东西。",
		unsaved: "关闭标签页后训练就没有了。",
		start: "开始训练",
		keep: "保存这个模型",
		onlyHere: "仅在这个标签页中",
		reconstruct: "重建",
		download: "下载模型",
	},
})) {
	test.describe(locale, () => {
		test.use({ locale });

		for (const [how, deny] of [
			[
				"refuses to open",
				() =>
					Reflect.defineProperty(indexedDB, "open", {
						value: () => {
							throw new DOMException("denied", "SecurityError");
						},
					}),
			],
			["has no", () => Reflect.defineProperty(self, "indexedDB", { value: undefined })],
		] as const) {
			test(`a browser that ${how} database trains all the same, saves files, and has the model as long as the tab`, async ({
				page,
			}) => {
				await page.addInitScript(deny);
				await page.goto(`#/train?${query}`);
				await expect(page.getByRole("alert").filter({ hasText: texts.keepsNothing })).toBeVisible();
				await button(page, texts.start).click();
				await expect(page.getByRole("status").filter({ hasText: texts.unsaved })).toBeVisible();
				await expectDownload(page, texts.download);
				await button(page, texts.keep).click();
				const kept = page.getByRole("listitem").filter({ hasText: texts.onlyHere });
				await kept.getByRole("link", { name: texts.reconstruct }).click();
				await expect(page.getByRole("article").first().getByRole("meter")).toHaveAttribute(
					"aria-valuetext",
					/\d\.\d{4}/,
				);
			});
		}
	});
}

test("a full storage: the training goes on and can be saved as a file, and is kept once there is room", async ({
	page,
}) => {
	await openTrain(page, query);
	const session = await page.context().newCDPSession(page);
	const { origin } = new URL(page.url());
	await session.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 1000 });
	await button(page, "Start training").click();
	const notice = page.getByRole("status").filter({ hasText: "There is no room left to save the training" });
	await expect(notice).toBeVisible();
	await expectDone(page, 1);
	await expectDownload(page, "Download the model");
	await button(page, "Keep this model").click();
	const onlyHere = listOf(page).getByText("only in this tab");
	await expect(onlyHere).toBeVisible();

	await session.send("Storage.overrideQuotaForOrigin", { origin });
	await button(page, "One step").click();
	await expectStored(page);
	await expect(notice).toHaveCount(0);
	await button(page, "Keep this model").click();
	await expect(listOf(page).getByRole("listitem")).toHaveCount(2);
	await expect(onlyHere).toHaveCount(0);
});

for (const [how, erase] of [
	[
		"deleted from another tab",
		async (page: Page) => {
			const other = await page.context().newPage();
			await other.goto("favicon.svg");
			await other.evaluate(
				() =>
					new Promise((resolve) => {
						indexedDB.deleteDatabase("autoencoder-playground").onsuccess = resolve;
					}),
			);
			await other.close();
		},
	],
	[
		"evicted",
		async (page: Page) => {
			const session = await page.context().newCDPSession(page);
			const { origin } = new URL(page.url());
			await session.send("Storage.clearDataForOrigin", { origin, storageTypes: "indexeddb" });
		},
	],
] as const) {
	test(`a database that is ${how}: models are listed no more, which is said, and the training is saved again`, async ({
		page,
	}) => {
		await loadModels(page, pretrained("vanilla", "Mine"));
		await train(page, `models=vanilla_16&${address}`, 1);
		await expectStored(page);
		await erase(page);
		const notice = page.getByRole("alert").filter({ hasText: "What this browser kept for this page has been erased." });
		await expect(notice).toContainText("Mine");
		await expect(itemOf(page, "Mine")).toHaveCount(0);
		await expectStored(page);
		await button(page, "Keep this model").click();
		await expect(listOf(page).getByRole("listitem")).toHaveCount(1);
		await notice.getByRole("button", { name: "Dismiss" }).click();
		await expect(notice).toHaveCount(0);
		await page.reload();
		await expect(page.getByText("A training of an earlier visit was interrupted at step 20.")).toBeVisible();
		await expect(listOf(page).getByRole("listitem")).toHaveCount(1);
	});
}
