/** The list of the visitor's own models: how they are loaded, renamed, downloaded, deleted and brought back. */

import { readFile } from "node:fs/promises";
import { expectNoEnglish, expectNoViolations } from "./support/accessibility";
import { damaged, type ModelFile, pretrained } from "./support/modelFiles";
import { itemOf, listOf, loadFiles, loadModels, openIn, openTrain } from "./support/ownModels";
import { expectIdle } from "./support/pixels";
import { expect, openPage, type Page, test } from "./support/test";
import { forEachThemeAndLocale } from "./support/themesAndLocales";
import { address, button, expectDone, fingerprintAt, keepAs, train } from "./support/training";

/** Drops a file on the page's title. */
async function drop(page: Page, { name, buffer }: ModelFile): Promise<void> {
	const transfer = await page.evaluateHandle(
		({ name, content }) => {
			const data = new DataTransfer();
			data.items.add(new File([Uint8Array.from(content)], name));
			return data;
		},
		{ name, content: [...buffer] },
	);
	const heading = page.getByRole("heading", { level: 1 });
	await heading.dispatchEvent("dragover", { dataTransfer: transfer });
	await heading.dispatchEvent("drop", { dataTransfer: transfer });
}

test("a file comes in by being dropped or chosen, is listed, and leaves to the byte", { tag: "@long" }, async ({
	page,
}) => {
	await test.step("dropped anywhere on the page, which stays", async () => {
		await openPage(page);
		await drop(page, pretrained("vanilla", "Dropped"));
		await expect(itemOf(page, "Dropped")).toBeVisible();
		await expect(itemOf(page, "Dropped")).toBeInViewport();
		await expect(page).toHaveURL(/#\/train/);
	});
	await test.step("every system offers the files: iOS knows no other type for them than that of any bytes", async () => {
		const field = page.locator('input[type="file"]');
		await expect(field).toHaveAttribute("accept", ".safetensors,application/octet-stream");
	});
	const map = pretrained("variational-2", "a: map?");
	await test.step("listed with its kind, sizes and parameters", async () => {
		await loadFiles(page, map, pretrained("convolutional", "My filters"));
		await expect(itemOf(page, "a: map?")).toContainText("784 → 256 → 2 → 256 → 784");
		await expect(itemOf(page, "a: map?")).toContainText("404,244 parameters");
		await expect(itemOf(page, "My filters")).toContainText("28×28×1 → 7×7×64 → 28×28×1");
		await expect(page.getByRole("link", { name: "Walk: My filters" })).toHaveCount(0);
	});
	await test.step("downloaded", async () => {
		const downloading = page.waitForEvent("download");
		await page.getByRole("button", { name: "Download: a: map?" }).click();
		const download = await downloading;
		expect(download.suggestedFilename()).toBe("a- map-.safetensors");
		expect(map.buffer.equals(await readFile(await download.path()))).toBe(true);
	});
});

/** By keyboard, in place. */
async function renameByKeyboard(page: Page): Promise<void> {
	const rename = page.getByRole("button", { name: "Rename: Old name" });
	await rename.press("Enter");
	const field = page.getByRole("textbox", { name: "New name" });
	await expect(field).toBeFocused();
	await field.fill("never");
	await field.press("Escape");
	await expect(rename).toBeFocused();
	await rename.press("Enter");
	await field.fill("   ");
	await field.press("Enter");
	await expect(rename).toBeFocused();
	await rename.press("Enter");
	await field.fill("New name");
	await field.press("Enter");
	await expect(page.getByRole("button", { name: "Rename: New name" })).toBeFocused();
	await expect(page.getByRole("status").filter({ hasText: "Renamed to “New name”." })).toBeAttached();
}

/** Until the page is left, in any order. */
async function deleteAndUndo(page: Page, names: readonly string[]): Promise<void> {
	for (const name of names) {
		await page.getByRole("button", { name: `Delete: ${name}` }).press("Enter");
		await expect(page.getByRole("button", { name: `Undo: delete ${name}` })).toBeFocused();
	}
	await expect(listOf(page)).toContainText("None yet.");
	for (const name of names) {
		await page.getByRole("button", { name: `Undo: delete ${name}` }).press("Enter");
		await expect(page.getByRole("button", { name: `Rename: ${name}` })).toBeFocused();
		await expect(page.getByRole("button", { name: `Undo: delete ${name}` })).toHaveCount(0);
	}
	await expect(listOf(page).getByRole("listitem")).toHaveCount(names.length);
}

test("models are renamed, deleted and brought back, here and in another tab", { tag: "@long" }, async ({
	page,
	context,
	baseURL,
}) => {
	await loadModels(page, pretrained("vanilla", "Old name"), pretrained("vanilla", "Second"));
	await test.step("a name is changed in place by keyboard, is never blank, and outlasts the visit", async () => {
		await renameByKeyboard(page);
		await page.reload();
		await expect(itemOf(page, "New name")).toBeVisible();
		await expect(itemOf(page, "Old name")).toHaveCount(0);
	});
	await test.step("what is deleted comes back, and the focus goes along", async () => {
		await deleteAndUndo(page, ["New name", "Second"]);
		await openIn(page, "Reconstruct", "New name");
		await expect(page.getByRole("article", { name: "New name" }).getByRole("meter")).toBeVisible();
	});
	await test.step("what is deleted when the page is left is gone", async () => {
		await openTrain(page);
		await page.getByRole("button", { name: "Delete: New name" }).click();
		await expect(itemOf(page, "New name")).toHaveCount(0);
		await page.reload();
		await expect(listOf(page).getByRole("listitem")).toHaveCount(1);
		await expect(itemOf(page, "Second")).toBeVisible();
	});
	await test.step("another tab's models come into the list by themselves", async () => {
		const other = await context.newPage();
		await other.goto(`${baseURL}#/train`);
		await expect(itemOf(other, "Second")).toBeVisible();
		await loadFiles(other, pretrained("vanilla", "Twin"), pretrained("vanilla", "Twin"));
		await expect(itemOf(page, "Twin")).toBeVisible();
		await expect(itemOf(page, "Twin 2")).toBeVisible();
		await page.getByRole("button", { name: "Delete: Second" }).click();
		await expect(itemOf(other, "Second")).toHaveCount(0);
		await expect(itemOf(other, "Twin")).toBeVisible();
		await other.close();
	});
	await test.step("no two have one name, whatever is deleted, loaded and brought back in quick succession", async () => {
		await page.getByRole("button", { name: "Delete: Twin", exact: true }).click();
		await loadFiles(page, pretrained("vanilla", "Twin"));
		await expect(itemOf(page, "Twin")).toBeVisible();
		await page.getByRole("button", { name: "Undo: delete Twin", exact: true }).click();
		await expect(itemOf(page, "Twin 3")).toBeVisible();
	});
});

test("a training goes on in another browser, from its file, to the same weights", { tag: "@long" }, async ({
	page,
	browser,
	baseURL,
}) => {
	await train(page, `models=vanilla_8&${address}&workers=1`, 1);
	await keepAs(page, "Half way");
	await page.getByLabel("Download Half way as", { exact: true }).click();
	const downloading = page.waitForEvent("download");
	await page.getByRole("button", { name: /with its training/ }).click();
	const download = await downloading;
	const [name, buffer] = [download.suggestedFilename(), await readFile(await download.path())];
	expect(name).toBe("Half way.training.safetensors");

	const other = await (await browser.newContext({ baseURL: baseURL ?? "", serviceWorkers: "block" })).newPage();
	await loadModels(other, { name, mimeType: "application/octet-stream", buffer });
	await test.step("going on leads to the button that pauses it", async () => {
		const goOn = other.getByRole("button", { name: "Resume training: Half way" });
		await expect(goOn).toBeEnabled();
		await goOn.press("Enter");
		await expect(other.getByRole("heading", { name: "Watch it learn" })).toBeInViewport({ ratio: 1 });
		await expect(
			other.getByRole("button", { name: /^(Starting…|Pause|Resume|Train \d+ more epochs?)$/ }),
		).toBeFocused();
	});
	await button(page, "Train 1 more epoch").click();
	for (const tab of [page, other]) await expectDone(tab, 2);
	expect(await fingerprintAt(other, 40)).toBe(await fingerprintAt(page, 40));
});

forEachThemeAndLocale((_, locale) => {
	test("own models are accessible in their list and in a view", { tag: "@long" }, async ({ page }) => {
		const isEnglish = locale === "en-GB";
		await page.goto("#/train");
		await page
			.getByLabel(isEnglish ? "Load a file" : "载入文件")
			.setInputFiles([pretrained("variational-2", "Mine"), damaged("half")]);
		await expect(page.getByRole("heading", { level: 3, name: "Mine" })).toBeVisible();
		await page.getByRole("button", { name: isEnglish ? "Rename: Mine" : "重命名：Mine" }).click();
		await expectNoViolations(page);
		if (!isEnglish) await expectNoEnglish(page);
		await page.keyboard.press("Escape");
		await page.getByRole("link", { name: isEnglish ? "Reconstruct: Mine" : "重建：Mine" }).click();
		await expect(page.getByRole("article", { name: "Mine" }).getByRole("meter")).toBeVisible();
		await expectIdle(page);
		await expectNoViolations(page);
	});
});
