/** The list of one's own models: they are told, renamed, downloaded, deleted and brought back. */

import { readFile } from "node:fs/promises";
import { expectNoViolations } from "./support/axe";
import { inEveryDress } from "./support/dresses";
import { choose, itemOf, keep, listOf, openIn, openTrain } from "./support/keep";
import { broken, shipped } from "./support/modelFiles";
import { expect, test } from "./support/test";

test("a loaded model is told by its kind, its sizes and its parameters", async ({ page }) => {
	await keep(page, shipped("variational-2", "My map"), shipped("convolutional", "My filters"));
	await expect(itemOf(page, "My map")).toContainText("784 → 256 → 2 → 256 → 784");
	await expect(itemOf(page, "My map")).toContainText("404,244 parameters");
	await expect(itemOf(page, "My filters")).toContainText("28×28×1 → 7×7×64 → 28×28×1");
	await expect(page.getByRole("link", { name: "Walk: My filters" })).toHaveCount(0);
});

test("a name is changed in place by keyboard, and stays after the page is loaded again", async ({ page }) => {
	await keep(page, shipped("vanilla", "Old name"));
	const rename = page.getByRole("button", { name: "Rename: Old name" });
	await rename.press("Enter");
	const field = page.getByRole("textbox", { name: "New name" });
	await expect(field).toBeFocused();
	await field.fill("never");
	await field.press("Escape");
	await expect(rename).toBeFocused();
	await rename.press("Enter");
	await field.fill("New name");
	await field.press("Enter");
	await expect(page.getByRole("button", { name: "Rename: New name" })).toBeFocused();
	await expect(page.getByRole("status").filter({ hasText: "Renamed to “New name”." })).toBeAttached();
	await page.reload();
	await expect(itemOf(page, "New name")).toBeVisible();
	await expect(itemOf(page, "Old name")).toHaveCount(0);
});

test("a name of blanks is none: the model keeps its own", async ({ page }) => {
	await keep(page, shipped("vanilla", "Mine"));
	await page.getByRole("button", { name: "Rename: Mine" }).click();
	await page.getByRole("textbox", { name: "New name" }).fill("   ");
	await page.keyboard.press("Enter");
	await expect(page.getByRole("button", { name: "Rename: Mine" })).toBeFocused();
	await page.reload();
	await expect(itemOf(page, "Mine")).toBeVisible();
});

test("two models never have one name", async ({ page }) => {
	await keep(page, shipped("vanilla", "Twin"), shipped("vanilla", "Twin"));
	await expect(itemOf(page, "Twin")).toBeVisible();
	await expect(itemOf(page, "Twin 2")).toBeVisible();
	await page.getByRole("button", { name: "Delete: Twin", exact: true }).click();
	await choose(page, shipped("vanilla", "Twin"));
	await expect(itemOf(page, "Twin")).toBeVisible();
	await page.getByRole("button", { name: /^Undo/ }).click();
	await expect(itemOf(page, "Twin 3")).toBeVisible();
});

test("a download gives the file back to the byte, under the model's name", async ({ page }) => {
	const file = shipped("variational-2", "a: map?");
	await keep(page, file);
	const downloading = page.waitForEvent("download");
	await page.getByRole("button", { name: "Download: a: map?" }).click();
	const download = await downloading;
	expect(download.suggestedFilename()).toBe("a- map-.safetensors");
	expect(file.buffer.equals(await readFile(await download.path()))).toBe(true);
});

test("what is deleted can be brought back until the page is left", async ({ page }) => {
	await keep(page, shipped("vanilla", "Mine"));
	await page.getByRole("button", { name: "Delete: Mine" }).press("Enter");
	await expect(listOf(page)).toContainText("None yet.");
	await expect(page.getByRole("button", { name: "Undo" })).toBeFocused();
	await page.keyboard.press("Enter");
	await openIn(page, "Reconstruct", "Mine");
	await expect(page.getByRole("meter")).toHaveCount(4);
	await openTrain(page);
	await page.getByRole("button", { name: "Delete: Mine" }).click();
	await expect(itemOf(page, "Mine")).toHaveCount(0);
	await page.reload();
	await expect(listOf(page)).toContainText("None yet.");
});

test("all that is deleted can be brought back, in any order, and the focus goes along", async ({ page }) => {
	await keep(page, shipped("vanilla", "First"), shipped("vanilla", "Second"));
	for (const name of ["First", "Second"]) {
		await page.getByRole("button", { name: `Delete: ${name}` }).press("Enter");
		await expect(page.getByRole("button", { name: `Undo: ${name}` })).toBeFocused();
	}
	await expect(listOf(page)).toContainText("None yet.");
	for (const name of ["First", "Second"]) {
		await page.getByRole("button", { name: `Undo: ${name}` }).press("Enter");
		await expect(page.getByRole("button", { name: `Rename: ${name}` })).toBeFocused();
		await expect(page.getByRole("button", { name: `Undo: ${name}` })).toHaveCount(0);
	}
	await expect(listOf(page).getByRole("listitem")).toHaveCount(2);
});

test("to go on with a kept training leads to where it is told to pause", async ({ page }) => {
	await page.goto("#/train?models=vanilla_8&digits=1000&batch=50");
	await page.getByRole("spinbutton", { name: "Epochs" }).fill("1");
	await page.getByRole("button", { name: "Start training" }).click();
	await expect(page.getByText("all epochs done")).toBeVisible({ timeout: 45_000 });
	await page.getByRole("button", { name: "Keep this model" }).click();
	await page.getByRole("button", { name: "Stop", exact: true }).click();
	const goOn = page.getByRole("button", { name: /^Go on training: / });
	await expect(goOn).toBeEnabled();
	await goOn.press("Enter");
	await expect(page.getByText("The settings of this training")).toBeInViewport();
	await expect(page.getByRole("button", { name: /^(Starting…|Pause|Go on|Train on)$/ })).toBeFocused();
});

test("another tab's models come into the list by themselves", async ({ page, context, baseURL }) => {
	await keep(page, shipped("vanilla", "First"));
	const other = await context.newPage();
	await other.goto(`${baseURL}#/train`);
	await expect(itemOf(other, "First")).toBeVisible();
	await choose(other, shipped("vanilla", "Second"));
	await expect(itemOf(page, "Second")).toBeVisible();
	await page.getByRole("button", { name: "Delete: First" }).click();
	await expect(itemOf(other, "First")).toHaveCount(0);
	await expect(itemOf(other, "Second")).toBeVisible();
});

inEveryDress((_, locale) => {
	test("axe finds nothing", async ({ page }) => {
		await page.goto("#/train");
		await page.locator("input[type=file]").setInputFiles([shipped("variational-2", "Mine"), broken("half")]);
		await expect(page.getByRole("heading", { level: 3, name: "Mine" })).toBeVisible();
		await page.getByRole("button", { name: locale === "zh-CN" ? "重命名：Mine" : "Rename: Mine" }).click();
		await expectNoViolations(page);
		await page.keyboard.press("Escape");
		await page.getByRole("link", { name: locale === "zh-CN" ? "重建：Mine" : "Reconstruct: Mine" }).click();
		await expect(page.getByRole("meter")).toHaveCount(4);
		await expectNoViolations(page);
	});
});
