/** Denoise: the noise, and what each method makes of it. */

import type { Page } from "@playwright/test";
import { expectNoEnglish, expectNoViolations, expectToFitEveryScreen } from "./support/accessibility";
import { expectFigures, figureOf, openDenoise } from "./support/denoise";
import { clearPad, drawByMouse, middle, written } from "./support/drawing";
import { holdRequests } from "./support/holdRequests";
import { expectIdle, readPicture, readSettledPicture } from "./support/pixels";
import { expect, test } from "./support/test";
import { forEachThemeAndLocale } from "./support/themesAndLocales";

async function choose(page: Page, kind: string): Promise<void> {
	await page.getByRole("radio", { name: kind }).check({ force: true });
}

async function psnrOf(page: Page, name: string): Promise<number> {
	await expectIdle(page);
	return Number(/([\d.]+) dB/.exec(await figureOf(page, name).innerText())?.[1]);
}

/** On Gaussian noise the denoising model beats the median filter, and that the noisy picture. */
async function compareAnswers(page: Page): Promise<void> {
	const [noisy, median, model] = [
		await psnrOf(page, "Noisy"),
		await psnrOf(page, "Median filter"),
		await psnrOf(page, "Denoising convolutional"),
	];
	expect(median).toBeGreaterThan(noisy);
	expect(model).toBeGreaterThan(median);
	await expect(figureOf(page, "Denoising convolutional")).toContainText("Best:");
	await expect(page.getByRole("status").filter({ hasText: "Best PSNR: Denoising convolutional" })).toBeAttached();

	await test.step("without noise nobody beats the noisy picture, a perfect copy", async () => {
		const strength = page.getByRole("slider", { name: "Strength σ" });
		await strength.fill("0");
		await expect(figureOf(page, "Noisy")).toHaveText(/Best: ∞ dB.*Best: 1\.000/);
		await expect(strength).toHaveAttribute("aria-valuetext", "0.00");
		expect(await readSettledPicture(page, "Noisy")).toEqual(await readPicture(page, "Clean"));
		await expect(figureOf(page, "Denoising convolutional")).not.toContainText("Best:");
	});
	await page.getByRole("button", { name: "Reset: Strength σ" }).click();
}

/** Each kind of noise changes the picture, more of it more so. */
async function tryEveryKind(page: Page): Promise<void> {
	for (const [kind, level, most] of [
		["Gaussian", "Strength σ", "1"],
		["Salt-and-pepper", "Pixels hit", "60"],
		["Patch", "Side", "20"],
		["Scribble", "Length", "120"],
	] as const) {
		await test.step(kind, async () => {
			await choose(page, kind);
			const slider = page.getByRole("slider", { name: level });
			await expect(slider).toBeVisible();
			const usual = await readSettledPicture(page, "Noisy");
			expect(usual).not.toEqual(await readPicture(page, "Clean"));
			const before = await psnrOf(page, "Noisy");
			await slider.fill(most);
			expect(await psnrOf(page, "Noisy")).toBeLessThan(before);
			await expectFigures(page);
			await page.getByRole("button", { name: `Reset: ${level}` }).click();
			expect(await readSettledPicture(page, "Noisy")).toEqual(usual);
		});
	}
}

/** A link brings the same noise again, and a new seed brings another. */
async function reopenByLink(page: Page): Promise<void> {
	await choose(page, "Salt-and-pepper");
	await page.getByRole("slider", { name: "Pixels hit" }).fill("40");
	await page.getByRole("spinbutton", { name: "Seed" }).fill("77");
	await expect(page).toHaveURL(/#\/denoise\?kind=salt_and_pepper&share=40&seed=77$/);
	const first = await readSettledPicture(page, "Noisy");
	const link = page.url();
	await page.goto(link);
	await expectFigures(page);
	expect(await readSettledPicture(page, "Noisy")).toEqual(first);
	await page.getByRole("button", { name: "New seed" }).click();
	expect(await readSettledPicture(page, "Noisy")).not.toEqual(first);
	await expect(page.getByRole("spinbutton", { name: "Seed" })).not.toHaveValue("77");
}

test("the noise: who is best at it, every kind and strength of it, and a link to it", { tag: "@long" }, async ({
	page,
}) => {
	await openDenoise(page);
	await test.step("on Gaussian noise the denoising model beats the median filter", () => compareAnswers(page));
	await test.step("each kind of noise changes the picture, more of it more so", () => tryEveryKind(page));
	await test.step("a link brings the same noise again, and a new seed brings another", () => reopenByLink(page));
});

test("what a link says outlasts the wait for the view", async ({ page }) => {
	const release = await holdRequests(page, "**/assets/Denoise-*.js");
	await page.clock.install();
	await page.goto("#/denoise?kind=scribble&length=90");
	await page.clock.fastForward(1000); // by then the address is kept in step with what the page knows
	release();
	await expect(page.getByRole("radio", { name: "Scribble" })).toBeChecked();
	await expect(page.getByRole("slider", { name: "Length" })).toHaveValue("90");
});

/** An empty drawing gets a plain sentence, the next one an answer. */
async function clearAndDraw(page: Page): Promise<void> {
	await clearPad(page);
	await expect(page.getByRole("main").getByText("Nothing drawn yet. Draw a digit, or pick one.")).toBeVisible();
	await expect(figureOf(page, "Denoising convolutional")).not.toContainText("dB");
	await expect(page.getByText("NaN")).toHaveCount(0);
	await drawByMouse(page, written[3], middle);
	await expectFigures(page);
	const before = await readSettledPicture(page, "Noisy");
	await page.getByRole("button", { name: "Test digit 7" }).click();
	await expectFigures(page);
	expect(await readSettledPicture(page, "Noisy")).not.toEqual(before);
	expect(await readPicture(page, "As the models see it")).toEqual(await readPicture(page, "Clean"));
	await expect(page).toHaveURL(/drawing=digit\.\d+$/);
}

async function savePictures(page: Page): Promise<void> {
	for (const [name, file] of [
		["Noisy", "noisy.png"],
		["Denoising convolutional", "denoised-denoising-convolutional.png"],
	]) {
		const download = page.waitForEvent("download");
		await page.getByRole("button", { name: `Save as PNG: ${name}`, exact: true }).click();
		expect((await download).suggestedFilename()).toBe(file);
	}
}

/** Terms are explained where they are used. */
async function explainTerms(page: Page): Promise<void> {
	for (const [term, words] of [
		["Gaussian noise, σ", "standard deviation"],
		["PSNR", "decibels"],
		["SSIM", "11 × 11"],
		["Median filter", "3 × 3"],
	] as const) {
		await page.getByRole("button", { name: `Explain: ${term}` }).click();
		await expect(page.getByRole("note").filter({ visible: true })).toContainText(words);
		await page.keyboard.press("Escape");
	}
}

/** The buttons below the figures are in line, however long the figures are. */
async function expectButtonsInLine(page: Page): Promise<void> {
	const saves = page.getByRole("button", { name: /^Save as PNG: (Vanilla|Convolutional|Variational)/ });
	await expect(saves).toHaveCount(3);
	for (const width of [390, 1200, 1440]) {
		await page.setViewportSize({ width, height: 900 });
		const heights = await saves.evaluateAll((buttons) => buttons.map((button) => button.getBoundingClientRect().top));
		expect(new Set(heights).size, `at ${width} pixels`).toBe(1);
	}
}

test("the answers: saved, explained, in line, and of no drawing and another one", async ({ page }) => {
	await openDenoise(page);
	await test.step("pictures can be saved", () => savePictures(page));
	await test.step("terms are explained where they are used", () => explainTerms(page));
	await test.step("an empty drawing gets a plain sentence, the next one an answer", () => clearAndDraw(page));
	await test.step("the buttons below the figures are in line", () => expectButtonsInLine(page));
});

forEachThemeAndLocale((_, locale) => {
	test("Denoise is accessible, with a patch, with noise and with nothing drawn", { tag: "@long" }, async ({ page }) => {
		await page.goto("#/denoise?kind=mask");
		await expect(page.getByRole("figure").filter({ hasText: /\d dB/ })).toHaveCount(7);
		// In light English, denoise-table.spec.ts looks at the table, once it is complete.
		if (locale === "zh-CN") await page.getByRole("table").scrollIntoViewIfNeeded();
		await expectNoViolations(page);
		await page.getByRole("radio", { name: /^(Gaussian|高斯)$/ }).check({ force: true });
		await expect(page.getByRole("slider", { name: "σ" })).toBeVisible();
		await expectNoViolations(page);
		if (locale === "zh-CN") {
			await expectNoEnglish(page);
			await expectToFitEveryScreen(page);
		}
		await page.getByRole("button", { name: /^(Clear|清空)$/ }).click();
		await expectIdle(page);
		await expectNoViolations(page);
	});
});
