/** A view whose program or styles do not arrive is reported, and comes as soon as it can without loading the page again. */

import type { Page } from "@playwright/test";
import { sampleOf } from "./support/generate";
import { expect, openPage, test } from "./support/test";
import { smallAddress, train } from "./support/training";

test.use({ expectErrors: true });

/** The file of a view: its program or its styles. */
const fileOf = (view: string, type: "js" | "css") => `**/assets/${view}-*.${type}`;

function linkTo(page: Page, view: string) {
	return page.getByRole("navigation").getByRole("link", { name: view });
}

function noticeOf(page: Page) {
	return page.getByRole("alert").filter({ hasText: "This part of the page did not arrive." });
}

const titles = {
	Walk: "Walk through the latent space",
	Denoise: "Add noise to a digit, and see who can take it away",
	Generate: "Digits that nobody has written",
	Detect: "Let a model say what does not fit",
};

function titleOf(page: Page, view: keyof typeof titles) {
	return page.getByRole("heading", { level: 1, name: titles[view] });
}

/** Opens a view that has not been opened yet, while this part of it does not arrive. */
async function failOn(page: Page, view: keyof typeof titles, type: "js" | "css"): Promise<string> {
	const file = fileOf(view, type);
	await page.route(file, (route) => route.abort());
	await linkTo(page, view).click();
	await expect(noticeOf(page)).toBeVisible();
	return file;
}

test("what did not arrive comes without loading the page again", async ({ page, context }) => {
	await openPage(page);
	// What is marked is gone should the page be loaded again.
	await page.evaluate(() => document.body.setAttribute("data-marked", ""));
	const marked = page.locator("body[data-marked]");

	await test.step("a view's program, by trying again", async () => {
		await page.unroute(await failOn(page, "Denoise", "js"));
		await noticeOf(page).getByRole("button", { name: "Try again" }).click();
		await expect(titleOf(page, "Denoise")).toBeVisible();
		await expect(marked).toBeAttached();
	});
	await test.step("a view's styles, when it is visited again", async () => {
		const styles = await failOn(page, "Walk", "css");
		await linkTo(page, "Reconstruct").click();
		await page.unroute(styles);
		await linkTo(page, "Walk").click();
		await expect(titleOf(page, "Walk")).toBeVisible();
		await expect(page.getByRole("application", { name: /^Map of the/ })).toHaveCSS("touch-action", "none");
		await expect(marked).toBeAttached();
	});
	await test.step("with the connection", async () => {
		const script = await failOn(page, "Generate", "js");
		await context.setOffline(true);
		await page.unroute(script);
		await context.setOffline(false);
		await expect(titleOf(page, "Generate")).toBeVisible();
		await expect(marked).toBeAttached();
	});
	await test.step("what fails again although there is a connection makes the page load again", async () => {
		await failOn(page, "Detect", "js");
		await noticeOf(page).getByRole("button", { name: "Try again" }).click();
		await expect(marked).toHaveCount(0);
		await expect(noticeOf(page)).toBeVisible();
	});
});

test("a training goes on while its chart does not arrive, which comes by trying again", async ({ page }) => {
	await page.route(fileOf("Plot", "js"), (route) => route.abort());
	await train(page, `models=vanilla_16&${smallAddress}`, 1);
	await expect(noticeOf(page)).toBeVisible();
	await page.unroute(fileOf("Plot", "js"));
	await noticeOf(page).getByRole("button", { name: "Try again" }).click();
	await expect(page.getByRole("slider", { name: "Moment to look back to" })).toBeVisible();
});

/** Keeps all notices that the page shows from now on, also those that are gone within a frame. */
async function keepNotices(page: Page): Promise<() => Promise<string[]>> {
	const notices = await page.evaluateHandle(() => {
		const seen: string[] = [];
		new MutationObserver(() => {
			for (const notice of document.querySelectorAll("[role=alert]")) seen.push(notice.textContent ?? "");
		}).observe(document.body, { subtree: true, childList: true });
		return seen;
	});
	return () => notices.jsonValue();
}

test("the inside of a model comes by trying again, without loading the page again", async ({ page }) => {
	const file = /assets\/Stages-.*\.js$/;
	let isHeld = false;
	let release = () => {};
	const released = new Promise<void>((resolve) => {
		release = resolve;
	});
	page.on("requestfailed", (request) => {
		isHeld ||= file.test(request.url());
	});
	await page.route(file, async (route) => {
		if (isHeld) await released;
		await route.abort();
	});
	await openPage(page);
	await expect.poll(() => isHeld, "it fails to come early").toBe(true);
	await page.evaluate(() => document.body.setAttribute("data-marked", ""));
	const notices = await keepNotices(page);
	await page.getByRole("button", { name: "Peek inside" }).click();
	await expect(page.getByRole("region", { name: "Peek inside" }).getByText("Loading…")).toBeVisible();
	expect(await notices(), "it is requested again, without a word").toEqual([]);
	release();
	const notice = page.getByRole("alert").filter({ hasText: "The inside of the model did not arrive." });
	await expect(notice).toBeVisible();
	await page.unrouteAll();
	await notice.getByRole("button", { name: "Try again" }).click();
	await expect(page.getByRole("listitem").filter({ hasText: ": the latent code" })).toBeVisible();
	await expect(page.locator("body[data-marked]")).toBeAttached();
});

test("a one-click training whose program does not arrive leads to the view that says so", async ({ page }) => {
	const thrown: Error[] = [];
	page.on("pageerror", (error) => thrown.push(error));
	await page.route(/assets\/(Train|commands)-.*\.js/, (route) => route.abort());
	await page.goto("#/detect?without=8");
	const train = page.getByRole("button", { name: "Train one without them" });
	await train.press("Enter"); // the charts above it are still coming, and move it
	await expect(noticeOf(page)).toBeVisible();
	await expect(page).toHaveURL(/#\/train\?.*without=8/);
	expect(thrown).toEqual([]);
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
		await expect(titleOf(page, "Walk")).toBeVisible();
		await linkTo(saving, "Walk").click();
		await expect(titleOf(saving, "Walk")).toBeVisible();
		expect(saved).toEqual(["Walk"]);
	});

	test("styles of one view that do not arrive stop no other view", async ({ page }) => {
		const styles = fileOf("Walk", "css");
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
		await expect(titleOf(page, "Walk")).toBeVisible();
		await expect(page.getByRole("application", { name: /^Map of the/ })).toHaveCSS("touch-action", "none");
	});
});
