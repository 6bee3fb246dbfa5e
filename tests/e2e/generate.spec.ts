import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expectNoViolations } from "./support/axe";
import { classify } from "./support/classifier";
import { inEveryDress } from "./support/dresses";
import { inkOf, readCanvas, readPicture } from "./support/pixels";
import { expect, test } from "./support/test";

const COUNT = 24;
const PLAIN_COUNT = 12;

function sampleOf(page: Page, number: number) {
	return page.getByRole("button", { name: `Sample ${number}`, exact: true });
}

function questionOf(page: Page) {
	return page.getByRole("region", { name: "Is it in the data?" });
}

function plainOf(page: Page) {
	return page.getByRole("region", { name: "The same with models that were never asked to make room for noise" });
}

function neighboursOf(page: Page) {
	return page.getByRole("img", { name: /^Training digit \d, distance \d+\.\d\d$/ });
}

function temperatureOf(page: Page) {
	return page.getByRole("slider", { name: "Temperature" });
}

/** Opens the view, and waits for the samples and for the neighbours of the chosen one. */
async function openGenerate(page: Page, state = ""): Promise<void> {
	await page.goto(`./#/generate${state}`);
	await expect(neighboursOf(page)).toHaveCount(5);
}

async function readSamples(page: Page): Promise<Float64Array[]> {
	const canvases = Array.from({ length: COUNT }, (_, at) => sampleOf(page, at + 1).locator("canvas"));
	return Promise.all(canvases.map(readCanvas));
}

async function readPlain(page: Page, model: string): Promise<Float64Array[]> {
	const names = Array.from({ length: PLAIN_COUNT }, (_, at) => `${model}: sample ${at + 1}`);
	return Promise.all(names.map((name) => readPicture(page, name)));
}

/** Root of the mean squared distance, over the pixels, of the pictures to their mean. */
function varietyOf(pictures: readonly Float64Array[]): number {
	const means = Array.from({ length: 784 }, (_, pixel) => meanOf(pictures.map((picture) => picture[pixel] ?? 0)));
	const squares = pictures.map((picture) => means.reduce((sum, mean, at) => sum + ((picture[at] ?? 0) - mean) ** 2, 0));
	return Math.sqrt(meanOf(squares));
}

function meanOf(values: readonly number[]): number {
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}

async function distancesOf(page: Page): Promise<number[]> {
	const names = await neighboursOf(page).evaluateAll((all) => all.map((one) => one.getAttribute("aria-label") ?? ""));
	return names.map((name) => Number(/distance ([\d.]+)$/.exec(name)?.[1]));
}

/** Median distance of a model's samples to their nearest training digits, in per cent of blank paper's. */
async function shareOf(page: Page, model: string): Promise<number> {
	const row = plainOf(page).getByRole("term").filter({ hasText: model }).locator("xpath=following-sibling::dd");
	await expect(row).toHaveText(/^\d+%$/);
	return Number.parseInt(await row.innerText(), 10);
}

test("the samples are digits of several classes, and the colder, the more alike", async ({ page }) => {
	await openGenerate(page);
	const usual = await readSamples(page);
	for (const picture of usual) expect(inkOf(picture)).toBeGreaterThan(15);
	expect(new Set(usual.map(classify)).size).toBeGreaterThanOrEqual(6);
	await temperatureOf(page).fill("0.1");
	await expect.poll(async () => varietyOf(await readSamples(page))).toBeLessThan(0.4 * varietyOf(usual));
	expect(new Set((await readSamples(page)).map(classify)).size).toBeLessThanOrEqual(3);
	await page.getByRole("button", { name: "Reset: Temperature" }).click();
	await expect.poll(() => readSamples(page)).toEqual(usual);
});

test("the text beside the temperature says what it does", async ({ page }) => {
	await openGenerate(page);
	await expect(page.getByText("At 1, codes are drawn as the prior has them.")).toBeVisible();
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
});

test("a link brings the same samples again, and a new seed brings others", async ({ page }) => {
	await openGenerate(page);
	const atFirst = await readSamples(page);
	await page.getByRole("radio", { name: "2 numbers" }).check({ force: true });
	await page.getByRole("spinbutton", { name: "Seed" }).fill("77");
	await temperatureOf(page).fill("1.25");
	await sampleOf(page, 9).click();
	await page.getByRole("radio", { name: "As wide as its own codes" }).check({ force: true });
	await expect(page).toHaveURL(/#\/generate\?model=variational-2&temperature=1\.25&seed=77&sample=9&width=codes$/);
	await expect(neighboursOf(page)).toHaveCount(5);
	const [samples, neighbours] = [await readSamples(page), await distancesOf(page)];
	expect(samples).not.toEqual(atFirst);
	const link = page.url();
	await page.goto("about:blank");
	await page.goto(link);
	await expect(neighboursOf(page)).toHaveCount(5);
	expect(await readSamples(page)).toEqual(samples);
	expect(await distancesOf(page)).toEqual(neighbours);
	await expect(sampleOf(page, 9)).toHaveAttribute("aria-pressed", "true");
	await expect(page.getByRole("radio", { name: "As wide as its own codes" })).toBeChecked();
	await page.getByRole("button", { name: "New seed" }).click();
	await expect.poll(() => readSamples(page)).not.toEqual(samples);
});

test("the chosen sample stands large beside its nearest training digits, the nearest first, none of them a copy", async ({
	page,
}) => {
	await openGenerate(page);
	for (const number of [1, 14, 24]) {
		await sampleOf(page, number).click();
		await expect(sampleOf(page, number)).toHaveAttribute("aria-pressed", "true");
		await expect(page.getByRole("button", { pressed: true })).toHaveCount(1);
		await expect(neighboursOf(page)).toHaveCount(5);
		const picture = await readPicture(page, `Sample ${number}`);
		expect(picture).toEqual(await readCanvas(sampleOf(page, number).locator("canvas")));
		const distances = await distancesOf(page);
		expect(distances).toEqual([...distances].sort((a, b) => a - b));
		// What is said of the nearest is so, as near as pixels of 256 colours tell.
		const nearest = await readCanvas(neighboursOf(page).first());
		const measured = Math.hypot(...picture.map((value, at) => value - (nearest[at] ?? 0)));
		expect(measured).toBeGreaterThan(0.5);
		expect(Math.abs(measured - (distances[0] ?? 0))).toBeLessThan(0.05);
	}
	await expect(page.getByRole("status").filter({ hasText: /^Sample 24\. Nearest training digit: \d/ })).toBeAttached();
});

test("whether it is in the data is told by a yardstick measured on test digits", async ({ page }) => {
	await openGenerate(page);
	const question = questionOf(page);
	await expect(question).toContainText(/100 test digits\s*median \d\.\d\d, from \d\.\d\d to \d\.\d\d/);
	const text = await question.innerText();
	const [median = 0, low = 0, high = 0] = (/median ([\d.]+), from ([\d.]+) to ([\d.]+)/.exec(text) ?? [])
		.slice(1)
		.map(Number);
	expect(low).toBeGreaterThan(0.5);
	expect(median).toBeGreaterThan(low);
	expect(high).toBeGreaterThan(median);
	const [, nearer, farther] = /(\d+) are nearer to a training digit and (\d+) are not/.exec(text) ?? [];
	expect(Number(nearer) + Number(farther)).toBe(100);
	const [distance = 0] = await distancesOf(page);
	expect(Number(nearer) < 50).toBe(distance < median);
	await expect(question).toContainText("No, it is new.");
});

test("a sample that is farther from all training digits than any test digit may be no digit, and is told so", async ({
	page,
}) => {
	await openGenerate(page, "?temperature=2&seed=7&sample=17");
	await expect(questionOf(page)).toContainText(
		"No, and it lies farther from every training digit than all 100 test digits",
	);
	await sampleOf(page, 1).click();
	await expect(questionOf(page)).toContainText("No, it is new.");
});

test("all 60,000 training digits are searched when asked for, and nothing is farther for it", async ({ page }) => {
	await openGenerate(page);
	const question = questionOf(page);
	await expect(question).toContainText("Searched among 4,000 of the 60,000 training digits.");
	const before = await distancesOf(page);
	await question.getByRole("button", { name: "Search all 60,000 (10 MB)" }).click();
	await expect(question).toContainText("Searched among all 60,000 training digits.");
	await expect(
		page.getByRole("status").filter({ hasText: "All 60,000 training digits are searched now." }),
	).toBeAttached();
	await expect.poll(async () => meanOf(await distancesOf(page))).toBeLessThan(meanOf(before));
	const after = await distancesOf(page);
	for (const [at, distance] of after.entries()) expect(distance).toBeLessThanOrEqual(before[at] ?? 0);
	await expect(question.getByRole("progressbar")).toBeHidden({ timeout: 30_000 });
	await expect(question).toContainText(/median 4\.\d\d/);
	await expect(question.getByRole("button", { name: /Search all/ })).toBeHidden();
});

test("the plain models' samples differ with seed and switch, and are no digits", async ({ page }) => {
	await openGenerate(page);
	const generator = await shareOf(page, "Variational, 16 numbers");
	const normal = { vanilla: await readPlain(page, "Vanilla"), convolutional: await readPlain(page, "Convolutional") };
	expect(normal.vanilla[0]).not.toEqual(normal.vanilla[1]);
	await expect(plainOf(page)).toContainText("These are no digits");
	expect(await shareOf(page, "Vanilla")).toBeGreaterThan(95);
	expect(await shareOf(page, "Convolutional")).toBeGreaterThan(95);
	await page.getByRole("radio", { name: "As wide as its own codes" }).check({ force: true });
	await expect(plainOf(page)).toContainText("Still no digits");
	// The model encodes 1,000 digits before.
	await expect
		.poll(async () => inkOf(await readPicture(page, "Convolutional: sample 1")), { timeout: 20_000 })
		.toBeGreaterThan(15);
	expect(await readPlain(page, "Vanilla")).not.toEqual(normal.vanilla);
	expect(await shareOf(page, "Vanilla")).toBeGreaterThan(generator + 10);
	expect(await shareOf(page, "Convolutional")).toBeGreaterThan(generator + 10);
	await page.getByRole("radio", { name: "Standard normal" }).check({ force: true });
	await expect.poll(() => readPlain(page, "Vanilla")).toEqual(normal.vanilla);
	await page.getByRole("spinbutton", { name: "Seed" }).fill("5");
	await expect.poll(() => readPlain(page, "Vanilla")).not.toEqual(normal.vanilla);
});

test("the arrow keys go from sample to sample, and stop at the edges", async ({ page }) => {
	await openGenerate(page);
	await sampleOf(page, 1).focus();
	await page.keyboard.press("ArrowUp");
	await page.keyboard.press("ArrowLeft");
	await expect(sampleOf(page, 1)).toBeFocused();
	await page.keyboard.press("ArrowDown");
	await page.keyboard.press("ArrowRight");
	await expect(sampleOf(page, 8)).toBeFocused();
	await expect(sampleOf(page, 8)).toHaveAttribute("aria-pressed", "true");
	await expect(page.getByRole("img", { name: "Sample 8", exact: true })).toBeVisible();
	for (let step = 0; step < 4; step++) await page.keyboard.press("ArrowDown");
	await expect(sampleOf(page, 20)).toBeFocused();
	// One stop of the Tab key for the whole grid.
	await page.keyboard.press("Shift+Tab");
	await expect(page.getByRole("button", { name: "All as PNG" })).toBeFocused();
	await page.keyboard.press("Tab");
	await expect(sampleOf(page, 20)).toBeFocused();
});

test("the grid and the chosen sample are saved as pictures", async ({ page }) => {
	await openGenerate(page);
	for (const [button, file, width, height] of [
		["All as PNG", "samples-variational-16.png", 10 * (6 * 29 - 1), 10 * (4 * 29 - 1)],
		["Save as PNG: Sample 1", "sample-1.png", 280, 280],
	] as const) {
		const download = page.waitForEvent("download");
		await page.getByRole("button", { name: button, exact: true }).click();
		expect((await download).suggestedFilename()).toBe(file);
		const png = await readFile(await (await download).path());
		expect(png.subarray(0, 8).toString("latin1")).toBe("\x89PNG\r\n\x1a\n");
		expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([width, height]);
	}
});

inEveryDress(() => {
	test("axe finds nothing", async ({ page }) => {
		await page.goto("./#/generate");
		await expectNoViolations(page);
		await expect(page.getByText(/^(median|中位数) \d\.\d\d/)).toBeVisible();
		await expect(page.getByText(/^\d+%$/)).toHaveCount(3);
		await expectNoViolations(page);
	});
});

test.describe("when something fails", () => {
	test.use({ expectErrors: true });

	test("missing training digits leave the samples alone, and trying again brings them", async ({ page }) => {
		await page.route("**/data/train-4000.digits", (route) => route.fulfill({ status: 404 }));
		await page.goto("./#/generate");
		const notice = questionOf(page).getByRole("alert");
		await expect(notice).toContainText("The training digits could not be loaded. Samples come without them.");
		await expect.poll(async () => inkOf(await readPicture(page, "Sample 1"))).toBeGreaterThan(15);
		await page.unroute("**/data/train-4000.digits");
		await notice.getByRole("button", { name: "Try again" }).press("Enter");
		await expect(questionOf(page)).toBeFocused();
		await expect(neighboursOf(page)).toHaveCount(5);
	});

	test("when all 60,000 do not come, the 4,000 are still searched, and trying again helps", async ({ page }) => {
		await page.route("**/data/train-60000.digits", (route) => route.abort());
		await openGenerate(page);
		await page.getByRole("button", { name: "Search all 60,000 (10 MB)" }).click();
		const notice = questionOf(page).getByRole("alert");
		await expect(notice).toContainText("The 60,000 training digits could not be loaded. The 4,000 are still searched.");
		await sampleOf(page, 2).click();
		await expect(page.getByRole("status").filter({ hasText: /^Sample 2\. Nearest/ })).toBeAttached();
		await page.unroute("**/data/train-60000.digits");
		await notice.getByRole("button", { name: "Try again" }).click();
		await expect(questionOf(page)).toContainText("Searched among all 60,000 training digits.");
	});

	for (const [model, region] of [
		["variational-16", "Samples"],
		["convolutional", "Convolutional"],
	] as const) {
		test(`the ${model} model that does not come is told in its place, and trying again helps`, async ({ page }) => {
			let requests = 0;
			const file = `**/models/${model}.safetensors`;
			await page.route(file, (route) => {
				requests++;
				return route.fulfill({ status: 404 });
			});
			await page.goto("./#/generate?width=codes");
			const place = page.getByRole("region", { name: region, exact: true });
			const notice = place.getByRole("alert");
			await expect(notice).toContainText("model could not be loaded.");
			await expect.poll(async () => inkOf(await readPicture(page, "Vanilla: sample 1"))).toBeGreaterThan(15);
			expect(requests, "asked for once, not again and again").toBe(1);
			await page.unroute(file);
			await notice.getByRole("button", { name: "Try again" }).press("Enter");
			await expect(place).toBeFocused();
			await expect(neighboursOf(page)).toHaveCount(5);
			await expect.poll(async () => inkOf(await readPicture(page, "Convolutional: sample 1"))).toBeGreaterThan(15);
		});
	}

	test("after the worker has died and was started again, everything is answered as before", async ({ page }) => {
		await openGenerate(page, "?width=codes");
		const before = await readSamples(page);
		await expect(page.getByText(/^\d+%$/)).toHaveCount(3);
		await page.workers()[0]?.evaluate(() => {
			setTimeout(() => {
				throw new Error("broken on purpose");
			});
		});
		const notice = page.getByRole("alert").filter({ hasText: "The models have stopped working." });
		await notice.getByRole("button", { name: "Try again" }).click();
		await expect(notice).toBeHidden();
		await temperatureOf(page).fill("0.6");
		await expect.poll(() => readSamples(page)).not.toEqual(before);
		await expect(neighboursOf(page)).toHaveCount(5);
		await expect(page.getByText(/^\d+%$/)).toHaveCount(3);
		await expect(page.getByRole("alert")).toHaveCount(0);
	});
});
