/** Generate: how it is opened, its samples and what is nearest to them. */

import type { Page } from "@playwright/test";
import { expectIdle, readCanvas } from "./pixels";
import { expect } from "./test";

const COUNT = 24;

export function sampleOf(page: Page, number: number) {
	return page.getByRole("button", { name: `Sample ${number}`, exact: true });
}

export function questionOf(page: Page) {
	return page.getByRole("region", { name: "Is it in the data?" });
}

export function neighboursOf(page: Page) {
	return page.getByRole("img", { name: /^Training digit \d, distance \d+\.\d\d$/ });
}

export function temperatureOf(page: Page) {
	return page.getByRole("slider", { name: "Temperature" });
}

/** Opens the view, and waits for the samples and for the neighbours of the chosen one. */
export async function openGenerate(page: Page, state = ""): Promise<void> {
	await page.goto(`./#/generate${state}`);
	await expect(neighboursOf(page)).toHaveCount(5);
}

export async function readSamples(page: Page): Promise<Float64Array[]> {
	await expectIdle(page);
	const canvases = Array.from({ length: COUNT }, (_, at) => sampleOf(page, at + 1).locator("canvas"));
	return Promise.all(canvases.map(readCanvas));
}

export function meanOf(values: readonly number[]): number {
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}

export async function distancesOf(page: Page): Promise<number[]> {
	const names = await neighboursOf(page).evaluateAll((all) => all.map((one) => one.getAttribute("aria-label") ?? ""));
	return names.map((name) => Number(/distance ([\d.]+)$/.exec(name)?.[1]));
}
