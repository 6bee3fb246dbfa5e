/** The section of Reconstruct that recognises the input: it is there once somebody has come down to it. */

import type { Page } from "@playwright/test";
import { expect } from "./test";

export function sectionOf(page: Page) {
	return page.getByRole("region", { name: "What is it?" });
}

export function cardOf(page: Page, name: string) {
	return sectionOf(page).getByRole("listitem", { name, exact: true });
}

export async function goToSection(page: Page): Promise<void> {
	await expect(async () => {
		await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
		await expect(sectionOf(page)).toBeVisible({ timeout: 1000 });
	}).toPass();
	await sectionOf(page).scrollIntoViewIfNeeded();
}
