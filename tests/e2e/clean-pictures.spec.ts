/** A folder of noisy pictures is cleaned by a model and comes back in a zip, with before and after. */

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { decodePngsInZip } from "../../www/src/testing/zipFiles";
import { encodePictures, noisy, testDigits } from "./support/builtInPictures";
import { pretrained } from "./support/modelFiles";
import { loadFiles } from "./support/ownModels";
import { expect, type Page, test } from "./support/test";
import { button } from "./support/training";

const COUNT = 12;

async function writeNoisy(page: Page, folder: string): Promise<string> {
	const digits = testDigits(COUNT).map((digit, seed) => noisy(digit, 0.4, seed));
	const files = await encodePictures(
		page,
		digits.map((digit) => ({ digit, width: 28, height: 28, type: "image/png" })),
	);
	const root = join(folder, "Noisy");
	mkdirSync(join(root, "digits"), { recursive: true });
	for (const [index, file] of files.entries()) writeFileSync(join(root, "digits", `${index}.png`), file);
	writeFileSync(join(root, "notes.txt"), "no picture");
	return root;
}

const section = (page: Page) => page.getByRole("region", { name: "Clean your own pictures" });
const views = (page: Page) => page.getByRole("navigation", { name: "Views" });

function meanSquaredError(pixels: ArrayLike<number>, clean: readonly number[]): number {
	return clean.reduce((sum, value, at) => sum + ((pixels[at] ?? 0) - value) ** 2, 0) / clean.length;
}

function expectCleaner(path: string): void {
	const files = decodePngsInZip(readFileSync(path));
	const names = testDigits(COUNT).map((_, index) => `Noisy/digits/${index}.png`);
	const expected = ["before", "after"].flatMap((part) => names.map((name) => `${part}/${name}`));
	expect(Object.keys(files).sort()).toEqual(expected.sort());
	for (const [index, digit] of testDigits(COUNT).entries()) {
		const clean = digit.pixels.map((ink) => 255 - ink); // as the files have it, whatever the models see
		const [before, after] = ["before", "after"].map((part) => files[`${part}/Noisy/digits/${index}.png`]);
		expect(before).toMatchObject({ width: 28, height: 28, channels: 1 });
		expect(after).toMatchObject({ width: 28, height: 28, channels: 1 });
		const [noise = 0, left = 0] = [before, after].map((png) => meanSquaredError(png?.data ?? [], clean));
		const file = noisy(digit, 0.4, index).pixels.map((ink) => 255 - ink);
		expect(meanSquaredError(before?.data ?? [], file)).toBeLessThan(1);
		expect(left).toBeLessThan(noise / 3);
	}
}

test("noisy pictures come back cleaner than they were, and as dark on light, in a zip with before and after @both", async ({
	page,
}, { outputDir }) => {
	await page.goto("#/denoise");
	await test.step("files of which none is a picture are named as such", async () => {
		await section(page)
			.locator("input[type=file]:not([webkitdirectory])")
			.setInputFiles({ name: "a.txt", mimeType: "text/plain", buffer: Buffer.from("text") });
		await expect(section(page).getByText("None of these files is a picture")).toBeVisible();
	});
	await section(page)
		.locator("input[type=file][webkitdirectory]")
		.setInputFiles(await writeNoisy(page, outputDir));
	await expect(section(page).getByRole("img", { name: /, after$/ })).not.toHaveCount(0);
	await button(page, `Clean all ${COUNT}`).click();
	await expect(section(page).getByText(`${COUNT} pictures are cleaned.`)).toBeVisible();
	await expect(section(page).getByRole("button", { name: /^Download the zip/ })).toBeInViewport({ ratio: 1 });
	await expect(section(page).getByText("1 file was left out")).toBeVisible();
	const downloading = page.waitForEvent("download");
	await section(page)
		.getByRole("button", { name: /^Download the zip/ })
		.click();
	const download = await downloading;
	expect(download.suggestedFilename()).toBe("cleaned-pictures.zip");

	expectCleaner(await download.path());

	await section(page).getByRole("combobox", { name: "Cleaned by" }).selectOption("denoising-vanilla");
	await expect(button(page, `Clean all ${COUNT}`)).toBeVisible(); // the zip is of the other model
	await button(page, "Close these pictures").click();
	await expect(section(page).getByRole("img")).toHaveCount(0);
});

test("without a denoiser the files stay open, and it is said what can be done", async ({ page }) => {
	const digits = testDigits(6).map((digit) => ({ digit, width: 28, height: 28, type: "image/png" }) as const);
	await page.goto("#/data");
	const buffers = await encodePictures(page, digits);
	const files = buffers.map((buffer, index) => ({ name: `${index}.png`, mimeType: "image/png", buffer }));
	await page.locator("input[type=file]:not([webkitdirectory])").setInputFiles(files);
	await button(page, "Use these pictures").click();
	await expect(page.getByRole("combobox", { name: "Data set" })).toHaveValue(/^own-/);
	await views(page).getByRole("link", { name: "Train", exact: true }).click();
	await loadFiles(page, pretrained("vanilla", "Not a denoiser"));
	await views(page).getByRole("link", { name: "Denoise", exact: true }).click();
	await section(page).locator("input[type=file]:not([webkitdirectory])").setInputFiles(files);
	await expect(section(page).getByText("No denoiser has learnt from the pictures in use yet")).toBeVisible();
	await expect(button(page, "Train denoisers for these pictures")).toBeVisible();
	await expect(section(page).getByRole("heading", { name: "Your pictures" })).toBeVisible();
	await expect(section(page).getByRole("combobox", { name: "Cleaned by" })).toHaveCount(0);
	const other = section(page).getByRole("combobox", { name: "Or use a model that has not learnt to denoise" });
	await expect(other.getByRole("option")).toHaveText(["Choose a model", "Not a denoiser"]);
	await other.selectOption("Not a denoiser");
	await expect(section(page).getByRole("heading", { name: "Before and after" })).toBeVisible();
	await expect(button(page, "Clean all 6")).toBeVisible();
});
