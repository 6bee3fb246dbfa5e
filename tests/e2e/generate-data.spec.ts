/** Whether a sample is in the data: its nearest training digits, and how near test digits are to theirs. */

import { distancesOf, meanOf, neighboursOf, openGenerate, questionOf, sampleOf } from "./support/generate";
import { readCanvas, readPicture } from "./support/pixels";
import { expect, test } from "./support/test";

test("the chosen sample is shown large beside its nearest training digits, the nearest first, none of them a copy", async ({
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

test("whether it is in the data: what was found, and how far test digits are", async ({ page }) => {
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
	const [distance = 0] = await distancesOf(page);
	const found = (nearest: number) => `No copy among these 4,000: the nearest is ${nearest.toFixed(2)} away`;
	await expect(question).toContainText(
		`${found(distance)}. Unseen real digits are typically ${median.toFixed(2)} away.`,
	);

	await test.step("a sample farther from the data than any test digit may be no digit", async () => {
		await page.goto("about:blank");
		await openGenerate(page, "?temperature=2&seed=7&sample=17");
		const [far = 0] = await distancesOf(page);
		expect(far).toBeGreaterThan(high);
		await expect(question).toContainText(`${found(far)}, farther than for all 100 unseen real digits`);
		await expect(question).toContainText("Perhaps it is no digit at all.");
	});
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
	await expect(question.getByRole("progressbar")).toBeHidden();
	await expect(question).toContainText(/median 4\.\d\d/);
	await expect(question.getByRole("button", { name: /Search all/ })).toBeHidden();
});
