/** What the page promises of its models, tried on them. */

import { drawByMouse, middle, type Strokes } from "./support/drawing";
import { readSettledPicture } from "./support/pixels";
import { expect, expectScore, models, openPage, type Page, scoreOf, test } from "./support/test";
import { openWalk } from "./support/walk";

const seven: Strokes = [
	[
		[0, 0.05],
		[0.5, 0.05],
		[1, 0.05],
		[0.7, 0.5],
		[0.4, 1],
	],
];
const bar: Strokes = [
	[
		[0.3, 0.52],
		[0.65, 0.52],
		[1, 0.52],
	],
];

/** With two numbers for its code, the variational model keeps less than with sixteen. */
async function compareTwoAndSixteen(page: Page): Promise<void> {
	const sixteen = await scoreOf(page, "Variational");
	await page.getByRole("radio", { name: "2-D" }).check({ force: true });
	await expect(
		page.getByRole("img", { name: /^Variational: code in the plane, z₁ = −?\d\.\d\d ± \d\.\d\d, z₂ = / }),
	).toBeVisible();
	await expectScore(page, "Variational");
	expect(await scoreOf(page, "Variational")).toBeGreaterThan(sixteen + 0.01);
	await page.getByRole("radio", { name: "16-D" }).check({ force: true });
	await expect.poll(() => scoreOf(page, "Variational")).toBe(sixteen);
}

/** A bar through a 7 comes back from all three models; of a code of 2 numbers less than half of its ink. */
async function crossASeven(page: Page): Promise<void> {
	await drawByMouse(page, seven, middle);
	const without = await readSettledPicture(page, "As the models see it");
	await drawByMouse(page, bar, middle);
	const drawn = await readSettledPicture(page, "As the models see it");
	const inBar = Array.from(drawn.keys()).filter((pixel) => (drawn[pixel] ?? 0) > 0.6 && (without[pixel] ?? 1) < 0.1);
	expect(inBar.length).toBeGreaterThan(10);
	/** The share of the bar's ink that comes back. */
	const kept = async (model: string) => {
		const picture = await readSettledPicture(page, `${model}: Reconstruction`);
		return inBar.reduce((sum, pixel) => sum + (picture[pixel] ?? 0) / (drawn[pixel] ?? 1), 0) / inBar.length;
	};
	for (const model of models) expect(await kept(model), model).toBeGreaterThan(0.6);
	await page.getByRole("radio", { name: "2-D" }).check({ force: true });
	await expect.poll(() => kept("Variational")).toBeLessThan(0.5);
}

/** A map of more than two dimensions says that it is a slice, and how much of the variance it holds. */
async function openSlice(page: Page): Promise<void> {
	await openWalk(page);
	const slice = page.getByText(/^A flat slice through a space of 16 dimensions: its two directions hold 1\d\.\d% of/);
	await expect(slice).toBeHidden();
	await page.getByRole("radio", { name: "16-D" }).check({ force: true });
	await expect(slice).toBeVisible();
}

test("what a code of 2 numbers loses, and a map of a code of 16", async ({ page }) => {
	await openPage(page);
	await test.step("with two numbers the variational model keeps less than with sixteen", () =>
		compareTwoAndSixteen(page));
	await test.step("with two numbers it keeps less than half of the bar through a 7", () => crossASeven(page));
	await test.step("a map of 16 dimensions says that it is a slice", () => openSlice(page));
});

test("no key is mentioned where there is no keyboard", { tag: "@phone" }, async ({ page }) => {
	for (const view of ["walk", "generate"]) {
		await page.goto(`#/${view}`);
		await expect(page.getByText(/^(Drag to move the point|Choose one\.)/)).toBeVisible();
		await expect(page.getByText(/^By keyboard/)).toBeHidden();
	}
});
