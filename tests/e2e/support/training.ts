/** What tests of trainings have in common: short ones, to be waited for. */

import type { Page } from "@playwright/test";
import { expect } from "./test";

/** 20 steps an epoch. */
export const shared = { digits: 1000, batch: 50, seed: 7 };
export const address = "digits=1000&batch=50&seed=7";

export function button(page: Page, name: string | RegExp) {
	return page.getByRole("button", { name, exact: true });
}

export async function openTrain(page: Page, query: string): Promise<void> {
	await page.goto(`#/train?${query}`);
	await expect(button(page, "Start training")).toBeEnabled();
}

export function factsOf(page: Page) {
	return page.getByText(/^Epoch \d+ of/);
}

/** Waits until some steps are done: the workers that look have to start first. */
export async function expectBegun(page: Page): Promise<void> {
	await expect(factsOf(page)).toContainText(/Epoch (?!1 )\d+ of|, batch (\d{2,}|[5-9]) of/, { timeout: 20_000 });
}

/** Waits until so many epochs are done. */
export async function expectDone(page: Page, epochs: number): Promise<void> {
	await expect(factsOf(page)).toContainText(`Epoch ${epochs} of ${epochs}`, { timeout: 50_000 });
	await expect(factsOf(page)).toContainText("all epochs done");
}

export async function train(page: Page, query: string, epochs: number): Promise<void> {
	await openTrain(page, `${query}&epochs=${epochs}`);
	await button(page, "Start training").click();
	await expectDone(page, epochs);
}

export function fingerprintOf(page: Page) {
	return page.getByText(/^[0-9a-f]{32}$/);
}

/** Once the pictures have come to the last step. */
export async function fingerprintAt(page: Page, steps: number): Promise<string> {
	await expect(page.getByText(new RegExp(`^${steps} steps · `))).toBeVisible();
	return (await fingerprintOf(page).textContent()) ?? "";
}

export async function keepAs(page: Page, name: string): Promise<void> {
	await page.getByRole("textbox", { name: "Name", exact: true }).fill(name);
	await button(page, "Keep this model").click();
	await expect(page.getByRole("heading", { name, exact: true })).toBeVisible();
}
