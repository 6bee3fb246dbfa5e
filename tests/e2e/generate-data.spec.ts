/** One sample of Generate: how it is chosen and saved, whether it is in the data, and how near test digits are to theirs. */

import { readFile } from "node:fs/promises";
import { distancesOf, meanOf, neighboursOf, openGenerate, questionOf, sampleOf } from "./support/generate";
import { listen, said } from "./support/heard";
import { readCanvas, readPicture } from "./support/pixels";
import { expect, type Page, test } from "./support/test";

async function chooseByKeys(page: Page): Promise<void> {
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
}

async function saveSamples(page: Page): Promise<void> {
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
}

async function compareWithNeighbours(page: Page): Promise<void> {
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
}

test("a sample is chosen by mouse or keys, saved, and shown beside its nearest training digits, none of them a copy", async ({
	page,
}) => {
	await openGenerate(page);
	await test.step("the grid and the chosen sample are saved as pictures", () => saveSamples(page));
	await test.step("the arrow keys go from sample to sample, and stop at the edges", () => chooseByKeys(page));
	await test.step("it is shown large beside its nearest training digits, the nearest first", () =>
		compareWithNeighbours(page));
});

const found = (nearest: number) => `No copy among these 4,000: the nearest is ${nearest.toFixed(2)} away`;

/** What is said of the first sample and of test digits; returns how far the farthest of these is. */
async function readAnswer(page: Page): Promise<number> {
	const question = questionOf(page);
	await expect(question).toContainText(/100 test digits\s*median \d\.\d\d, from \d\.\d\d to \d\.\d\d/);
	const text = await question.innerText();
	const [median = 0, low = 0, high = 0] = (/median ([\d.]+), from ([\d.]+) to ([\d.]+)/.exec(text) ?? [])
		.slice(1)
		.map(Number);
	expect(low).toBeGreaterThan(0.5);
	expect(median).toBeGreaterThan(low);
	expect(high).toBeGreaterThan(median);
	const [distance = 0] = await distancesOf(page);
	await expect(question).toContainText(
		`${found(distance)}. Unseen real digits are typically ${median.toFixed(2)} away.`,
	);
	return high;
}

async function searchAll(page: Page): Promise<void> {
	const question = questionOf(page);
	await expect(question).toContainText("Searched among 4,000 of the 60,000 training digits.");
	const before = await distancesOf(page);
	await question.getByRole("button", { name: "Search all 60,000 (10 MB)" }).click();
	await expect(question).toContainText("Searched among all 60,000 training digits.");
	await said(page, "All 60,000 training digits are searched now.");
	await expect.poll(async () => meanOf(await distancesOf(page))).toBeLessThan(meanOf(before));
	const after = await distancesOf(page);
	for (const [at, distance] of after.entries()) expect(distance).toBeLessThanOrEqual(before[at] ?? 0);
	await expect(question.getByRole("progressbar")).toBeHidden();
	await expect(question).toContainText(/median 4\.\d\d/);
	await expect(question.getByRole("button", { name: /Search all/ })).toBeHidden();
}

test("whether it is in the data: what was found, how far test digits are, and all 60,000 when asked for", async ({
	page,
}) => {
	await listen(page);
	await test.step("a sample farther from the data than any test digit may be no digit", async () => {
		await openGenerate(page);
		const high = await readAnswer(page);
		await openGenerate(page, "?temperature=2&seed=7&sample=17");
		const [far = 0] = await distancesOf(page);
		expect(far).toBeGreaterThan(high);
		await expect(questionOf(page)).toContainText(`${found(far)}, farther than for all 100 unseen real digits`);
		await expect(questionOf(page)).toContainText("Perhaps it is like none of them.");
	});
	await test.step("all 60,000 are searched when asked for, and nothing is farther for it", async () => {
		await openGenerate(page);
		await searchAll(page);
	});
});
