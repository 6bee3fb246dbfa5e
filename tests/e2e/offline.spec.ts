/** Without a network, and with another version on the host: a page on a host of its own, with its service worker. */

import type { Page } from "@playwright/test";
import { Site } from "./support/site";
import { test as base, expect, expectScore, models } from "./support/test";
import { address, button, expectBegun, openTrain, train } from "./support/training";

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

/** A first visit, until all is on the device. */
async function visit(page: Page): Promise<void> {
	await page.goto("./#/reconstruct?layout=all");
	await expect(page.getByText("Ready to be used without a connection.")).toBeVisible();
}

function versionOf(page: Page): Promise<string | null> {
	return page.evaluate(() => document.querySelector('meta[name="version"]')?.getAttribute("content") ?? null);
}

/** How many trainings are open in this browser. */
function trainingsOf(page: Page): Promise<number> {
	return page.evaluate(async () => {
		const { held = [] } = await navigator.locks.query();
		return held.filter(({ name }) => name?.startsWith("autoencoder-playground training ")).length;
	});
}

/** As the browser does from time to time. */
async function lookForNewer(page: Page): Promise<void> {
	await page.evaluate(async () => {
		const registration = await navigator.serviceWorker.ready;
		await registration.update();
	});
}

const newer = (page: Page) => page.getByRole("alert").filter({ hasText: "A newer version of this page is ready." });

test("after the first visit every view works without a network, and so does training", async ({ page, site }) => {
	await visit(page);
	site.close();
	await page.reload();
	for (const model of models) await expectScore(page, model);
	await page.goto("#/denoise");
	await expect(page.getByRole("img", { name: /^Denoising convolutional/ }).first()).toBeVisible();
	await page.goto("#/walk");
	await expect(page.getByRole("slider", { name: /^z/ })).toHaveCount(2);
	await page.goto("#/generate");
	await expect(page.getByRole("img", { name: "Convolutional: sample 1", exact: true })).toBeVisible();
	await page.goto("#/how");
	await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
	await train(page, `models=vanilla_16&${address}`, 1);
	await page.goto("bench.html");
	await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
	await page.goto("?a=link#/walk");
	await expect(page.getByRole("slider", { name: /^z/ })).toHaveCount(2);
});

test("a first visit whose downloads break off is made up for by the next one", async ({ page, site }) => {
	const isRegistered = () => page.evaluate(async () => Boolean(await navigator.serviceWorker.getRegistration()));
	site.brokenFile = "/licences.txt";
	await page.goto(".");
	await expect.poll(() => site.brokenOff).toBeGreaterThan(0);
	await expect.poll(isRegistered).toBe(false);
	site.brokenFile = undefined;
	await page.goto("about:blank");
	await visit(page);
	site.close();
	await page.goto("?=1#/reconstruct?layout=all");
	await expectScore(page, "Vanilla");
});

test("all 60,000 digits are kept once they have been used", async ({ page, site }) => {
	await visit(page);
	const kept = () => page.evaluate(async () => Boolean(await caches.match("data/train-60000.digits")));
	expect(await kept()).toBe(false);
	await page.evaluate(async () => (await fetch("data/train-60000.digits")).arrayBuffer());
	await expect.poll(kept).toBe(true);
	site.close();
	const size = await page.evaluate(
		async () => (await (await fetch("data/train-60000.digits")).arrayBuffer()).byteLength,
	);
	expect(size).toBeGreaterThan(5e6);
	const names = await page.evaluate(() => caches.keys());
	for (const name of names) expect(name).toMatch(/^autoencoder-playground/);
});

test("a newer version is asked for before it is loaded, and not during a training", async ({ page, site }) => {
	await visit(page);
	await openTrain(page, `models=convolutional_4-8&${address}&epochs=500`);
	await button(page, "Start training").click();
	await expectBegun(page);
	site.deploy("2");
	await lookForNewer(page);
	await expect
		.poll(() => page.evaluate(async () => Boolean((await navigator.serviceWorker.getRegistration())?.waiting)))
		.toBe(true);
	await expect(newer(page)).toHaveCount(0);
	await button(page, "Stop").click();
	await expect(newer(page)).toBeVisible();

	// The page as it is goes on with its own files, which the host has no longer.
	await page.reload();
	expect(await versionOf(page)).toBeNull();
	await page.goto("#/how");
	await expect(page.getByRole("heading", { level: 1 })).toBeVisible();

	await newer(page).getByRole("button", { name: "Load it" }).click();
	await expect.poll(() => versionOf(page).catch(() => null)).toBe("2");
	await expect(newer(page)).toHaveCount(0);
	site.close();
	await page.reload();
	expect(await versionOf(page)).toBe("2");
	await page.goto("#/reconstruct?layout=all");
	await expectScore(page, "Vanilla");
});

test("a newer version does not take its files from another tab that trains", async ({ page, context, site }) => {
	await visit(page);
	const other = await context.newPage();
	await openTrain(other, `models=convolutional_4-8&${address}&epochs=500`);
	await button(other, "Start training").click();
	await expectBegun(other);
	site.deploy("2");
	await lookForNewer(page);
	await newer(page).getByRole("button", { name: "Load it" }).click();
	await expect(newer(page)).toContainText("Another tab is training.");
	expect(await versionOf(page)).toBeNull();
	await button(other, "Stop").click();
	await expect.poll(() => trainingsOf(page)).toBe(0);
	await newer(page).getByRole("button", { name: "Load it" }).click();
	await expect.poll(() => versionOf(page).catch(() => null)).toBe("2");
	await newer(other).getByRole("button", { name: "Load it" }).click(); // it is of the old version still
	await expect.poll(() => versionOf(other).catch(() => null)).toBe("2");
});
