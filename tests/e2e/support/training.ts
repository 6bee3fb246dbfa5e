/** Short trainings, and what can be waited for in them. */

import type { Page } from "@playwright/test";
import { expect } from "./test";

/** 20 steps an epoch. */
export const shared = { examples: 1000, batch: 50, seed: 7 };
export const address = "digits=1000&batch=50&seed=7";
/** Of 200 steps an epoch, for trainings that must not end. */
export const longAddress = "digits=10000&batch=50&seed=7";
/** As many steps an epoch of digits of 8×8, for tests that ask nothing of what is learnt: they take a fraction of the time. */
export const smallAddress = `data=digits8&${address}`;

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

/** The limit, if one is given, in the place of the usual one. */
const within = (timeout: number | undefined) => (timeout === undefined ? {} : { timeout });

/** Waits until some steps are done: the viewer and the evaluator have to start first. */
export async function expectBegun(page: Page, timeout?: number): Promise<void> {
	await expect(factsOf(page)).toContainText(/Epoch (?!1 )\d+ of|, batch (\d{2,}|[5-9]) of/, within(timeout));
}

/** Waits until `epochs` epochs are done. */
export async function expectDone(page: Page, epochs: number, timeout?: number): Promise<void> {
	await expect(factsOf(page)).toContainText(`Epoch ${epochs} of ${epochs}`, within(timeout));
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
	await button(page, "Keep this model").press("Enter"); // what is above may come and go, and move it
	await expect(page.getByRole("heading", { name, exact: true })).toBeVisible();
	// What is said of it comes after it, and moves it: a click in between would be pressed on one element, and released on another.
	await expect(page.locator("#training").getByText(`Kept as “${name}”`)).toBeVisible();
}

/** How many steps the training on the page has done. */
export async function stepOf(page: Page): Promise<number> {
	const facts = (await factsOf(page).textContent()) ?? "";
	const [epoch = 0, batch = 0, stepsPerEpoch = 0] = (/Epoch (\d+) of \d+, batch (\d+) of (\d+)/.exec(facts) ?? [])
		.slice(1)
		.map(Number);
	return (epoch - 1) * stepsPerEpoch + batch;
}

/** The steps of the trainings that the browser keeps for the page, to go on with after it was closed. */
function storedSteps(page: Page): Promise<number[]> {
	return page.evaluate(async () => {
		function stepIn(value: unknown): number | undefined {
			if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return undefined;
			if ("step" in value && typeof value.step === "number") return value.step;
			for (const part of Object.values(value)) {
				const step = stepIn(part);
				if (step !== undefined) return step;
			}
			return undefined;
		}
		const [found] = await indexedDB.databases();
		if (!found?.name) return [];
		const opening = indexedDB.open(found.name);
		await new Promise((resolve) => opening.addEventListener("success", resolve));
		const reading = opening.result.transaction("trainings").objectStore("trainings").getAll();
		await new Promise((resolve) => reading.addEventListener("success", resolve));
		opening.result.close();
		return reading.result.map(stepIn).filter((step) => step !== undefined);
	});
}

/** Waits until the browser keeps the training as it is now. */
export async function expectStored(page: Page): Promise<void> {
	await expect.poll(async () => (await storedSteps(page)).includes(await stepOf(page))).toBe(true);
}

/** Waits until the browser keeps no training. */
export async function expectNothingStored(page: Page): Promise<void> {
	await expect.poll(() => storedSteps(page)).toEqual([]);
}

/** Waits until the browser keeps a training that has begun. */
export async function expectSomethingStored(page: Page): Promise<void> {
	await expect.poll(async () => Math.max(0, ...(await storedSteps(page)))).toBeGreaterThan(0);
}

/** How many trainings are open in this browser. */
export function trainingsOf(page: Page): Promise<number> {
	return page.evaluate(async () => {
		const { held = [] } = await navigator.locks.query();
		return held.filter(({ name }) => name?.startsWith("autoencoder-playground training ")).length;
	});
}
