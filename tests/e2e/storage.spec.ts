/** The browser's storage that is denied, full or erased: it is said in a sentence, the work goes on, and a file can be saved. */

import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { pretrained } from "./support/modelFiles";
import { itemOf, listOf, loadFiles, loadModels } from "./support/ownModels";
import { expect, test } from "./support/test";
import { address, button, expectDone, expectStored, keepAs, openTrain, smallAddress, train } from "./support/training";

const query = `models=vanilla_16&${smallAddress}&epochs=1`;

async function expectDownload(page: Page, name: string | RegExp): Promise<void> {
	const downloading = page.waitForEvent("download");
	await button(page, name).click();
	const file = await readFile(await (await downloading).path());
	expect(file.includes("enc.kernel")).toBe(true);
}

/** Whatever the reason, the same sentences: one way is tried in each language. */
const languages = {
	"en-GB": {
		denied: "refuses to open its",
		keepsNothing: "This browser keeps nothing for this page.",
		unsaved: "so the training will be lost when this tab is closed.",
		start: "Start training",
		keep: "Keep this model",
		onlyHere: "only in this tab",
		reconstruct: "Reconstruct",
		download: "Download the model",
	},
	"zh-CN": {
		denied: "has no",
		keepsNothing: "此浏览器不为本页保存任何东西。",
		unsaved: "关闭标签页后训练就会丢失。",
		start: "开始训练",
		keep: "保存这个模型",
		onlyHere: "仅在这个标签页中",
		reconstruct: "重建",
		download: "下载模型",
	},
};

/** Runs before the page's own code. */
const denials = {
	"en-GB": () =>
		Reflect.defineProperty(indexedDB, "open", {
			value: () => {
				throw new DOMException("denied", "SecurityError");
			},
		}),
	"zh-CN": () => Reflect.defineProperty(self, "indexedDB", { value: undefined }),
};

/** A model from a file is there as long as the tab, and all else works. */
async function expectToLoad(page: Page): Promise<void> {
	await page.goto("#/train");
	const notice = page.getByRole("alert").filter({ hasText: "This browser keeps nothing for this page." });
	await expect(notice).toContainText("private window");
	await expect(notice.getByRole("button", { name: "Try again" })).toBeVisible();
	await expect(listOf(page)).not.toContainText("Kept in this browser");
	await loadFiles(page, pretrained("vanilla", "Mine"));
	await expect(itemOf(page, "Mine")).toContainText("only in this tab");
	await page.getByRole("navigation").getByRole("link", { name: "Walk" }).click();
	await expect(page.getByRole("application", { name: /^Map of the latent space: at / })).toBeVisible();
}

for (const locale of ["en-GB", "zh-CN"] as const) {
	const texts = languages[locale];

	test.describe(locale, () => {
		test.use({ locale });

		test(`a browser that ${texts.denied} database says so, trains all the same, saves files, and has the model as long as the tab`, async ({
			page,
		}) => {
			await page.addInitScript(denials[locale]);
			await page.goto(`#/train?${query}`);
			await expect(page.getByRole("alert").filter({ hasText: texts.keepsNothing })).toBeVisible();
			await button(page, texts.start).click();
			await expect(page.getByRole("status").filter({ hasText: texts.unsaved })).toBeVisible();
			await expectDownload(page, texts.download);
			await button(page, texts.keep).click();
			const kept = page.getByRole("listitem").filter({ hasText: texts.onlyHere });
			await kept.getByRole("link", { name: texts.reconstruct }).click();
			await expect(page.getByRole("article").first().getByRole("meter")).toHaveAttribute("aria-valuetext", /\d\.\d{4}/);
			if (locale === "en-GB") await test.step("a loaded model, and other views", () => expectToLoad(page));
		});
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

async function deleteFromAnotherTab(page: Page): Promise<void> {
	const other = await page.context().newPage();
	await other.goto("favicon.svg");
	await other.evaluate(
		() =>
			new Promise((resolve) => {
				indexedDB.deleteDatabase("autoencoder-playground").onsuccess = resolve;
			}),
	);
	await other.close();
}

async function evict(page: Page): Promise<void> {
	const session = await page.context().newCDPSession(page);
	const { origin } = new URL(page.url());
	await session.send("Storage.clearDataForOrigin", { origin, storageTypes: "indexeddb" });
}

test("a database that is erased: models are listed no more, which is said, and the training is saved again", {
	tag: "@long",
}, async ({ page }) => {
	await loadModels(page, pretrained("vanilla", "Mine"));
	await train(page, `models=vanilla_16&${address}`, 1);
	await expectStored(page);
	const notice = page.getByRole("alert").filter({ hasText: "What this browser kept for this page has been erased." });
	for (const [how, erase, name] of [
		["deleted from another tab", deleteFromAnotherTab, "Mine"],
		["evicted", evict, "Kept again"],
	] as const) {
		await test.step(how, async () => {
			await erase(page);
			await expect(notice).toContainText(name);
			await expect(itemOf(page, name)).toHaveCount(0);
			await expectStored(page);
			await keepAs(page, "Kept again");
			await expect(listOf(page).getByRole("listitem")).toHaveCount(1);
			await notice.getByRole("button", { name: "Dismiss" }).click();
			await expect(notice).toHaveCount(0);
		});
	}
	await page.reload();
	await expect(page.getByText("A training has done all its 20 steps.")).toBeVisible();
	await expect(listOf(page).getByRole("listitem")).toHaveCount(1);
});
