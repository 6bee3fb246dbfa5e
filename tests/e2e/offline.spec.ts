/** Without a network, and with another version on the host: a page on a host of its own, with its service worker. */

import type { Page } from "@playwright/test";
import { Site } from "./support/site";
import { test as base, expect, expectScore, models } from "./support/test";
import { address, button, expectBegun, openTrain, smallAddress, train, trainingsOf } from "./support/training";

const test = base.extend<{ site: Site }>({
	// biome-ignore lint/correctness/noEmptyPattern: Playwright wants to see which fixtures are used
	site: async ({}, use) => {
		const site = new Site();
		await site.open();
		await use(site);
		site.remove();
	},
	baseURL: async ({ site }, use) => use(site.url),
	serviceWorkers: "allow",
	expectErrors: true, // the browser reports what does not arrive
});

const isStored = (page: Page) => page.getByText("Ready to be used without a connection.");

/** A first visit, until all is on the device. */
async function visit(page: Page): Promise<void> {
	await page.goto("./#/reconstruct?layout=all");
	await expect(isStored(page)).toBeVisible();
}

function versionOf(page: Page): Promise<string | null> {
	return page.evaluate(() => document.querySelector('meta[name="version"]')?.getAttribute("content") ?? null);
}

/** As the browser does from time to time. */
async function lookForNewer(page: Page): Promise<void> {
	await page.evaluate(async () => {
		const registration = await navigator.serviceWorker.ready;
		await registration.update();
	});
}

const newer = (page: Page) => page.getByRole("alert").filter({ hasText: "A newer version of this page is ready." });

/** A first visit whose downloads break off leaves nothing behind. */
async function visitBreakingOff(page: Page, site: Site): Promise<void> {
	const isRegistered = () => page.evaluate(async () => Boolean(await navigator.serviceWorker.getRegistration()));
	site.brokenFile = "/licences.txt";
	await page.goto(".");
	await expect.poll(() => site.brokenOff).toBeGreaterThan(0);
	await expect.poll(isRegistered).toBe(false);
	site.brokenFile = undefined;
	await page.goto("about:blank");
}

const digits = "data/train-60000.digits";

/** All 60,000 digits are kept once they have been used. */
async function useAllDigits(page: Page): Promise<void> {
	const kept = () => page.evaluate(async (file) => Boolean(await caches.match(file)), digits);
	expect(await kept()).toBe(false);
	// What is ready is in charge of the page a moment later only.
	await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
	await page.evaluate(async (file) => (await fetch(file)).arrayBuffer(), digits);
	await expect.poll(kept).toBe(true);
	const names = await page.evaluate(() => caches.keys());
	for (const name of names) expect(name).toMatch(/^autoencoder-playground/);
}

async function expectEveryView(page: Page): Promise<void> {
	for (const model of models) await expectScore(page, model);
	await page.goto("#/denoise");
	await expect(page.getByRole("img", { name: /^Denoising convolutional/ }).first()).toBeVisible();
	await page.goto("#/walk");
	await expect(page.getByRole("slider", { name: /^z/ })).toHaveCount(2);
	await page.goto("#/generate");
	await expect(page.getByRole("img", { name: "Convolutional: sample 1", exact: true })).toBeVisible();
	await page.goto("#/how");
	await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
	await page.goto("bench.html");
	await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
	await page.goto("?a=link#/walk");
	await expect(page.getByRole("slider", { name: /^z/ })).toHaveCount(2);
	await page.goto("?=1#/reconstruct?layout=all");
	await expectScore(page, "Vanilla");
}

test("after the first visit that was not broken off every view works without a network, and so does training", {
	tag: "@long",
}, async ({ page, site }) => {
	await test.step("a visit whose downloads break off is made up for by the next one", async () => {
		await visitBreakingOff(page, site);
		await visit(page);
	});
	await test.step("all 60,000 digits are kept once they have been used", () => useAllDigits(page));
	site.close();
	await page.reload();
	await test.step("every view", () => expectEveryView(page));
	await test.step("training", () => train(page, `models=vanilla_16&${address}`, 1));
	await test.step("all digits", async () => {
		const size = await page.evaluate(async (file) => (await (await fetch(file)).arrayBuffer()).byteLength, digits);
		expect(size).toBeGreaterThan(5e6);
	});
});

/** The page loads the newer version. */
async function loadNewer(page: Page): Promise<void> {
	await newer(page).getByRole("button", { name: "Load it" }).click();
	await expect.poll(() => versionOf(page).catch(() => null)).toBe("2");
}

/** With the files that it has, which the host has no longer. */
async function expectOldVersion(page: Page): Promise<void> {
	await page.reload();
	expect(await versionOf(page)).toBeNull();
	await page.goto("#/how");
	await expect(page.getByRole("heading", { level: 1, name: /autoencoder/i })).toBeVisible();
	await expect(isStored(page)).toBeVisible(); // no other version takes over while this one still answers for files
}

test("a newer version is loaded when it is asked for, and not during a training here or in another tab", {
	tag: "@long",
}, async ({ page, context, site }) => {
	await visit(page);
	const other = await context.newPage();
	await openTrain(other, `models=convolutional_4-8&${smallAddress}&epochs=500&workers=1`);
	await button(other, "Start training").click();
	await expectBegun(other);
	site.deploy("2");
	await lookForNewer(page);

	await test.step("it is not offered where a training is, nor takes its files", async () => {
		await newer(page).getByRole("button", { name: "Load it" }).click();
		await expect(newer(page)).toContainText("Another tab is training.");
		expect(await versionOf(page)).toBeNull();
		await expect(newer(other)).toHaveCount(0);
	});
	await test.step("it is once the training has ended, until when the old version works", async () => {
		await button(other, "Stop").click();
		await expect(newer(other)).toBeVisible();
		await expect.poll(() => trainingsOf(page)).toBe(0);
		await expectOldVersion(other);
	});
	await test.step("it is loaded, in each tab, one of which has just been opened", async () => {
		await loadNewer(page);
		await expect(newer(page)).toHaveCount(0);
		await loadNewer(other); // it is of the old version still
	});
	await test.step("it works without a network", async () => {
		site.close();
		await page.reload();
		expect(await versionOf(page)).toBe("2");
		await page.goto("#/reconstruct?layout=all");
		await expectScore(page, "Vanilla");
	});
});
