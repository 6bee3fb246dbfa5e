/** The guided tour, and links that leave panels out. */

import type { Locator } from "@playwright/test";
import { answersOf } from "./support/denoise";
import { padOf } from "./support/drawing";
import { sampleOf } from "./support/generate";
import { expect, type Page, test } from "./support/test";
import { decoded, mapOf, sliderOf } from "./support/walk";

const next = (page: Page) => page.getByRole("button", { name: "Next", exact: true });
const stepOf = (page: Page, number: number) => page.getByRole("region", { name: `Tour, ${number} of 5` });

/** Five steps, each with what was to be seen; it can be left, gone back to and ended. */
async function takeTheTour(page: Page): Promise<void> {
	await page.goto("./#/reconstruct?layout=all");
	await page.getByRole("button", { name: "Take the tour" }).click();
	const views = ["reconstruct", "reconstruct", "denoise", "walk", "generate"];
	for (const [at, view] of views.entries()) {
		const step = stepOf(page, at + 1);
		await expect(step).toBeVisible();
		await expect(page).toHaveURL(new RegExp(`#/${view}\\?(.*&)?tour=${at + 1}`));
		await step.getByRole("button", { name: "What you should have seen" }).click();
		await expect(step).toBeFocused(); // the button is gone
		await expect(step.getByRole("paragraph").last()).toHaveText(/\w.{60,}/);
		await expect(step.getByRole("button", { name: "What you should have seen" })).toHaveCount(0);
		if (at < views.length - 1) await next(page).click();
	}
	await expect(next(page)).toHaveCount(0);
	await stepOf(page, 5).getByRole("button", { name: "Train a model of your own" }).click();
	await expect(page).toHaveURL(/#\/train(?!.*tour=)/);
	await expect(page.getByRole("main")).toBeFocused();
	await page.goBack();
	await page.getByRole("button", { name: "Back", exact: true }).click();
	await expect(stepOf(page, 4)).toBeVisible();
	await page.getByRole("button", { name: "End the tour" }).click();
	await expect(page.getByRole("main")).toBeFocused();
	await expect(page.getByText("Try this")).toBeVisible();
	await expect(page).not.toHaveURL(/tour=/);
}

/** A link starts it, and a visitor who opens another view can return to it. */
async function returnToTheTour(page: Page): Promise<void> {
	await page.goto("./#/denoise?tour=3");
	await expect(stepOf(page, 3)).toContainText("Raise the strength");
	await page.getByRole("navigation", { name: "Views" }).getByRole("link", { name: "Train" }).click();
	await stepOf(page, 3).getByRole("button", { name: "Go on" }).click();
	await expect(page).toHaveURL(/#\/denoise/);
	await expect(stepOf(page, 3).getByRole("button", { name: "What you should have seen" })).toBeVisible();
}

/** A link leaves out the panels that it names, in every view. */
async function leaveOutPanels(page: Page): Promise<void> {
	await page.goto("./#/reconstruct?hide=intro_try_digits_layouts_bottlenecks");
	await expect(page.getByRole("slider", { name: /^z/ })).toHaveCount(2);
	await expect(page.getByText("Try this")).toHaveCount(0);
	await expect(page.getByRole("button", { name: /^Test digit/ })).toHaveCount(0);
	await expect(page.getByRole("radio", { name: "Side by side" })).toHaveCount(0);
	await expect(page.getByRole("button", { name: "Compare the three models" })).toHaveCount(0);
	await page.getByRole("navigation", { name: "Views" }).getByRole("link", { name: "Walk" }).click();
	await expect(page.getByRole("slider", { name: /^z/ })).toHaveCount(2);
	await expect(page.getByText("Try this")).toHaveCount(0);
	await page.goto("./#/reconstruct?hide=everything");
	await expect(page.getByText("Part of this link could not be read")).toBeVisible();
}

test("the tour leads through five steps, by its button and by a link; a link leaves panels out", {
	tag: "@long",
}, async ({ page }) => {
	await test.step("by its button, to its end and back", () => takeTheTour(page));
	await test.step("by a link, to another view and back", () => returnToTheTour(page));
	await test.step("a link leaves out the panels that it names, in every view", () => leaveOutPanels(page));
});

test.describe("on a phone", { tag: "@phone" }, () => {
	/** What each step asks for, and what that changes. */
	const parts: readonly ((page: Page) => Locator[])[] = [
		(page) => [sliderOf(page, "z₁"), page.getByRole("img", { name: "Reconstruction", exact: true })],
		(page) => [padOf(page), page.getByRole("group", { name: "Latent dimensions" }), page.locator(".range").nth(1)],
		(page) => [sliderOf(page, "Strength σ"), ...answersOf(page)],
		(page) => [mapOf(page), page.getByRole("img", { name: decoded })],
		(page) => [page.getByRole("button", { name: "New seed" }), sampleOf(page, 1), sampleOf(page, 24)],
	];

	test("each step is below what it asks for, and what that changes is in view as well", async ({ page }) => {
		await page.goto(".");
		await page.getByRole("button", { name: "Take the tour" }).tap();
		for (const [at, partsOf] of parts.entries()) {
			const step = stepOf(page, at + 1);
			await expect(step).toBeInViewport({ ratio: 0.99 });
			for (const part of partsOf(page)) {
				await expect(part).toBeInViewport({ ratio: 0.99 });
				await expect(async () => {
					const [shown, below] = [await part.boundingBox(), await step.boundingBox()];
					expect((shown?.y ?? 0) + (shown?.height ?? 0)).toBeLessThanOrEqual(below?.y ?? 0);
				}).toPass({ timeout: 60_000 }); // the page scrolls to it once the view is painted
			}
			if (at < parts.length - 1) await next(page).tap();
		}
	});
});
