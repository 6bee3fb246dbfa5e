/** A class of the visitor's own: drawn, varied, and learnt together with the digits or alone. */

import { drawByMouse, drawByTouch, middle, type Strokes } from "./support/drawing";
import { expect, type Page, test } from "./support/test";
import { button, expectBegun, keepAs } from "./support/training";

/** A star of three lines, a little differently each time. */
function star(index: number): Strokes {
	const lean = 0.02 * index;
	return [
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
	];
}

async function drawStars(page: Page, count: number, draw: typeof drawByMouse): Promise<void> {
	for (let index = 0; index < count; index++) {
		await draw(page, star(index), middle);
		await button(page, "Add this drawing").click();
	}
}

const drawingsOf = (page: Page) => page.getByRole("img", { name: /^Drawing \d$/ });

test("drawings become one class more of the digits, in every view, and the models of the digits are fine-tuned to it", {
	tag: "@long",
}, async ({ page }) => {
	await page.goto("#/data");
	await test.step("what is drawn can be removed, and stays", async () => {
		await expect(page.getByText("Draw 5 more.")).toBeVisible();
		await drawStars(page, 6, drawByMouse);
		await expect(page.getByRole("heading", { name: "6 drawings" })).toBeVisible();
		await button(page, "Remove drawing 6").click();
		await expect(drawingsOf(page)).toHaveCount(5);
		await page.reload();
		await expect(drawingsOf(page)).toHaveCount(5);
	});
	await test.step("it is a class of the data set", async () => {
		await page.getByRole("textbox", { name: "What is it?" }).fill("Star");
		await button(page, "Make the data set").click();
		await expect(page.getByRole("combobox", { name: "Data set" })).toHaveValue(/^own-/);
		await expect(page.getByRole("radio", { name: "Use Digits and Star" })).toBeChecked();
		await expect(page.getByText("4,400 to learn from, 1,100 to test").first()).toBeVisible();
		await page.getByRole("combobox", { name: "Class" }).selectOption("Star");
		await expect(page.getByRole("button", { name: /\(Star\) as input/ }).first()).toBeVisible();
	});
	// That all are kept at the end of a training of one click, `own-data.spec.ts` shows with smaller models.
	await test.step("one click fine-tunes the models of the digits, which are then on the map", async () => {
		await button(page, "Fine-tune those of Digits").click();
		await expect(page).toHaveURL(/models=vanilla_128\+variational_256-2\+variational_256-16&.*from=mnist/);
		await expectBegun(page);
		await button(page, "Stop").click();
		await expect(button(page, "New training")).toBeVisible();
		await keepAs(page, "Of stars");
		await page.getByRole("link", { name: "Map", exact: true }).click();
		await expect(page.getByText("Star", { exact: true }).first()).toBeVisible();
		await expect(page.getByText(/Trustworthiness/).first()).toBeVisible();
	});
});

test("alone, all pictures are variants of the drawings, which a finger draws @phone @long", async ({ page }) => {
	await page.goto("#/data");
	await drawStars(page, 5, drawByTouch);
	await page.getByRole("radio", { name: "Drawings alone" }).check({ force: true });
	await button(page, "Make the data set").click();
	await expect(
		page.getByRole("group", { name: "Data sets" }).getByRole("radio", { name: "Use My sign" }),
	).toBeChecked();
	await expect(page.getByText("400 to learn from, 100 to test").first()).toBeVisible();
});
