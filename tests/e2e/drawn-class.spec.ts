/** A class of the visitor's own: drawn, varied, and learnt together with the digits or alone. */

import { drawByMouse, middle } from "./support/drawing";
import { expect, type Page, test } from "./support/test";
import { button } from "./support/training";

/** A star of three lines, a little differently each time. */
async function drawStars(page: Page, count: number): Promise<void> {
	for (let index = 0; index < count; index++) {
		const lean = 0.02 * index;
		await drawByMouse(
			page,
			[
				[
					[0.5 + lean, 0.2],
					[0.5 - lean, 0.8],
				],
				[
					[0.25, 0.35 + lean],
					[0.75, 0.65 - lean],
				],
				[
					[0.75, 0.35 - lean],
					[0.25, 0.65 + lean],
				],
			],
			middle,
		);
		await button(page, "Add this drawing").click();
	}
}

test("drawings become one class more of the digits, in every view @both", async ({ page }) => {
	await page.goto("#/data");
	await expect(page.getByText("Draw 5 more.")).toBeVisible();
	await drawStars(page, 6);
	await expect(page.getByRole("heading", { name: "6 drawings" })).toBeVisible();
	await button(page, "Remove drawing 6").click();
	await expect(page.getByRole("img", { name: /^Drawing \d$/ })).toHaveCount(5);

	await page.reload(); // they stay
	await expect(page.getByRole("img", { name: /^Drawing \d$/ })).toHaveCount(5);
	await page.getByRole("textbox", { name: "What is it?" }).fill("Star");
	await button(page, "Make the data set").click();
	await expect(page.getByRole("combobox", { name: "Data set" })).toHaveValue(/^own-/);
	const found = page.getByRole("radio", { name: "Use Digits and Star" });
	await expect(found).toBeChecked();
	await expect(page.getByText("4,400 to learn from, 1,100 to test").first()).toBeVisible();
	await page.getByRole("combobox", { name: "Class" }).selectOption("Star");
	await expect(page.getByRole("button", { name: /\(Star\) as input/ }).first()).toBeVisible();
});

test("alone, all pictures are variants of the drawings", async ({ page }) => {
	await page.goto("#/data");
	await drawStars(page, 5);
	await page.getByRole("radio", { name: "Drawings alone" }).check({ force: true });
	await button(page, "Make the data set").click();
	await expect(page.getByRole("radio", { name: "Use My sign" })).toBeChecked();
	await expect(page.getByText("400 to learn from, 100 to test").first()).toBeVisible();
});

test("the models of the digits are fine-tuned to the drawn class, which is then on the map", async ({ page }) => {
	await page.goto("#/data");
	await drawStars(page, 5);
	await page.getByRole("textbox", { name: "What is it?" }).fill("Star");
	await button(page, "Make the data set").click();
	await button(page, "Fine-tune those of Digits").click();
	await expect(page).toHaveURL(/from=mnist/);
	await expect(page.locator("#training").getByText("All 3 models are kept, and in use in every view.")).toBeVisible();
	await page.getByRole("link", { name: "Map", exact: true }).click();
	await expect(page.getByText("Star", { exact: true }).first()).toBeVisible();
	await expect(page.getByText(/Trustworthiness/).first()).toBeVisible();
});
