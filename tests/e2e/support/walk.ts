/** The view in which one steps through the latent space: how it is opened, its map and its sliders. */

import type { Locator, Page } from "@playwright/test";
import { inkOf, readPicture } from "./pixels";
import { expect } from "./test";

export const decoded = "Decoded digit";

export function mapOf(page: Page): Locator {
	return page.getByRole("application", { name: /^Map of the/ });
}

export function sliderOf(page: Page, name: string): Locator {
	return page.getByRole("slider", { name, exact: true });
}

/** Opens the view, and waits for the map and the walk to be there. */
export async function openWalk(page: Page, state = ""): Promise<void> {
	await page.goto(`#/walk${state}`);
	await expectWalk(page);
}

export async function expectWalk(page: Page): Promise<void> {
	await expect(mapOf(page)).toHaveAccessibleName(/ at −?\d\.\d\d, −?\d\.\d\d$/);
	await expect(page.getByRole("img", { name: /this step, decoded$/ })).toHaveCount(2);
	await expect.poll(async () => inkOf(await readPicture(page, decoded))).toBeGreaterThan(5);
}

export async function placeOf(page: Page): Promise<[number, number]> {
	const name = (await mapOf(page).getAttribute("aria-label")) ?? "";
	const [x = Number.NaN, y = Number.NaN] =
		name
			.replaceAll("−", "-")
			.match(/-?\d\.\d\d/g)
			?.map(Number) ?? [];
	return [x, y];
}

/** The place is what an unzoomed map shows at these shares of its width and height, and the first slider says so. */
export async function expectPlaceAt(page: Page, u: number, v: number): Promise<void> {
	const [x, y] = await placeOf(page);
	expect(x).toBeCloseTo(-3.5 + u * 7, 1);
	expect(y).toBeCloseTo(3.5 - v * 7, 1);
	await expect(sliderOf(page, "z₁")).toHaveAttribute("aria-valuetext", x.toFixed(2).replace("-", "−"));
}
