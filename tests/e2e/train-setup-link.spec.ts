/** What a link carries of the settings of a training. */

import { expect, test } from "./support/test";
import { check, expectFact, factsOf, openSetup, unfold } from "./support/trainSetup";

test("a link carries every setting", async ({ page }) => {
	const setup = await openSetup(page);
	await unfold(setup);
	await check(setup, "Vanilla");
	await setup.getByRole("textbox", { name: "Hidden layers" }).fill("64 → 32");
	await setup.getByRole("spinbutton", { name: "Size of the code" }).fill("8");
	await check(setup, "tanh");
	await check(setup, "Mean squared error");
	await setup.getByRole("spinbutton", { name: "Learning rate" }).fill("2e-3");
	await setup.getByRole("button", { name: "Add a rival" }).click();
	await check(setup, "Variational");
	await setup.getByRole("spinbutton", { name: "β" }).fill("4");
	await setup.getByRole("spinbutton", { name: "KL warm-up" }).fill("2.5");
	await check(setup, "10,000");
	await setup.getByRole("spinbutton", { name: "Batch size" }).fill("64");
	await check(setup, "Salt-and-pepper");
	await setup.getByRole("button", { name: "Leave out the digit 8" }).click();
	await setup.getByRole("button", { name: "Leave out the digit 3" }).click();
	await setup.getByRole("spinbutton", { name: "Seed" }).fill("77");
	await expect(page).toHaveURL(
		/\?models=vanilla_64-32-8_tanh_mse_rate0\.002\+variational_256-2_tanh_mse_beta4_warm2\.5_rate0\.002&digits=10000&without=38&batch=64&noise=pepper-25&seed=77&model=B$/,
	);
	const facts = await factsOf(setup).innerText();
	const link = page.url();
	await page.goto("about:blank");
	await page.goto(link);
	await unfold(setup);
	await expect(setup.getByRole("radio", { name: "Model B", exact: true })).toBeChecked();
	for (const [name, value] of [
		["β", "4"],
		["KL warm-up", "2.5"],
		["Learning rate", "0.002"],
		["Number of digits", "10000"],
		["Batch size", "64"],
		["Pixels hit, %", "25"],
		["Seed", "77"],
	] as const) {
		await expect(setup.getByRole("spinbutton", { name, exact: true })).toHaveValue(value);
	}
	for (const label of [3, 8]) {
		const button = setup.getByRole("button", { name: `Leave out the digit ${label}` });
		await expect(button).toHaveAttribute("aria-pressed", "true");
	}
	for (const name of ["tanh", "Mean squared error", "Salt-and-pepper", "10,000"]) {
		await expect(setup.getByRole("radio", { name, exact: true })).toBeChecked();
	}
	// But for the time, which is measured anew.
	const lasting = (text: string) => text.replace(/^((about|under) .* s|measuring…)$/gm, "");
	expect(lasting(await factsOf(setup).innerText())).toBe(lasting(facts));
	await check(setup, "Model A");
	await expect(setup.getByRole("textbox", { name: "Hidden layers" })).toHaveValue("64, 32");
});

test("while a setting is refused, the link keeps the last one that would do", async ({ page }) => {
	const setup = await openSetup(page);
	const batch = setup.getByRole("spinbutton", { name: "Batch size" });
	await batch.fill("64");
	await expect(page).toHaveURL(/batch=64$/);
	await batch.fill("6400");
	await expect(setup.getByText("It has to be from 1 to 1,024.")).toBeVisible();
	await setup.getByRole("spinbutton", { name: "Size of the code" }).fill("9");
	await expect(page).toHaveURL(/models=variational_256-9&batch=64$/);
});

for (const broken of [
	"models=transformer_3",
	"models=vanilla",
	"models=vanilla_0",
	"models=vanilla_128_beta",
	"models=vanilla_1+vanilla_2+vanilla_3+vanilla_4",
	"digits=12",
	"without=0123456789",
	"without=x",
	"batch=none",
	"noise=gaussian",
	"noise=mixed-3",
	"noise=fog-1",
	"seed=-1",
]) {
	test(`a link with a setting that will not do is told, and starts afresh: ${broken}`, { tag: "@desktop" }, async ({
		page,
	}) => {
		const setup = await openSetup(page, `?${broken}`);
		await expect(page.getByRole("alert").filter({ hasText: "Part of this link could not be read" })).toBeVisible();
		await expect(setup.getByRole("radio", { name: "2-D map" })).toBeChecked();
		await expectFact(setup, "Parameters", ["404,244"]);
	});
}
