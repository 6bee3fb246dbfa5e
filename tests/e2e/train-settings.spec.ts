/** The settings of a training: presets, rivals, validation errors, and what a link carries. */

import type { Locator, Page } from "@playwright/test";
import { expectNoEnglish, expectNoViolations, expectToFitEveryScreen } from "./support/accessibility";
import { expect, test } from "./support/test";
import { forEachThemeAndLocale } from "./support/themesAndLocales";
import { openTrain } from "./support/training";
import { check, expectFact, factsOf, openSettings, unfold } from "./support/trainSettings";

/** It begins with the same settings, has its own, and can be removed; four are the most. */
async function addAndRemove(page: Page, settings: Locator): Promise<void> {
	await settings.getByRole("button", { name: "Add a model to compare" }).click();
	await expect(settings.getByRole("radio", { name: "Model B", exact: true })).toBeChecked();
	const code = settings.getByRole("spinbutton", { name: "Latent dimensions" });
	await expect(code).toHaveValue("2");
	await code.fill("16");
	await expectFact(settings, "Parameters", ["404,244", "415,024"]);
	await check(settings, "Model A");
	await expect(code).toHaveValue("2");
	await settings.getByRole("button", { name: "Add a model to compare" }).click();
	await expect(settings.getByRole("radio", { name: "Model C", exact: true })).toBeChecked();
	await settings.getByRole("button", { name: "Add a model to compare" }).click();
	await expect(settings.getByRole("button", { name: "Add a model to compare" })).toBeHidden();
	await expect(settings.getByRole("radio", { name: "Model D", exact: true })).toBeFocused();
	await check(settings, "Convolutional");
	await settings.getByRole("spinbutton", { name: "Filters, outer" }).fill("0");
	await check(settings, "Model A");
	await expect(settings.getByRole("radio", { name: "Model D, has an invalid setting" })).toBeVisible();
	await settings.getByRole("button", { name: "Remove A" }).click();
	await check(settings, "Model A");
	await expect(code).toHaveValue("16");
	await expect(settings.getByRole("radio", { name: /^Model [ABCD]/ })).toHaveCount(3);
	await expect(settings.getByRole("button", { name: "Remove A" })).toBeFocused();
	await page.keyboard.press("Enter");
	await expect(settings.getByRole("radio", { name: /^Model [ABCD]/ })).toHaveCount(2);
	await page.keyboard.press("Enter");
	await expect(settings.getByRole("radio", { name: /^Model [ABCD]/ })).toHaveCount(0);
	await expect(settings.getByRole("button", { name: "Add a model to compare" })).toBeFocused();
}

test("the settings are those of a preset, of models to compare, or set by keyboard", async ({ page }) => {
	const settings = await openSettings(page, "?models=vanilla_3&digits=1000&without=7&noise=patch-5&batch=9");
	for (const [name, kind, noise, parameters, code, steps] of [
		["Denoiser", "Convolutional", "Mixed", ["4,801"], ["784 → 784, no fewer numbers"], ["1,875"]],
		[
			"Too narrow a bottleneck",
			"Vanilla",
			"None",
			["403,730", "419,120"],
			["784 → 2, 392 times fewer numbers", "784 → 32, 25 times fewer numbers"],
			["469", "469"],
		],
		["2-D map", "Variational", "None", ["404,244"], ["784 → 2, 392 times fewer numbers"], ["469"]],
	] as const) {
		await test.step(name, async () => {
			await check(settings, name);
			await expect(settings.getByRole("radio", { name: kind, exact: true })).toBeChecked();
			await expect(settings.getByRole("radio", { name: noise, exact: true })).toBeChecked();
			await expect(settings.getByRole("spinbutton", { name: "Number of digits" })).toHaveValue("60000");
			await expectFact(settings, "Parameters", [...parameters]);
			await expectFact(settings, "Latent code", [...code]);
			await expectFact(settings, "Steps per epoch", [...steps]);
		});
	}
	await test.step("it is no longer chosen once a setting is another, and is again when it is back", async () => {
		const preset = settings.getByRole("radio", { name: "2-D map" });
		const code = settings.getByRole("spinbutton", { name: "Latent dimensions" });
		await code.fill("3");
		await expect(preset).not.toBeChecked();
		await code.fill("2");
		await expect(preset).toBeChecked();
	});
	await test.step("a model to compare", async () => {
		await addAndRemove(page, await openSettings(page));
	});
	await test.step("everything is set by keyboard", async () => {
		await openSettings(page);
		await settings.getByRole("radio", { name: "2-D map" }).focus();
		await page.keyboard.press("ArrowLeft");
		await page.keyboard.press("ArrowLeft");
		await expect(settings.getByRole("radio", { name: "Vanilla 784-128-784" })).toBeChecked();
		await page.keyboard.press("Tab");
		await page.keyboard.press("Enter");
		await expect(settings.getByRole("radio", { name: "Model B", exact: true })).toBeChecked();
		await settings.getByRole("spinbutton", { name: "Batch size" }).focus();
		await page.keyboard.press("ArrowUp");
		await expect(settings.getByRole("spinbutton", { name: "Batch size" })).toHaveValue("288");
	});
});

test("a number of epochs that is no integer is rounded, and none is not taken", async ({ page }) => {
	await openSettings(page, "?models=vanilla_3");
	const epochs = page.getByRole("spinbutton", { name: "Epochs" });
	for (const [typed, accepted] of [
		["5", "5"],
		["5.4", "5"],
		["5.6", "6"],
		["0", "6"],
		["", "6"],
	] as const) {
		await epochs.fill(typed);
		await epochs.blur();
		await expect(epochs, `typed "${typed}"`).toHaveValue(accepted);
	}
});

test("a browser whose language is none shows the settings", async ({ page }) => {
	await page.addInitScript(() => Object.defineProperty(Navigator.prototype, "language", { get: () => "C" }));
	await openTrain(page, "");
});

function endingWith(text: string): RegExp {
	return new RegExp(`${text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}$`);
}

test("validation errors are shown beside their field, and announced", { tag: "@long" }, async ({ page }) => {
	for (const [query, fields] of [
		[
			"",
			[
				["textbox", "Hidden layers", "256, many", "Write whole numbers with commas between them, such as 256, 64."],
				["textbox", "Hidden layers", "1, 2, 3, 4", "At most 3 hidden layers."],
				["spinbutton", "Latent dimensions", "0", "It has to be from 1 to 784."],
				["spinbutton", "Latent dimensions", "2.5", "Only whole numbers are valid."],
				["spinbutton", "β", "-1", "It has to be from 0 to 100."],
				["spinbutton", "KL warm-up", "101", "It has to be from 0 to 100."],
				["spinbutton", "Learning rate", "0", "It has to be from 0.000001 to 1."],
				["spinbutton", "Number of digits", "999", "It has to be from 1,000 to 60,000."],
				["spinbutton", "Seed", "0", "It has to be from 1 to 9,999."],
			],
		],
		[
			"?models=convolutional_8-16&digits=1000&noise=gaussian-0.5",
			[
				["spinbutton", "Filters, outer", "65", "It has to be from 1 to 64."],
				["spinbutton", "Filters, inner", "", "A number is needed here."],
				["spinbutton", "Batch size", "1024", "There are only about 1,000 digits for it."],
				["spinbutton", "Strength σ", "2", "It has to be from 0.01 to 1."],
			],
		],
	] as const) {
		const settings = await openSettings(page, query);
		await unfold(settings);
		for (const [role, name, typed, reason] of fields) {
			await test.step(`${name}: ${typed}`, async () => {
				const field = settings.getByRole(role, { name, exact: true });
				const before = await field.inputValue();
				await field.fill(typed);
				await expect(field).toHaveAttribute("aria-invalid", "true");
				await expect(field).toHaveAccessibleDescription(endingWith(reason));
				await expect(settings.getByText(reason)).toBeVisible();
				await expect(field).toHaveValue(typed);
				await expect(factsOf(settings)).toContainText("Correct the marked settings first.");
				await field.fill(before);
				await expect(settings.getByText(reason)).toBeHidden();
				await expect(field).toHaveAttribute("aria-invalid", "false");
			});
		}
	}
	await test.step("it is announced, and shown although its field is folded away", async () => {
		const settings = await openSettings(page);
		const summary = settings.getByText("Loss, activation, learning rate");
		await summary.click();
		await settings.getByRole("spinbutton", { name: "Learning rate" }).fill("7");
		await summary.click();
		await expect(settings.getByText("It has to be from 0.000001 to 1.")).toBeVisible();
		await expect(page.getByRole("status")).toHaveText("Learning rate: It has to be from 0.000001 to 1.");
	});
	await test.step("at least one class stays in, and the steps of an epoch follow", async () => {
		const settings = await openSettings(page);
		await unfold(settings);
		for (let label = 0; label < 10; label++) {
			await settings.getByRole("button", { name: `Leave out the digit ${label}` }).click();
		}
		await expect(settings.getByText("Leave at least one class in.")).toBeVisible();
		await settings.getByRole("button", { name: "Leave out the digit 8" }).click();
		await expect(settings.getByText("Leave at least one class in.")).toBeHidden();
		// Of the 60,000 training digits 5,851 are eights.
		await expectFact(settings, "Steps per epoch", ["46"]);
		await check(settings, "1,000");
		await expect(settings.getByText("There are only about 98 digits for it.")).toBeVisible();
	});
});

test("a link carries every setting, and the last valid one while one is invalid", async ({ page }) => {
	const settings = await openSettings(page);
	await unfold(settings);
	await check(settings, "Vanilla");
	await settings.getByRole("textbox", { name: "Hidden layers" }).fill("64 → 32");
	await settings.getByRole("spinbutton", { name: "Latent dimensions" }).fill("8");
	await check(settings, "tanh");
	await check(settings, "Mean squared error");
	await settings.getByRole("spinbutton", { name: "Learning rate" }).fill("2e-3");
	await settings.getByRole("button", { name: "Add a model to compare" }).click();
	await check(settings, "Variational");
	await settings.getByRole("spinbutton", { name: "β" }).fill("4");
	await settings.getByRole("spinbutton", { name: "KL warm-up" }).fill("2.5");
	await check(settings, "10,000");
	await settings.getByRole("spinbutton", { name: "Batch size" }).fill("64");
	await check(settings, "Salt-and-pepper");
	await settings.getByRole("button", { name: "Leave out the digit 8" }).click();
	await settings.getByRole("button", { name: "Leave out the digit 3" }).click();
	await settings.getByRole("spinbutton", { name: "Seed" }).fill("77");
	await expect(page).toHaveURL(
		/\?models=vanilla_64-32-8_tanh_mse_cosine_rate0\.002\+variational_256-2_tanh_mse_cosine_beta4_warm2\.5_rate0\.002&digits=10000&without=38&batch=64&noise=pepper-25&seed=77&model=B$/,
	);
	const facts = await factsOf(settings).innerText();
	const link = page.url();
	await page.goto(link);
	await unfold(settings);
	await expect(settings.getByRole("radio", { name: "Model B", exact: true })).toBeChecked();
	for (const [name, value] of [
		["β", "4"],
		["KL warm-up", "2.5"],
		["Learning rate", "0.002"],
		["Number of digits", "10000"],
		["Batch size", "64"],
		["Pixels hit, %", "25"],
		["Seed", "77"],
	] as const) {
		await expect(settings.getByRole("spinbutton", { name, exact: true })).toHaveValue(value);
	}
	for (const label of [3, 8]) {
		const button = settings.getByRole("button", { name: `Leave out the digit ${label}` });
		await expect(button).toHaveAttribute("aria-pressed", "true");
	}
	for (const name of [
		"tanh",
		"Mean squared error",
		"Falls to a hundredth, along half a cosine",
		"Salt-and-pepper",
		"10,000",
	]) {
		await expect(settings.getByRole("radio", { name, exact: true })).toBeChecked();
	}
	// But for the time, which is measured again.
	const lasting = (text: string) => text.replace(/^((about|under) .* s|measuring…)$/gm, "");
	expect(lasting(await factsOf(settings).innerText())).toBe(lasting(facts));
	await check(settings, "Model A");
	await expect(settings.getByRole("textbox", { name: "Hidden layers" })).toHaveValue("64, 32");

	await settings.getByRole("spinbutton", { name: "Batch size" }).fill("6400");
	await expect(settings.getByText("It has to be from 1 to 1,024.")).toBeVisible();
	await settings.getByRole("spinbutton", { name: "Latent dimensions" }).fill("9");
	await expect(page).toHaveURL(/models=vanilla_64-32-9_.*&batch=64&/);
});

test("an invalid setting in a link is reported, and defaults are used", async ({ page }) => {
	for (const invalid of ["models=transformer_3", "digits=12", "without=0123456789", "noise=gaussian", "seed=-1"]) {
		await test.step(invalid, async () => {
			const settings = await openSettings(page, `?${invalid}`);
			await expect(page.getByRole("alert").filter({ hasText: "Part of this link could not be read" })).toBeVisible();
			await expect(settings.getByRole("radio", { name: "2-D map" })).toBeChecked();
			await expectFact(settings, "Parameters", ["404,244"]);
		});
	}
});

forEachThemeAndLocale((_, locale) => {
	test("the settings are accessible, be they valid or invalid", { tag: "@long" }, async ({ page }) => {
		await page.goto("./#/train?models=vanilla_1024-512-256-3+variational_256-2+convolutional_32-64&noise=gaussian-0.5");
		for (const name of [
			/^(Loss, activation, learning rate|损失、激活函数、学习率)$/,
			/^(Classes left out, seed|排除的类别、种子)$/,
		]) {
			await page.getByText(name).click();
		}
		await expectNoViolations(page);
		await page.getByRole("spinbutton", { name: /^(Batch size|批大小)$/ }).fill("0");
		await expect(page.getByText(/^(It has to be from 1 to|必须在 1 到)/)).toBeVisible();
		await expectNoViolations(page);
		if (locale === "zh-CN") {
			await expectNoEnglish(page);
			await expectToFitEveryScreen(page);
		}
	});
});
