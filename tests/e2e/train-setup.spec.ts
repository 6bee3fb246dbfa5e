/** The settings of a training: presets, rivals, and what they make. */

import { expectNoViolations } from "./support/axe";
import { inEveryDress } from "./support/dresses";
import { expect, test } from "./support/test";
import { check, expectFact, openSetup, unfold } from "./support/trainSetup";
import { expectNoSidewaysScroll } from "./support/widths";

for (const [name, kind, parameters, code, steps] of [
	["The article’s vanilla", "Vanilla", ["201,616"], ["784 → 128, 6.1 times smaller"], ["235"]],
	["Tiny convolutional", "Convolutional", ["4,801"], ["784 → 784, no smaller"], ["469"]],
	["2-D map", "Variational", ["404,244"], ["784 → 2, 392 times smaller"], ["469"]],
	["Denoiser", "Convolutional", ["4,801"], ["784 → 784, no smaller"], ["469"]],
	[
		"Too small a code",
		"Vanilla",
		["403,730", "419,120"],
		["784 → 2, 392 times smaller", "784 → 32, 25 times smaller"],
		["469", "469"],
	],
	[
		"Posterior collapse",
		"Variational",
		["415,024", "415,024"],
		["784 → 16, 49 times smaller", "784 → 16, 49 times smaller"],
		["469", "469"],
	],
] as const) {
	test(`the preset '${name}' sets everything, and tells how large its models are`, { tag: "@desktop" }, async ({
		page,
	}) => {
		const setup = await openSetup(page, "?models=vanilla_3&digits=1000&without=7&noise=patch-5&batch=9");
		await check(setup, name);
		await expect(setup.getByRole("radio", { name: kind, exact: true })).toBeChecked();
		await expect(setup.getByRole("spinbutton", { name: "Number of digits" })).toHaveValue("60000");
		await expectFact(setup, "Parameters", [...parameters]);
		await expectFact(setup, "Code", [...code]);
		await expectFact(setup, "Steps an epoch", [...steps]);
		const noise = name === "Denoiser" ? "Mixed" : "None";
		await expect(setup.getByRole("radio", { name: noise, exact: true })).toBeChecked();
	});
}

for (const [models, parameters] of [
	["convolutional_32-64", "74,497"],
	["variational_256-16", "415,024"],
	["vanilla_256-32", "419,120"],
	["variational_2", "5,492"],
	["variational_16", "38,448"],
] as const) {
	test(`${models} has ${parameters} parameters`, { tag: "@desktop" }, async ({ page }) => {
		await expectFact(await openSetup(page, `?models=${models}`), "Parameters", [parameters]);
	});
}

test("a preset is no longer chosen once a setting is another, and is again when it is back", async ({ page }) => {
	const setup = await openSetup(page);
	const preset = setup.getByRole("radio", { name: "2-D map" });
	await expect(preset).toBeChecked();
	await setup.getByRole("spinbutton", { name: "Size of the code" }).fill("3");
	await expect(preset).not.toBeChecked();
	await setup.getByRole("spinbutton", { name: "Size of the code" }).fill("2");
	await expect(preset).toBeChecked();
});

test("a rival begins as a copy, has settings of its own, and goes again; three race at most", async ({ page }) => {
	const setup = await openSetup(page);
	await setup.getByRole("button", { name: "Add a rival" }).click();
	await expect(setup.getByRole("radio", { name: "Model B", exact: true })).toBeChecked();
	const code = setup.getByRole("spinbutton", { name: "Size of the code" });
	await expect(code).toHaveValue("2");
	await code.fill("16");
	await expectFact(setup, "Parameters", ["404,244", "415,024"]);
	await check(setup, "Model A");
	await expect(code).toHaveValue("2");
	await setup.getByRole("button", { name: "Add a rival" }).click();
	await expect(setup.getByRole("button", { name: "Add a rival" })).toBeHidden();
	await expect(setup.getByRole("radio", { name: "Model C", exact: true })).toBeFocused();
	await check(setup, "Convolutional");
	await setup.getByRole("spinbutton", { name: "Filters, outer" }).fill("0");
	await check(setup, "Model A");
	await expect(setup.getByRole("radio", { name: "Model C, has a setting that will not do" })).toBeVisible();
	await setup.getByRole("button", { name: "Remove A" }).click();
	await check(setup, "Model A");
	await expect(code).toHaveValue("16");
	await expect(setup.getByRole("radio", { name: /^Model [ABC]/ })).toHaveCount(2);
	await expect(setup.getByRole("button", { name: "Remove A" })).toBeFocused();
	await page.keyboard.press("Enter");
	await expect(setup.getByRole("radio", { name: /^Model [ABC]/ })).toHaveCount(0);
	await expect(setup.getByRole("button", { name: "Add a rival" })).toBeFocused();
});

test("everything is set by keyboard", async ({ page }) => {
	const setup = await openSetup(page);
	await setup.getByRole("radio", { name: "2-D map" }).focus();
	await page.keyboard.press("ArrowLeft");
	await page.keyboard.press("ArrowLeft");
	await expect(setup.getByRole("radio", { name: "The article’s vanilla" })).toBeChecked();
	await page.keyboard.press("Tab");
	await page.keyboard.press("Enter");
	await expect(setup.getByRole("radio", { name: "Model B", exact: true })).toBeChecked();
	await setup.getByRole("spinbutton", { name: "Batch size" }).focus();
	await page.keyboard.press("ArrowUp");
	await expect(setup.getByRole("spinbutton", { name: "Batch size" })).toHaveValue("288");
});

test("nothing scrolls sideways on any screen", { tag: "@desktop" }, async ({ page }) => {
	const setup = await openSetup(page, "?models=vanilla_1024-512-256-3+variational_256-16+convolutional_32-64");
	await unfold(setup);
	await expectNoSidewaysScroll(page);
});

inEveryDress(() => {
	test("axe finds nothing in the form, be its settings good or refused", async ({ page }) => {
		await page.goto("./#/train?models=variational_256-2+vanilla_32&noise=gaussian-0.5");
		const details = page.locator("details").filter({ has: page.getByRole("group") });
		for (const one of await details.all()) await one.locator("summary").click();
		await expectNoViolations(page);
		await page.getByRole("spinbutton", { name: /^(Batch size|批次大小)$/ }).fill("0");
		await expect(page.getByText(/^(It has to be from 1 to|必须在 1 到)/)).toBeVisible();
		await expectNoViolations(page);
	});
});
