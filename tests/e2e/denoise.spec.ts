/** The view that mends spoilt digits: the noise, and what each method makes of it. */

import type { Page } from "@playwright/test";
import { expectNoViolations } from "./support/axe";
import { expectFigures, figureOf, openDenoise, trialsOf } from "./support/denoise";
import { clearPad, drawByMouse, written } from "./support/drawing";
import { inEveryDress } from "./support/dresses";
import { readPicture, readSettledPicture } from "./support/pixels";
import { expect, test } from "./support/test";
import { expectNoSidewaysScroll } from "./support/widths";

async function choose(page: Page, kind: string): Promise<void> {
	await page.getByRole("radio", { name: kind }).check({ force: true });
}

async function psnrOf(page: Page, name: string): Promise<number> {
	return Number(/([\d.]+) dB/.exec(await figureOf(page, name).innerText())?.[1]);
}

for (const [kind, level, most] of [
	["Gaussian", "Strength σ", "1"],
	["Salt-and-pepper", "Pixels hit", "60"],
	["Patch", "Side", "20"],
	["Scribble", "Length", "120"],
] as const) {
	test(`${kind}: the noisy picture differs from the clean one, and more noise spoils more`, async ({ page }) => {
		await openDenoise(page);
		await choose(page, kind);
		const slider = page.getByRole("slider", { name: level });
		const usual = await readSettledPicture(page, "Noisy");
		expect(usual).not.toEqual(await readPicture(page, "Clean"));
		const before = await psnrOf(page, "Noisy");
		await slider.fill(most);
		await expect.poll(() => psnrOf(page, "Noisy")).toBeLessThan(before);
		await expectFigures(page);
		await page.getByRole("button", { name: `Reset: ${level}` }).click();
		await expect.poll(() => readPicture(page, "Noisy")).toEqual(usual);
	});
}

test("without noise the noisy picture is a perfect copy: ∞ dB, and nobody does better", async ({ page }) => {
	await openDenoise(page);
	await page.getByRole("slider", { name: "Strength σ" }).fill("0");
	await expect(figureOf(page, "Noisy")).toHaveText(/Best: ∞ dB.*Best: 1\.000/);
	await expect(page.getByRole("slider", { name: "Strength σ" })).toHaveAttribute("aria-valuetext", "0.00");
	expect(await readPicture(page, "Noisy")).toEqual(await readPicture(page, "Clean"));
	await expect(figureOf(page, "Denoising convolutional")).not.toContainText("Best:");
});

test("on Gaussian noise the denoising convolutional model beats the noisy picture and the median filter", async ({
	page,
}) => {
	await openDenoise(page);
	const [noisy, median, model] = [
		await psnrOf(page, "Noisy"),
		await psnrOf(page, "Median filter"),
		await psnrOf(page, "Denoising convolutional"),
	];
	expect(median).toBeGreaterThan(noisy);
	expect(model).toBeGreaterThan(median);
	await expect(figureOf(page, "Denoising convolutional")).toContainText("Best:");
	await expect(page.getByRole("status").filter({ hasText: "Best PSNR: Denoising convolutional" })).toBeAttached();
});

test("a link brings the same noise again, and a new seed brings another", async ({ page }) => {
	await openDenoise(page);
	await choose(page, "Salt-and-pepper");
	await page.getByRole("slider", { name: "Pixels hit" }).fill("40");
	await page.getByRole("spinbutton", { name: "Seed" }).fill("77");
	await expect(page).toHaveURL(/#\/denoise\?kind=salt_and_pepper&share=40&seed=77$/);
	const first = await readSettledPicture(page, "Noisy");
	const link = page.url();
	await page.goto("about:blank");
	await page.goto(link);
	await expectFigures(page);
	expect(await readSettledPicture(page, "Noisy")).toEqual(first);
	await page.getByRole("button", { name: "New seed" }).click();
	await expect.poll(() => readPicture(page, "Noisy")).not.toEqual(first);
	await expect(page.getByRole("spinbutton", { name: "Seed" })).not.toHaveValue("77");
});

test("what a link says is kept while the view is still on its way", async ({ page }) => {
	await page.route("**/assets/Denoise-*.js", async (route) => {
		await new Promise((resolve) => setTimeout(resolve, 1500));
		await route.continue();
	});
	await openDenoise(page, "?kind=scribble&length=90");
	await expect(page.getByRole("radio", { name: "Scribble" })).toBeChecked();
	await expect(page.getByRole("slider", { name: "Length" })).toHaveValue("90");
});

test("an empty drawing gets a plain sentence, and the next one is answered", async ({ page }) => {
	await openDenoise(page);
	await clearPad(page);
	await expect(page.getByText("Nothing drawn yet. Draw a digit, or pick one.")).toBeVisible();
	await expect(figureOf(page, "Denoising convolutional")).not.toContainText("dB");
	await expect(page.getByText("NaN")).toHaveCount(0);
	await drawByMouse(page, written[3], { x: 80, y: 40, width: 120, height: 200, pen: 22 });
	await expectFigures(page);
});

test("a picked test digit is spoilt and mended, and the models see it clean", async ({ page }) => {
	await openDenoise(page);
	const before = await readSettledPicture(page, "Noisy");
	await page.getByRole("button", { name: "Test digit 7" }).click();
	await expect.poll(() => readPicture(page, "Noisy")).not.toEqual(before);
	await expectFigures(page);
	expect(await readSettledPicture(page, "As the models see it")).toEqual(await readPicture(page, "Clean"));
	await expect(page).toHaveURL(/drawing=digit\.\d+$/);
});

test("every picture can be saved", async ({ page }) => {
	await openDenoise(page);
	for (const [name, file] of [
		["Noisy", "noisy.png"],
		["Denoising convolutional", "denoised-denoising-convolutional.png"],
	]) {
		const download = page.waitForEvent("download");
		await page.getByRole("button", { name: `Save as PNG: ${name}`, exact: true }).click();
		expect((await download).suggestedFilename()).toBe(file);
	}
});

test("terms are explained where they stand", async ({ page }) => {
	await openDenoise(page);
	for (const [term, words] of [
		["Gaussian noise, σ", "standard deviation"],
		["PSNR", "decibels"],
		["SSIM", "small windows"],
		["Median filter", "3 × 3"],
	] as const) {
		await page.getByRole("button", { name: `Explain: ${term}` }).click();
		await expect(page.getByRole("note").filter({ visible: true })).toContainText(words);
		await page.keyboard.press("Escape");
	}
});

test("nothing scrolls sideways, from 320 to 1,920 pixels", { tag: "@desktop" }, async ({ page }) => {
	await openDenoise(page);
	await trialsOf(page).scrollIntoViewIfNeeded();
	await expect(trialsOf(page)).toContainText("The table is complete.", { timeout: 45_000 });
	for (const language of ["简体中文", "English"]) {
		await page.getByRole("radio", { name: language }).check({ force: true });
		await expectNoSidewaysScroll(page);
	}
});

test("the buttons below the figures stand in line, however long the figures are", async ({ page }) => {
	await page.goto("#/denoise");
	const saves = page.getByRole("button", { name: /^Save as PNG: (Vanilla|Convolutional|Variational)/ });
	await expect(saves).toHaveCount(3);
	for (const width of [390, 1200, 1440]) {
		await page.setViewportSize({ width, height: 900 });
		const heights = await saves.evaluateAll((buttons) => buttons.map((button) => button.getBoundingClientRect().top));
		expect(new Set(heights).size, `at ${width} pixels`).toBe(1);
	}
});

test("on a phone the clean and the noisy picture begin at one edge", { tag: "@phone" }, async ({ page }) => {
	await page.goto("#/denoise");
	const leftOf = async (name: string) => (await page.getByRole("img", { name, exact: true }).boundingBox())?.x;
	expect(await leftOf("Noisy")).toBe(await leftOf("Clean"));
});

inEveryDress(() => {
	test("axe finds nothing", async ({ page }) => {
		await page.goto("./#/denoise?kind=mask");
		await expect(page.getByRole("figure").filter({ hasText: /\d dB/ })).toHaveCount(7);
		await page.getByRole("table").scrollIntoViewIfNeeded();
		await expectNoViolations(page);
		await page.getByRole("radio", { name: /^(Gaussian|高斯)$/ }).check({ force: true });
		await expect(page.getByRole("table").getByText("18.79")).toBeVisible({ timeout: 45_000 });
		await expectNoViolations(page);
		await page.getByRole("button", { name: /^(Clear|清空)$/ }).click();
		await expectNoViolations(page);
	});
});
