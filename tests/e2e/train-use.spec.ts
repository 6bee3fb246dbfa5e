/** A model in training and a kept one in the other views, and training a kept one on. */

import { expect, test } from "./support/test";
import {
	address,
	button,
	expectBegun,
	factsOf,
	keepAs,
	longAddress,
	openTrain,
	stepOf,
	train,
} from "./support/training";

test.use({ savesData: false }); // examples are fetched while a training is set up

test("a model in training is used in other views at once, and can be kept and trained on", { tag: "@long" }, async ({
	page,
}) => {
	await openTrain(page, `models=variational_64-2&${longAddress}&epochs=1000&workers=1`);
	await button(page, "Start training").click();
	await expect(page.getByRole("img", { name: /^Map of the test digits by class/ })).toBeVisible();
	await page.getByRole("link", { name: "Walk", exact: true }).click();
	await page.getByRole("main").getByRole("combobox").first().selectOption("live");
	await expect(page.getByRole("slider", { name: /^z/ })).toHaveCount(2);
	await expect(page.getByRole("application", { name: /^Map of the/ })).toBeVisible();
	await expect(page.getByRole("navigation").getByRole("img", { name: /%$/ })).toBeVisible();
	await page.getByRole("link", { name: /^Train/ }).click();
	const before = await factsOf(page).textContent();
	await expect(factsOf(page), "its training continues").not.toHaveText(before ?? "");
	await test.step("the name stays as it is while one types, whatever step the training is at", async () => {
		const field = page.getByRole("textbox", { name: "Name", exact: true });
		await field.focus();
		const [name, step] = [await field.inputValue(), await stepOf(page)];
		await expect.poll(() => stepOf(page)).toBeGreaterThan(step + 400);
		expect(await field.inputValue()).toBe(name);
	});
	await test.step("kept while it trains, it is trained on", async () => {
		await keepAs(page, "Half way");
		await expect(page.getByText("Kept as “Half way”; its training can be resumed.").last()).toBeVisible();
		await button(page, "Stop").click();
		await expect(button(page, "New training")).toBeVisible();
		await page.getByRole("button", { name: /^Resume training.*Half way/ }).click();
		await expectBegun(page);
		await expect(factsOf(page)).toContainText("of 1000");
	});
});

test("a kept model denoises and is walked through after the page was closed", { tag: "@phone" }, async ({ page }) => {
	await train(page, `models=variational_64-2&${address}&noise=gaussian-0.5`, 2);
	await keepAs(page, "My denoiser");
	await page.reload();
	await page.getByRole("link", { name: "Denoise: My denoiser" }).click();
	const answer = page.getByRole("figure", { name: "My denoiser" });
	await expect(answer.getByRole("img", { name: "My denoiser" })).toBeVisible();
	await expect(answer).toContainText(/\d\.\d+ dB/);
	await page.getByRole("link", { name: /^Train/ }).click();
	await page.getByRole("link", { name: "Walk: My denoiser" }).click();
	await expect(page.getByRole("slider", { name: /^z/ })).toHaveCount(2);
});
