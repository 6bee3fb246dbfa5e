/** The list of the visitor's own models: how files come into it, and the links from there into the views. */

import type { Page } from "@playwright/test";
import type { ModelFile } from "./modelFiles";
import { expect } from "./test";

export function listOf(page: Page) {
	return page.getByRole("region", { name: "Your models" });
}

export function itemOf(page: Page, name: string) {
	return listOf(page)
		.getByRole("listitem")
		.filter({ has: page.getByRole("heading", { name, exact: true }) });
}

export async function loadFiles(page: Page, ...files: ModelFile[]): Promise<void> {
	await page.getByLabel("Load a file").setInputFiles(files);
}

export async function openTrain(page: Page): Promise<void> {
	await page.goto("#/train");
	await expect(listOf(page)).toBeVisible();
}

/** Opens the view with the list, and loads these into it. */
export async function loadModels(page: Page, ...files: ModelFile[]): Promise<void> {
	await openTrain(page);
	await loadFiles(page, ...files);
	await expect(listOf(page).getByRole("listitem")).toHaveCount(files.length);
}

export async function openIn(page: Page, view: string, name: string): Promise<void> {
	await page.getByRole("link", { name: `${view}: ${name}` }).click();
	await expect(page.getByRole("main")).toBeFocused();
}
