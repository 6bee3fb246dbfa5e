/** What the settings of a training refuse, and how it is told. */

import { expect, test } from "./support/test";
import { check, expectFact, factsOf, openSetup, unfold } from "./support/trainSetup";

function endingWith(text: string): RegExp {
	return new RegExp(`${text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}$`);
}

for (const [query, role, name, typed, reason] of [
	["", "textbox", "Hidden layers", "256, many", "Write whole numbers with commas between them, such as 256, 64."],
	["", "textbox", "Hidden layers", "-5", "Write whole numbers with commas between them, such as 256, 64."],
	["", "textbox", "Hidden layers", "1, 2, 3, 4", "At most 3 hidden layers."],
	["", "textbox", "Hidden layers", "5000", "It has to be from 1 to 1,024."],
	["", "spinbutton", "Size of the code", "0", "It has to be from 1 to 784."],
	["", "spinbutton", "Size of the code", "2.5", "Only whole numbers will do."],
	["", "spinbutton", "β", "-1", "It has to be from 0 to 100."],
	["", "spinbutton", "KL warm-up", "101", "It has to be from 0 to 100."],
	["", "spinbutton", "Learning rate", "0", "It has to be from 0.000001 to 1."],
	["?models=convolutional_8-16", "spinbutton", "Filters, outer", "65", "It has to be from 1 to 64."],
	["?models=convolutional_8-16", "spinbutton", "Filters, inner", "", "A number is needed here."],
	["", "spinbutton", "Number of digits", "999", "It has to be from 1,000 to 60,000."],
	["", "spinbutton", "Batch size", "2000", "It has to be from 1 to 1,024."],
	["?digits=1000", "spinbutton", "Batch size", "1024", "There are only about 1,000 digits for it."],
	["", "spinbutton", "Seed", "0", "It has to be from 1 to 9,999."],
	["?noise=gaussian-0.5", "spinbutton", "Strength σ", "2", "It has to be from 0.01 to 1."],
	["?noise=patch-10", "spinbutton", "Side, pixels", "29", "It has to be from 1 to 28."],
	["?noise=pepper-25", "spinbutton", "Pixels hit, %", "0", "It has to be from 1 to 100."],
] as const) {
	test(`${name} refuses '${typed}' beside the field, with the reason: ${reason}`, { tag: "@desktop" }, async ({
		page,
	}) => {
		const setup = await openSetup(page, query);
		await unfold(setup);
		const field = setup.getByRole(role, { name, exact: true });
		const before = await field.inputValue();
		await field.fill(typed);
		await expect(field).toHaveAttribute("aria-invalid", "true");
		await expect(field).toHaveAccessibleDescription(endingWith(reason));
		await expect(setup.getByText(reason)).toBeVisible();
		await expect(field).toHaveValue(typed);
		await expect(factsOf(setup)).toContainText("Correct the marked settings first.");
		await expect(page.getByRole("status").filter({ hasText: `${name}: ${reason}` })).toBeAttached();
		await field.fill(before);
		await expect(setup.getByText(reason)).toBeHidden();
		await expect(field).toHaveAttribute("aria-invalid", "false");
	});
}

test("at least one class stays in", async ({ page }) => {
	const setup = await openSetup(page);
	await unfold(setup);
	for (let label = 0; label < 10; label++) {
		await setup.getByRole("button", { name: `Leave out the digit ${label}` }).click();
	}
	await expect(setup.getByText("Leave at least one class in.")).toBeVisible();
	await setup.getByRole("button", { name: "Leave out the digit 8" }).click();
	await expect(setup.getByText("Leave at least one class in.")).toBeHidden();
	// Of the 60,000 training digits 5,851 are eights.
	await expectFact(setup, "Steps an epoch", ["46"]);
	await check(setup, "1,000");
	await expect(setup.getByText("There are only about 98 digits for it.")).toBeVisible();
});

test("what is refused is refused although it is folded away, and shows itself", async ({ page }) => {
	const setup = await openSetup(page);
	const name = setup.getByText("Loss, activation, learning rate");
	await name.click();
	await setup.getByRole("spinbutton", { name: "Learning rate" }).fill("7");
	await name.click();
	await expect(setup.getByText("It has to be from 0.000001 to 1.")).toBeVisible();
});
