/** Training in the page: presets, the controls, the time machine, links, and what stops it. */

import type { Page } from "@playwright/test";
import { expectNoEnglish, expectNoViolations, expectToFitEveryScreen } from "./support/accessibility";
import { readPicture, readSettledPicture } from "./support/pixels";
import { expect, test } from "./support/test";
import { forEachThemeAndLocale } from "./support/themesAndLocales";
import {
	address,
	button,
	expectBegun,
	expectDone,
	factsOf,
	fingerprintAt,
	fingerprintOf,
	openTrain,
	smallAddress,
	stepOf,
	train,
} from "./support/training";

test.use({ savesData: false }); // examples are fetched while a training is set up

/** Chooses a preset, and trains it on few digits. */
async function trainPreset(page: Page, name: string, epochs: string): Promise<void> {
	await page.getByRole("radio", { name: new RegExp(`^${name}`) }).check();
	await expect(page.getByRole("spinbutton", { name: "Epochs" })).toHaveValue(epochs);
	await page.getByRole("radio", { name: "1,000", exact: true }).check();
	await button(page, "Start training").click();
	await expectBegun(page);
	await expect(page.getByRole("img", { name: /: 5$/ }).last()).toBeVisible();
}

test("a preset trains for its number of epochs", { tag: "@long" }, async ({ page }) => {
	await test.step("Denoiser", async () => {
		await openTrain(page, "");
		await trainPreset(page, "Denoiser", "2");
		const input = () => readPicture(page, "Input: 5");
		await expect.poll(async () => (await input()).some(Number.isNaN), "until it is painted").toBe(false);
		expect(await input()).not.toEqual(await readPicture(page, "Digit: 5"));
	});
	await test.step("Posterior collapse: of two models, the one that it says to watch is looked at", async () => {
		await openTrain(page, "");
		await trainPreset(page, "Posterior collapse", "5");
		const looked = page.getByRole("group", { name: "Inspect" }).getByRole("radio", { checked: true });
		await expect(looked).toHaveAccessibleName("Model B");
		await expect(page.getByText("0 of 16 dimensions are active")).toBeVisible();
	});
});

/** Until it is resumed or a new one is set up, its results stay in their place. */
async function stopAndResume(page: Page): Promise<void> {
	const picture = page.getByRole("img", { name: "Reconstruction: 0" });
	await expect(picture).toBeVisible();
	const placeOf = async () => (await picture.boundingBox())?.y;
	await expect(button(page, "Stop")).toBeInViewport({ ratio: 1 });
	const place = await placeOf();
	await button(page, "Stop").click();
	await expect(button(page, "New training")).toBeVisible();
	await expect(button(page, "Resume")).toBeFocused();
	expect(await placeOf()).toBe(place);
	const stopped = await stepOf(page);
	await button(page, "Resume").click();
	await expect(button(page, "Pause")).toBeVisible();
	await expect.poll(() => stepOf(page)).toBeGreaterThan(stopped);
	await button(page, "Stop").click();
	await button(page, "New training").click();
	await expect(button(page, "Start training")).toBeFocused();
	await expect(page.getByRole("spinbutton", { name: "Epochs" })).toBeInViewport();
	await expect(picture, "they are below the settings").toBeVisible();
	await expect(page.getByText("This training was stopped: 784-16-784.")).toBeVisible();
}

/** One seed gives the same weights. */
async function stepAndReset(page: Page): Promise<void> {
	await button(page, "Pause").click();
	await expect(button(page, "Resume")).toBeVisible();
	await button(page, "Reset").click();
	await expect(factsOf(page)).toContainText("batch 0 of 20");
	await button(page, "One step").click();
	await expect(factsOf(page)).toContainText("Epoch 1 of 1000, batch 1 of 20");
	await button(page, "One step").click();
	await expect(factsOf(page)).toContainText("batch 2 of 20");
	await button(page, "One epoch").click();
	await expect(factsOf(page)).toContainText("batch 20 of 20");
	const first = await fingerprintAt(page, 20);
	await button(page, "Reset").click();
	await expect(factsOf(page)).toContainText("batch 0 of 20");
	await button(page, "Undo reset").click();
	await expect(factsOf(page)).toContainText("batch 20 of 20");
	expect(await fingerprintAt(page, 20)).toBe(first);

	await button(page, "Reset").click();
	await expect(button(page, "Undo reset")).toBeVisible();
	await button(page, "One epoch").click();
	await expect(factsOf(page)).toContainText("batch 20 of 20");
	await expect(button(page, "Reset")).toBeVisible();
	expect(await fingerprintAt(page, 20)).toBe(first);
}

/** It brings back earlier weights, here and in the other views. */
async function showEarlierWeights(page: Page): Promise<void> {
	const newest = await readSettledPicture(page, "Reconstruction: 8");
	const machine = page.getByRole("slider", { name: "Time machine" });
	await machine.focus();
	await page.keyboard.press("Home");
	await expect(machine).toHaveAttribute("aria-valuetext", "before the first step");
	await expect.poll(() => readPicture(page, "Reconstruction: 8")).not.toEqual(newest);
	await page.getByRole("link", { name: "Reconstruct", exact: true }).first().click();
	await page.getByRole("radio", { name: "Side by side" }).check({ force: true });
	await page.getByRole("combobox", { name: "Your models" }).selectOption("live");
	await expect(page.getByText("as it was after step 0")).toBeVisible();
	await page.goBack();
	// What random weights make of anything is an even grey.
	const untrained = await readSettledPicture(page, "Reconstruction: 8");
	expect(Math.max(...untrained) - Math.min(...untrained)).toBeLessThan(0.6);
	await button(page, "Reset: Time machine").click();
	await expect.poll(() => readPicture(page, "Reconstruction: 8")).toEqual(newest);
}

test("a training is stopped, resumed, paused, stepped through, reset and looked back at", { tag: "@long" }, async ({
	page,
}) => {
	await page.emulateMedia({ reducedMotion: "reduce" }); // scrolls at once
	await openTrain(page, `models=vanilla_16&${address}&epochs=1000&workers=1`);
	await button(page, "Start training").click();
	await expectBegun(page);
	await test.step("stopped, its results stay in place until a new one is set up", () => stopAndResume(page));
	await button(page, "Start training").click();
	await expectBegun(page);
	await test.step("pause, one step, one epoch, reset and its undo", () => stepAndReset(page));
	await test.step("the time machine", () => showEarlierWeights(page));
});

test("a link makes the same model on another page, to the bit", { tag: "@long" }, async ({ page, context }) => {
	await train(
		page,
		`models=variational_16-2_tanh_beta2_warm1.5&${smallAddress}&without=38&noise=gaussian-0.3&workers=2`,
		2,
	);
	const steps = Number(/of (\d+)/.exec((await factsOf(page).textContent())?.split("batch")[1] ?? "")?.[1]) * 2;
	const made = await fingerprintAt(page, steps);
	await expect(page).toHaveURL(/workers=2/);
	const other = await context.newPage();
	await other.goto(page.url());
	await button(other, "Start training").click();
	await expectDone(other, 2);
	expect(await fingerprintAt(other, steps)).toBe(made);
});

test("every control answers while the convolutional model trains at full speed", { tag: "@long" }, async ({ page }) => {
	await openTrain(page, "models=convolutional_32-64&digits=1000&batch=256&seed=1&epochs=100");
	await button(page, "Start training").click();
	await expect(page.getByRole("img", { name: "Reconstruction: 5" })).toBeVisible();
	await page.getByRole("radio", { name: "Squared error" }).check();
	await page.getByRole("radio", { name: "Log" }).check();
	await button(page, "Pause").click();
	await expect(button(page, "Resume")).toBeVisible();
	const paused = await stepOf(page);
	await button(page, "One step").click();
	await expect.poll(() => stepOf(page), "not one step more was done while it paused").toBe(paused + 1);
	await button(page, "Stop").click();
	await expect(button(page, "New training")).toBeVisible();
});

test("backpropagation agrees with finite differences, and a loss that diverges stops the training", async ({
	page,
}) => {
	await test.step("in every layer", async () => {
		await train(page, `models=variational_64-2_tanh&${smallAddress}`, 1);
		await button(page, "Check backpropagation").click();
		await expect(page.getByText("Every layer’s gradient agrees with finite differences.").first()).toBeVisible();
		await expect(page.getByRole("table", { name: "Check the gradients" }).getByRole("row")).toHaveCount(11);
	});
	await test.step("it says why, and leaves sound weights", async () => {
		await openTrain(page, `models=variational_64-2_rate1&${smallAddress}&epochs=5`);
		await button(page, "Start training").click();
		await expect(page.getByRole("alert")).toContainText("ran away");
		await expect(page.getByRole("alert")).toContainText("stop the training to change them");
		await expect(page.getByRole("img", { name: "Reconstruction: 5" })).toBeVisible();
		await expect(button(page, "Keep this model")).toBeVisible();
	});
});

forEachThemeAndLocale((_, locale) => {
	test("Train is accessible with trained models and the table of their losses", { tag: "@long" }, async ({ page }) => {
		const isEnglish = locale === "en-GB";
		await page.goto(`#/train?models=variational_64-4+vanilla_16&${address}&epochs=1`);
		await button(page, isEnglish ? "Start training" : "开始训练").click();
		const facts = page.locator("#training").getByText(isEnglish ? "all epochs done" : "各轮均已完成");
		await expect(facts).toBeVisible();
		await expect(fingerprintOf(page)).toBeVisible();
		await page.getByText(isEnglish ? "As a table" : "以表格显示").click();
		await expectNoViolations(page);
		if (!isEnglish) {
			await expectNoEnglish(page);
			await expectToFitEveryScreen(page);
		}
	});
});
