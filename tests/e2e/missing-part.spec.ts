/** A view whose program or styles do not arrive is reported, and comes as soon as it can without loading the page again. */

import type { Page } from "@playwright/test";
import { sampleOf } from "./support/generate";
import { expect, openPage, test } from "./support/test";

test.use({ expectErrors: true });

const script = "**/assets/Walk-*.js";
const styles = "**/assets/Walk-*.css";

function linkTo(page: Page, view: string) {
	return page.getByRole("navigation").getByRole("link", { name: view });
}

function noticeOf(page: Page) {
	return page.getByRole("alert").filter({ hasText: "This part of the page did not arrive." });
}

function titleOf(page: Page) {
	return page.getByRole("heading", { level: 1, name: "Walk through the latent space" });
}

/** Opens Walk while this does not arrive. What is marked is gone should the page be loaded again. */
async function failOn(page: Page, part: string): Promise<void> {
	await page.route(part, (route) => route.abort()); // first: a page that is idle downloads it unasked
	await openPage(page);
	await page.evaluate(() => document.body.setAttribute("data-marked", ""));
	await linkTo(page, "Walk").click();
	await expect(noticeOf(page)).toBeVisible();
}

async function expectSamePage(page: Page): Promise<void> {
	await expect(titleOf(page)).toBeVisible();
	await expect(page.locator("body[data-marked]")).toBeAttached();
}

test("trying again brings a view whose program did not arrive", async ({ page }) => {
	await failOn(page, script);
	await page.unroute(script);
	await noticeOf(page).getByRole("button", { name: "Try again" }).click();
	await expectSamePage(page);
});

test("a view whose styles did not arrive comes with them when it is visited again", async ({ page }) => {
	await failOn(page, styles);
	await linkTo(page, "Reconstruct").click();
	await page.unroute(styles);
	await linkTo(page, "Walk").click();
	await expectSamePage(page);
	await expect(page.getByRole("application", { name: /^Map of the/ })).toHaveCSS("touch-action", "none");
});

test("a view that did not arrive comes with the connection", async ({ page, context }) => {
	await failOn(page, script);
	await context.setOffline(true);
	await page.unroute(script);
	await context.setOffline(false);
	await expectSamePage(page);
});

test("what fails again although there is a connection makes the page load again", async ({ page }) => {
	await failOn(page, script);
	await noticeOf(page).getByRole("button", { name: "Try again" }).click();
	await expect(page.locator("body[data-marked]")).toHaveCount(0);
	await expect(noticeOf(page)).toBeVisible();
});

/** The views whose programs have arrived, as they do. */
function viewsFetchedBy(page: Page): string[] {
	const views: string[] = [];
	page.on("requestfinished", (request) => {
		const [, view] = /assets\/(Denoise|Walk|Generate|Detect|MapView|Data|Train|How)-\S*\.js$/.exec(request.url()) ?? [];
		if (view) views.push(view);
	});
	return views;
}

test.describe("while it is idle", () => {
	test.use({ savesData: false });

	test("the page downloads every view, and then opens them without a connection, unless data is to be saved", async ({
		page,
		browser,
		baseURL,
	}) => {
		const saving = await browser.newPage({ serviceWorkers: "block", locale: "en-GB" });
		await saving.addInitScript(() => Object.defineProperty(navigator, "connection", { value: { saveData: true } }));
		const [fetched, saved] = [viewsFetchedBy(page), viewsFetchedBy(saving)];
		await Promise.all([saving.goto(baseURL ?? ""), openPage(page)]);
		await expect.poll(() => fetched.length).toBe(8);
		expect(saved).toEqual([]);
		await page.context().setOffline(true);
		await linkTo(page, "Walk").click();
		await expect(titleOf(page)).toBeVisible();
		await linkTo(saving, "Walk").click();
		await expect(titleOf(saving)).toBeVisible();
		expect(saved).toEqual(["Walk"]);
	});

	test("styles of one view that do not arrive stop no other view", async ({ page }) => {
		await page.route(styles, (route) => route.abort());
		const fetched = viewsFetchedBy(page);
		await openPage(page);
		await expect.poll(() => fetched).toContain("How"); // the last
		await linkTo(page, "Generate").click();
		await expect(sampleOf(page, 24)).toBeVisible();
		await linkTo(page, "Walk").click();
		await expect(noticeOf(page)).toBeVisible();
		await page.unroute(styles);
		await noticeOf(page).getByRole("button", { name: "Try again" }).click();
		await expect(titleOf(page)).toBeVisible();
		await expect(page.getByRole("application", { name: /^Map of the/ })).toHaveCSS("touch-action", "none");
	});
});

test("a one-click training whose program does not arrive leads to the view that says so", async ({ page }) => {
	const thrown: Error[] = [];
	page.on("pageerror", (error) => thrown.push(error));
	await page.route(/assets\/(Train|commands)-.*\.js/, (route) => route.abort());
	await page.goto("#/detect?without=8");
	const train = page.getByRole("button", { name: "Train one without them" });
	await expect(train).toBeVisible();
	await train.click();
	await expect(noticeOf(page)).toBeVisible();
	await expect(page).toHaveURL(/#\/train\?.*without=8/);
	expect(thrown).toEqual([]);
});
