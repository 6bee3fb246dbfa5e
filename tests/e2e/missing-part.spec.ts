/** A view whose program or styles do not arrive is reported, and comes as soon as it can without loading the page again. */

import type { Page } from "@playwright/test";
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

test("an idle page downloads every view, one after another, and then opens them without a connection", async ({
	page,
	context,
}) => {
	const last = page.waitForResponse("**/assets/How-*.js");
	await openPage(page);
	await (await last).finished();
	await context.setOffline(true);
	await linkTo(page, "Walk").click();
	await expect(titleOf(page)).toBeVisible();
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
