/** The settings of a training: how they are opened and filled in, and what they make. */

import type { Locator, Page } from "@playwright/test";
import { expect } from "./test";

export function settingsOf(page: Page) {
	return page.getByRole("region", { name: "Settings of the training" });
}

export async function openSettings(page: Page, query = ""): Promise<Locator> {
	await page.goto(`./#/train${query}`);
	await expect(settingsOf(page)).toBeVisible();
	return settingsOf(page);
}

export async function check(within: Locator, name: string): Promise<void> {
	await within.getByRole("radio", { name, exact: true }).check();
}

/** Unfolds the advanced settings. */
export async function unfold(settings: Locator): Promise<void> {
	for (const name of ["Loss, activation, learning rate", "Classes left out, seed"])
		await settings.getByText(name).click();
}

export function factsOf(settings: Locator) {
	return settings.getByRole("region", { name: "Model summary" });
}

/** The values of a fact, one per model. */
async function factOf(settings: Locator, name: string): Promise<string[]> {
	const { terms, values } = await factsOf(settings).evaluate((facts) => ({
		terms: Array.from(facts.querySelectorAll("dt"), (term) => term.textContent),
		values: Array.from(facts.querySelectorAll("dd"), (value) => value.textContent),
	}));
	return values.filter((_, at) => terms[at] === name);
}

export async function expectFact(settings: Locator, name: string, values: string[]): Promise<void> {
	await expect.poll(() => factOf(settings, name)).toEqual(values);
}
