/** The form with the settings of a training: how it is opened and filled in, and what it tells. */

import type { Locator, Page } from "@playwright/test";
import { expect } from "./test";

export function setupOf(page: Page) {
	return page.getByRole("region", { name: "Settings of the training" });
}

export async function openSetup(page: Page, query = ""): Promise<Locator> {
	await page.goto(`./#/train${query}`);
	await expect(setupOf(page)).toBeVisible();
	return setupOf(page);
}

export async function check(within: Locator, name: string): Promise<void> {
	await within.getByRole("radio", { name, exact: true }).check();
}

/** Unfolds the settings that most leave alone. */
export async function unfold(setup: Locator): Promise<void> {
	for (const name of ["Loss, activation, learning rate", "Classes left out, seed"]) await setup.getByText(name).click();
}

export function factsOf(setup: Locator) {
	return setup.getByRole("region", { name: "What this makes" });
}

/** What stands for a fact, one text a model. */
async function factOf(setup: Locator, name: string): Promise<string[]> {
	const { terms, values } = await factsOf(setup).evaluate((facts) => ({
		terms: Array.from(facts.querySelectorAll("dt"), (term) => term.textContent),
		values: Array.from(facts.querySelectorAll("dd"), (value) => value.textContent),
	}));
	return values.filter((_, at) => terms[at] === name);
}

export async function expectFact(setup: Locator, name: string, values: string[]): Promise<void> {
	await expect.poll(() => factOf(setup, name)).toEqual(values);
}
