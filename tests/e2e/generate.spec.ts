/** Generate: new digits out of noise, and what non-variational models make of the same noise. */

import type { Page } from "@playwright/test";
import { expectNoEnglish, expectNoViolations, expectToFitEveryScreen } from "./support/accessibility";
import { classify } from "./support/classifier";
import {
	distancesOf,
	meanOf,
	neighboursOf,
	openGenerate,
	readSamples,
	sampleOf,
	temperatureOf,
} from "./support/generate";
import { expectIdle, inkOf, readPicture } from "./support/pixels";
import { expect, test } from "./support/test";
import { forEachThemeAndLocale } from "./support/themesAndLocales";

const PLAIN_COUNT = 12;

function plainOf(page: Page) {
	return page.getByRole("region", { name: "The same with non-variational autoencoders" });
}

async function readPlain(page: Page, model: string): Promise<Float64Array[]> {
	await expectIdle(page);
	const names = Array.from({ length: PLAIN_COUNT }, (_, at) => `${model}: sample ${at + 1}`);
	return Promise.all(names.map((name) => readPicture(page, name)));
}

/** Root of the mean squared distance, over the pixels, of the pictures to their mean. */
function varietyOf(pictures: readonly Float64Array[]): number {
	const means = Array.from({ length: 784 }, (_, pixel) => meanOf(pictures.map((picture) => picture[pixel] ?? 0)));
	const squares = pictures.map((picture) => means.reduce((sum, mean, at) => sum + ((picture[at] ?? 0) - mean) ** 2, 0));
	return Math.sqrt(meanOf(squares));
}

/** Median distance of a model's samples to their nearest training digits, in per cent of blank paper's. */
async function shareOf(page: Page, model: string): Promise<number> {
	await expectIdle(page);
	const names = await plainOf(page).getByRole("term").allInnerTexts();
	const share = plainOf(page).getByRole("definition").nth(names.indexOf(model));
	await expect(share).toHaveText(/^\d+%$/);
	return Number.parseInt(await share.innerText(), 10);
}

async function compareTemperatures(page: Page): Promise<void> {
	const usual = await readSamples(page);
	for (const picture of usual) expect(inkOf(picture)).toBeGreaterThan(15);
	expect(new Set(usual.map(classify)).size).toBeGreaterThanOrEqual(6);
	await temperatureOf(page).fill("0.1");
	const cold = await readSamples(page);
	expect(varietyOf(cold)).toBeLessThan(0.4 * varietyOf(usual));
	expect(new Set(cold.map(classify)).size).toBeLessThanOrEqual(3);
	await page.getByRole("button", { name: "Reset: Temperature" }).click();
	expect(await readSamples(page)).toEqual(usual);
}

async function readTexts(page: Page): Promise<void> {
	await expect(page.getByText("At 1, codes are sampled from the prior itself.")).toBeVisible();
	await temperatureOf(page).fill("0.5");
	await expect(page.getByText("Below 1,")).toBeVisible();
	await temperatureOf(page).fill("1.7");
	await expect(page.getByText("Above 1,")).toBeVisible();
	for (const [term, words] of [
		["Temperature", "standard deviation"],
		["Distance", "square root"],
		["Distance to the nearest training digit, where blank paper is 100%", "median of twelve"],
	] as const) {
		await page.getByRole("button", { name: `Explain: ${term}`, exact: true }).click();
		await expect(page.getByRole("note").filter({ visible: true })).toContainText(words);
		await page.keyboard.press("Escape");
	}
}

async function typeSeeds(page: Page): Promise<void> {
	const before = await readSamples(page);
	const seed = page.getByRole("spinbutton", { name: "Seed" });
	for (const none of ["0", "-4", "1.5", "", "99999"]) {
		await seed.fill(none);
		await expect(seed).toHaveAttribute("aria-invalid", "true");
		await expect(seed).toHaveValue(none);
		await seed.blur();
		await expect(seed).toHaveValue("1");
		await expect(seed).not.toHaveAttribute("aria-invalid");
	}
	expect(await readSamples(page)).toEqual(before);
	await seed.fill("77");
	await seed.press("Enter");
	await expect(seed).toHaveValue("77");
	expect(await readSamples(page)).not.toEqual(before);
}

test("the samples are digits, and differ with temperature and seed", { tag: "@long" }, async ({ page }) => {
	await openGenerate(page);
	await test.step("the model has two sizes", async () => {
		const sizes = page.getByRole("group", { name: "Latent dimensions" }).getByRole("radio");
		await expect(sizes).toHaveCount(2);
		await expect(sizes.first()).toHaveAccessibleName("2-D");
		await expect(sizes.last()).toHaveAccessibleName("16-D");
		await expect(sizes.last()).toBeChecked();
	});
	await test.step("they are of several classes, and the colder, the more alike", () => compareTemperatures(page));
	await test.step("the text beside the temperature says what it does, and terms are explained", () => readTexts(page));
	await test.step("an invalid seed gives way to the seed in use", () => typeSeeds(page));
});

test("a link brings the same samples again, and a new seed brings others", { tag: "@long" }, async ({ page }) => {
	await openGenerate(page);
	const atFirst = await readSamples(page);
	await page.getByRole("radio", { name: "2-D" }).check({ force: true });
	await page.getByRole("spinbutton", { name: "Seed" }).fill("77");
	await temperatureOf(page).fill("1.25");
	await sampleOf(page, 9).click();
	await page.getByRole("radio", { name: "As wide as its own codes" }).check({ force: true });
	await expect(page).toHaveURL(/#\/generate\?model=variational-2&temperature=1\.25&seed=77&sample=9&width=codes$/);
	await expect(neighboursOf(page)).toHaveCount(5);
	const [samples, neighbours] = [await readSamples(page), await distancesOf(page)];
	expect(samples).not.toEqual(atFirst);
	const link = page.url();
	await page.goto(link);
	await expect(neighboursOf(page)).toHaveCount(5);
	expect(await readSamples(page)).toEqual(samples);
	expect(await distancesOf(page)).toEqual(neighbours);
	await expect(sampleOf(page, 9)).toHaveAttribute("aria-pressed", "true");
	await expect(page.getByRole("radio", { name: "As wide as its own codes" })).toBeChecked();
	await page.getByRole("button", { name: "New seed" }).click();
	expect(await readSamples(page)).not.toEqual(samples);
});

test("the plain models' samples differ with seed and width, and are no digits", async ({ page }) => {
	await openGenerate(page);
	const generator = await shareOf(page, "Variational, 16-D");
	const normal = await readPlain(page, "Vanilla");
	expect(normal[0]).not.toEqual(normal[1]);
	await expect(plainOf(page)).toContainText("These are no digits");
	expect(await shareOf(page, "Vanilla")).toBeGreaterThan(95);
	expect(await shareOf(page, "Convolutional")).toBeGreaterThan(95);

	await page.getByRole("radio", { name: "As wide as its own codes" }).check({ force: true });
	await expect(plainOf(page)).toContainText("Still no digits");
	// The model encodes 1,000 digits before.
	await expect.poll(async () => inkOf(await readPicture(page, "Convolutional: sample 1"))).toBeGreaterThan(15);
	expect(await readPlain(page, "Vanilla")).not.toEqual(normal);
	expect(await shareOf(page, "Vanilla")).toBeGreaterThan(generator + 10);
	expect(await shareOf(page, "Convolutional")).toBeGreaterThan(generator + 10);
	await page.getByRole("radio", { name: "Standard normal" }).check({ force: true });
	expect(await readPlain(page, "Vanilla")).toEqual(normal);
	await page.getByRole("spinbutton", { name: "Seed" }).fill("5");
	expect(await readPlain(page, "Vanilla")).not.toEqual(normal);
});

forEachThemeAndLocale((_, locale) => {
	test("Generate is accessible", async ({ page }) => {
		await page.goto("./#/generate");
		await expect(page.getByText(/^(median|中位数) \d\.\d\d/)).toBeVisible();
		await expect(page.getByText(/^\d+%$/)).toHaveCount(3);
		await expectIdle(page);
		await expectNoViolations(page);
		if (locale === "zh-CN") {
			await expectNoEnglish(page);
			await expectToFitEveryScreen(page);
		}
	});
});
