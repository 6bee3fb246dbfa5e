/** What an action changes is in view where it is done: on a projector's low window, and on a phone. */

import { expect, type Locator, type Page } from "@playwright/test";
import { answersOf } from "./support/denoise";
import { drawByMouse, drawByTouch, middle, padOf, written } from "./support/drawing";
import { neighboursOf, openGenerate, sampleOf, temperatureOf } from "./support/generate";
import { readSettledPicture } from "./support/pixels";
import { models, openPage, test } from "./support/test";
import { address, button, expectBegun, openTrain } from "./support/training";
import { mapOf } from "./support/walk";

/** All of each, with the page scrolled as it is. */
async function expectInView(...parts: Locator[]): Promise<void> {
	for (const part of parts) await expect(part).toBeInViewport({ ratio: 0.99 });
}

/** A training of a model with a map, which has begun and lasts. */
async function startTraining(page: Page, models = "variational_64-2"): Promise<void> {
	await openTrain(page, `models=${models}&${address}&epochs=1000`);
	await button(page, "Start training").click();
	await expectBegun(page);
}

/** The controls of a training and its curves. */
function trainingOf(page: Page): Locator[] {
	return [button(page, "Pause"), button(page, "Stop"), page.locator(".uplot")];
}

/** The slider that goes back in a training. */
function timeMachineOf(page: Page): Locator {
	return page.getByRole("region", { name: "Time machine" });
}

interface Box {
	x: number;
	y: number;
	width: number;
	height: number;
}

async function boxOf(part: Locator): Promise<Box> {
	return part.evaluate((element) => element.getBoundingClientRect().toJSON());
}

/** How far a part reaches beyond the margin on the right. */
async function beyondMargin(page: Page, part: Locator): Promise<number> {
	const margin = await page.locator("main").evaluate((main) => {
		return main.getBoundingClientRect().right - Number.parseFloat(getComputedStyle(main).paddingRight);
	});
	const { x, width } = await boxOf(part);
	return x + width - margin;
}

/** The sliders, and what they change. */
function firstScreenOf(page: Page): Locator[] {
	const sliders = ["z₁", "z₂"].map((name) => page.getByRole("slider", { name, exact: true }));
	return [...sliders, page.getByRole("img", { name: "Reconstruction", exact: true })];
}

test.describe("in a window of 1366 × 650", () => {
	test.use({ viewport: { width: 1366, height: 650 } });

	test("what an action changes in Reconstruct", async ({ page }) => {
		await page.goto(".");
		await test.step("the pad, the code on sliders, and the reconstruction that they change", async () => {
			await page.getByRole("slider", { name: "z₁" }).fill("2");
			await expectInView(padOf(page), ...firstScreenOf(page));
		});
		await openPage(page);
		await test.step("the buttons of the models side by side, up to the margin", async () => {
			const save = page.getByRole("button", { name: /^Save as PNG: Variational.*Reconstruction$/ });
			expect(await beyondMargin(page, save)).toBeLessThanOrEqual(5);
		});
		await test.step("a drawing, and what each model reconstructs and misses", async () => {
			await drawByMouse(page, written[3], middle);
			const pictures = models.flatMap((model) =>
				["Reconstruction", "Error"].map((name) => page.getByRole("img", { name: `${model}: ${name}` })),
			);
			await expectInView(padOf(page), ...pictures);
		});
	});

	test("what an action changes in Denoise, Walk and Generate", async ({ page }) => {
		await test.step("the strength of the noise, the noisy picture and the six answers", async () => {
			await page.goto("#/denoise");
			const strength = page.getByRole("slider", { name: "Strength σ" });
			await strength.fill("0.7");
			await expectInView(strength, ...answersOf(page));
		});
		await test.step("the point, its map and the digit that it decodes to", async () => {
			await page.goto("#/walk");
			await mapOf(page).click({ position: { x: 100, y: 100 } });
			await expectInView(mapOf(page), page.getByRole("img", { name: "Decoded digit" }));
			await expectInView(page.getByRole("slider", { name: "z₁" }), page.getByRole("slider", { name: "z₂" }));
		});
		await test.step("the temperature, all samples, the chosen one, and the digits nearest to it", async () => {
			await openGenerate(page);
			await temperatureOf(page).fill("0.7");
			await sampleOf(page, 24).click();
			await expectInView(temperatureOf(page), sampleOf(page, 1), sampleOf(page, 24));
			await expect(neighboursOf(page)).toHaveCount(5);
			await expectInView(page.getByRole("img", { name: "Sample 24" }), ...(await neighboursOf(page).all()));
		});
	});

	test("the controls of a training, its curves, what it makes of digits, and its map", async ({ page }) => {
		await startTraining(page);
		const copies = ["0", "9", "Your drawing"].map((name) => page.getByRole("img", { name: `Reconstruction: ${name}` }));
		await expectInView(...trainingOf(page), ...copies, page.getByRole("img", { name: /^Map of the test digits/ }));
	});

	test("a program and what a model makes of digits, in Train", async ({ page }) => {
		await test.step("a model's program, from its button on, below the bar of the training and its notes", async () => {
			await openTrain(page, "models=convolutional_32-64&epochs=1000");
			await expect(page.locator("#run")).toContainText("goes on while other tabs are shown");
			await page.getByText("The models that come with Digits").click();
			const use = page.getByText("Use in code").first();
			await use.evaluate((element) => element.scrollIntoView({ block: "end" }));
			await use.click();
			await expect(page.getByRole("region", { name: "reconstruct.py" })).toBeInViewport({ ratio: 0.5 });
			const bar = await boxOf(page.locator("#run"));
			expect((await boxOf(use)).y).toBeGreaterThan(bar.y + bar.height);
		});
		await test.step("the heading of what a model makes of digits, up to the margin", async () => {
			await openTrain(page, `models=vanilla_64&${address}&epochs=1000`);
			await button(page, "Start training").click();
			await expectBegun(page);
			const heading = page.getByRole("columnheader", { name: "Reconstruction" });
			expect(await beyondMargin(page, heading)).toBeLessThanOrEqual(1);
		});
	});
});

/** On a phone, all of its pictures are below the pad; a small copy of each stands beside it. */
test.describe("on a phone", { tag: "@phone" }, () => {
	test("what an action changes in Reconstruct", async ({ page }) => {
		await test.step("the pad, the code on sliders, and its reconstruction beside the pad", async () => {
			await page.goto(".");
			const [first, second] = firstScreenOf(page) as [Locator, Locator];
			await expect(second).toBeVisible();
			await expectInView(padOf(page), first, second, page.locator('[aria-hidden="true"] > .picture'));
			await expectInView(page.getByRole("group", { name: "Latent dimensions" }));
		});
		await test.step("with 16 dimensions, the reconstruction stays beside the slider that is moved", async () => {
			await page.goto("./#/reconstruct?latent=variational-16");
			const last = page.getByRole("slider", { name: "z₁₆", exact: true });
			await last.fill("2");
			await last.evaluate((slider) => slider.scrollIntoView({ block: "center" }));
			await expectInView(last, page.getByRole("img", { name: "Reconstruction", exact: true }));
			const sliders = await page.getByRole("slider", { name: /^z/ }).all();
			const boxes = await Promise.all(sliders.map(boxOf));
			expect(new Set(boxes.map(({ x, width }) => `${x}, ${width}`)).size, "places and lengths of sliders").toBe(1);
		});
		await test.step("a drawing, and what each model reconstructs", async () => {
			await openPage(page);
			const before = await readSettledPicture(page, "Vanilla: Reconstruction");
			await drawByTouch(page, written[3], middle);
			expect(await readSettledPicture(page, "Vanilla: Reconstruction")).not.toEqual(before);
			const copies = page.locator('[aria-hidden="true"] > * > .picture');
			await expect(copies).toHaveCount(3);
			await expectInView(padOf(page), ...(await copies.all()));
		});
	});

	test("what an action changes in Denoise, Walk and Generate", async ({ page }) => {
		await test.step("a drawing, its noisy picture, and what the models that denoise make of it", async () => {
			await page.goto("#/denoise");
			const copies = page.locator('[aria-hidden="true"] > * > .picture');
			await expect(copies).toHaveCount(3);
			await expectInView(padOf(page), ...(await copies.all()));
		});
		await test.step("the strength of the noise, the noisy picture and the six answers", async () => {
			const strength = page.getByRole("slider", { name: "Strength σ" });
			await strength.fill("0.7");
			await strength.evaluate((slider) => slider.scrollIntoView());
			await expectInView(strength, ...answersOf(page));
		});
		await test.step("the point, its map and the digit that it decodes to", async () => {
			await page.goto("#/walk");
			await mapOf(page).tap({ position: { x: 100, y: 100 } });
			await expectInView(mapOf(page), page.getByRole("img", { name: "Decoded digit" }));
		});
		await test.step("the temperature and all samples", async () => {
			await openGenerate(page);
			await temperatureOf(page).fill("0.7");
			await expectInView(temperatureOf(page), sampleOf(page, 1), sampleOf(page, 24));
		});
	});

	test("the contact sheet, as wide as the window, and the name of the data set, beside the switches", async ({
		page,
	}) => {
		await page.goto("#/data");
		const order = page.getByRole("combobox", { name: "Order" });
		await expect(order.getByRole("option")).not.toHaveCount(1); // the models' names are what is wide
		expect(await beyondMargin(page, order)).toBeLessThanOrEqual(1);
		expect(await beyondMargin(page, page.getByRole("button", { name: /^Use digit/ }).last())).toBeLessThanOrEqual(1);

		await page.goto("./#/reconstruct?data=digits8");
		const choice = page.getByRole("combobox", { name: "Data set", exact: true });
		await expect(choice).toHaveValue("digits8");
		const missing = await choice.evaluate((select) => {
			const { width } = select.getBoundingClientRect();
			select.style.maxWidth = "none";
			return select.getBoundingClientRect().width - width;
		});
		expect(missing).toBe(0);
		expect((await boxOf(choice)).y).toBe((await boxOf(page.getByRole("group", { name: "Theme" }))).y);
	});

	test("a training: its controls, its curves, what it makes of digits, and its time machine", async ({ page }) => {
		await startTraining(page);
		const pictures = ["Digit: 0", "Reconstruction: 0", "Reconstruction: Your drawing"].map((name) =>
			page.getByRole("img", { name }),
		);
		await expectInView(...trainingOf(page), ...pictures);
		// Both at one moment: the page still scrolls.
		const isClear = await timeMachineOf(page).evaluate((part) => {
			const slider = part.querySelector("input")?.getBoundingClientRect();
			const value = part.querySelector(".range-value")?.getBoundingClientRect();
			return slider && value && (value.left >= slider.right || value.bottom <= slider.top);
		});
		expect(isClear, "the step that the time machine shows, clear of its slider").toBe(true);
	});

	test("the map, of which the preset of the map says what to watch", async ({ page }) => {
		await openTrain(page, "data=digits8");
		await page.getByRole("radio", { name: "2-D map" }).check();
		await button(page, "Start training").click();
		await expectInView(page.getByRole("img", { name: /^Map of the test digits/ }));
	});

	test("with three models what each makes of digits, below the curves and below the map", { tag: "@long" }, async ({
		page,
	}) => {
		await startTraining(page, "variational_64-2+variational_32-2+variational_16-2");
		const pictures = ["A", "B", "C"].map((model) => page.getByRole("img", { name: `Model ${model}: Your drawing` }));
		await expectInView(...trainingOf(page), ...pictures);
		const map = page.getByRole("img", { name: /^Map of the test digits/ });
		await expect(map).toBeHidden();
		await page.getByRole("radio", { name: "Map", exact: true }).check({ force: true });
		await expectInView(map, ...pictures);
		await expect(page.locator(".uplot")).toBeHidden();
		await page.getByRole("radio", { name: "Curves", exact: true }).check({ force: true });
		await expectInView(...trainingOf(page), ...pictures);
	});
});
