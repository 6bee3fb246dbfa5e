/** Walk: a place in the latent space is reached by sliders, by a drawing or by a link, and decoded. */

import { expectNoEnglish, expectNoViolations, expectToFitEveryScreen } from "./support/accessibility";
import { classify } from "./support/classifier";
import { clearPad, drawByMouse, middle, written } from "./support/drawing";
import { holdRequests } from "./support/holdRequests";
import { expectIdle, readPicture, readSettledPicture } from "./support/pixels";
import { expect, type Page, test } from "./support/test";
import { forEachThemeAndLocale } from "./support/themesAndLocales";
import { decoded, expectWalk, mapOf, openWalk, placeOf, sliderOf } from "./support/walk";
import { replaceWorker } from "./support/worker";

async function expectSlidersSortedByKl(page: Page): Promise<void> {
	await expect(page.getByRole("slider", { name: /^z[₀-₉]+$/ })).toHaveCount(16);
	const shares = await page
		.getByRole("img", { name: /^KL \d+\.\d\d nats$/ })
		.evaluateAll((bars) => bars.map((bar) => Number(bar.getAttribute("title")?.split(" ")[1])));
	expect(shares).toHaveLength(16);
	expect(shares).toEqual([...shares].sort((a, b) => b - a));
	// The pretrained model's KL is 23.64 nats, on average over all 10,000 test digits.
	const sum = shares.reduce((sum, share) => sum + share, 0);
	expect(sum).toBeGreaterThan(22.5);
	expect(sum).toBeLessThan(24.8);
}

test("with 16 dimensions, the place is reached by sliders, by the map, and by a digit picked or drawn", async ({
	page,
}) => {
	await openWalk(page, "?model=variational-16");
	const before = await readSettledPicture(page, decoded);
	await test.step("it starts at the drawing’s code; sliders, sorted by KL, change the digit", async () => {
		expect(classify(before)).toBe(5);
		await expectSlidersSortedByKl(page);
		await page.getByRole("slider", { name: /^z/ }).first().fill("3.5");
		expect(await readSettledPicture(page, decoded)).not.toEqual(before);
		await page.getByRole("button", { name: "To my drawing" }).click();
		expect(await readSettledPicture(page, decoded)).toEqual(before);
	});
	await test.step("a point of the map of the principal components decodes", async () => {
		await expect(mapOf(page)).toHaveAccessibleName(/16-dimensional latent space, projected/);
		await mapOf(page).focus();
		for (let press = 0; press < 10; press++) await page.keyboard.press("ArrowRight");
		await expect.poll(() => readSettledPicture(page, decoded)).not.toEqual(before);
	});
	await test.step("a digit drawn or picked in this view becomes the place", async () => {
		await page.getByText("Draw or pick another digit").click();
		await page.getByRole("button", { name: "Test digit 7" }).click();
		expect(classify(await readSettledPicture(page, decoded))).toBe(7);
		expect(classify(await readPicture(page, "Your drawing"))).toBe(7);
		await sliderOf(page, "z₁").fill("2");
		await expect(page).toHaveURL(/z=2_/);
		await clearPad(page);
		await drawByMouse(page, written[8], middle);
		expect(classify(await readSettledPicture(page, decoded))).toBe(8);
	});
});

async function openWithLateModel(page: Page): Promise<void> {
	const release = await holdRequests(page, "**/models/variational-2.safetensors");
	await page.goto("#/walk");
	await expect(mapOf(page)).toContainText("Loading the model…");
	await expect(page.getByText("Loading the model…")).toHaveCount(2);
	release();
	await expect(page.getByText("Loading the model…")).toHaveCount(0);
	await expectWalk(page);
}

test("with 2 dimensions, the posterior is an ellipse on the map, and sliders are reset one by one or at once", async ({
	page,
}) => {
	await test.step("while its model is on its way, the map and the picture say so", () => openWithLateModel(page));
	await test.step("each slider has its own reset, all go to the middle at once, and the place is announced", async () => {
		await sliderOf(page, "z₁").fill("2");
		await sliderOf(page, "z₂").fill("-1.5");
		await expect(page.getByRole("status")).toHaveText(/^Decoded: z₁ = 2\.00, z₂ = −1\.50/);
		await page.getByRole("button", { name: "Reset: z₁" }).click();
		await expect(sliderOf(page, "z₁")).toHaveValue("0");
		await expect(sliderOf(page, "z₂")).toHaveValue("-1.5");
		await page.getByRole("button", { name: "To the middle" }).click();
		await expect(sliderOf(page, "z₂")).toHaveValue("0");
		await expect.poll(() => placeOf(page)).toEqual([0, 0]);
	});
	await test.step("the ellipse is one standard deviation in each direction, as far as the map is zoomed", async () => {
		const ellipse = page.getByRole("main").locator("ellipse");
		const radius = async () => Number.parseFloat((await ellipse.getAttribute("rx")) ?? "");
		await expect(ellipse).toHaveCount(1);
		const wide = await radius();
		expect(wide).toBeGreaterThan(0);
		await page.getByRole("button", { name: "Zoom in" }).click();
		await expect.poll(radius).toBeGreaterThan(1.2 * wide);
		await page.getByRole("radio", { name: "16-D" }).check({ force: true });
		await expect(ellipse).toHaveCount(0);
	});
});

test("a link leads to the same place, walk and sum", async ({ page }) => {
	await openWalk(page, "?model=variational-16&step=12&from=mean.4&to=digit.7&spherical=1&a=mean.9&class=4");
	await sliderOf(page, "z₃").fill("2.25");
	await expect(page).toHaveURL(/z=/);
	const before = await readSettledPicture(page, decoded);
	const url = page.url();
	await page.goto(url);
	await expect(sliderOf(page, "z₃")).toHaveValue("2.25");
	await expect(sliderOf(page, "Step")).toHaveAttribute("aria-valuetext", "12 of 60");
	await expect(page.getByRole("combobox", { name: "From" })).toHaveValue("mean.4");
	await expect(page.getByRole("combobox", { name: "A", exact: true })).toHaveValue("mean.9");
	await expect(page.getByRole("radio", { name: "Spherical" })).toBeChecked();
	await expect(page.getByRole("img", { name: /this step, decoded$/ })).toHaveCount(2);
	// The address has the code's numbers to two decimals.
	const after = await readSettledPicture(page, decoded);
	expect(Math.max(...after.map((value, at) => Math.abs(value - (before[at] ?? 0))))).toBeLessThan(0.05);
});

test.describe("with a broken worker", () => {
	test.use({ expectErrors: true });

	test("the map and the walk come back with another one", async ({ page }) => {
		await openWalk(page);
		await replaceWorker(page);
		await expect(mapOf(page)).not.toContainText("Loading the model…"); // until then all is as the other one left it
		await expect(page.getByRole("img", { name: /this step, decoded$/ })).toHaveCount(2);
		const before = await readSettledPicture(page, decoded);
		await sliderOf(page, "z₁").fill("-3");
		expect(await readSettledPicture(page, decoded)).not.toEqual(before);
	});
});

forEachThemeAndLocale((_, locale) => {
	test("Walk is accessible", async ({ page }) => {
		await page.goto("#/walk?model=variational-16&a=digit.483");
		await expect(page.getByRole("slider", { name: /^z/ })).toHaveCount(16);
		await expect(page.getByRole("img", { name: /A − B \+ C/ })).toHaveCount(2);
		await expectIdle(page);
		await expectNoViolations(page);
		if (locale === "zh-CN") {
			await expectNoEnglish(page);
			await expectToFitEveryScreen(page);
		}
	});
});
