/** What a listener at the keyboard gets: names that are spoken once, a focus that stays, and announcements. */

import { expect, test } from "./support/test";

test("another layout leaves the focus on what was chosen, and another view begins with its name", async ({ page }) => {
	await page.goto("./");
	await page.getByRole("radio", { name: "One code on sliders" }).focus();
	await page.keyboard.press("ArrowRight");
	await expect(page.getByRole("radio", { name: "Side by side" })).toBeFocused();
	await page.keyboard.press("ArrowLeft");
	await expect(page.getByRole("radio", { name: "One code on sliders" })).toBeFocused();
	await page.getByRole("button", { name: "Compare the three models" }).press("Enter");
	await expect(page.getByRole("radio", { name: "Side by side" })).toBeFocused();
	await page.getByRole("link", { name: "Denoise", exact: true }).press("Enter");
	await expect(page.getByRole("main", { name: "Denoise", exact: true })).toBeFocused();
});
