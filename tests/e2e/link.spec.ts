import type { Page } from "@playwright/test";
import { type Stroke, writeStrokes } from "../../www/src/state/strokes";
import { drawByMouse, padOf, written } from "./support/drawing";
import { inkOf, readSettledPicture } from "./support/pixels";
import { expect, openPage, scoreOf, test } from "./support/test";

const middle = { x: 80, y: 40, width: 120, height: 200, pen: 22 };
const seen = "As the models see it";

async function settledUrl(page: Page): Promise<string> {
	let url = "";
	await expect
		.poll(
			async () => {
				const before = url;
				url = page.url();
				return url === before;
			},
			{ intervals: [600] },
		)
		.toBe(true);
	return url;
}

test("the views are a click away, the address names them, and Back leads back", async ({ page }) => {
	await openPage(page);
	const views = page.getByRole("navigation", { name: "Views" });
	for (const [name, heading] of [
		["Denoise", /noise/i],
		["Walk", "Walk through the latent space"],
		["Generate", /digits/i],
		["How it works", /autoencoder/i],
	] as const) {
		await views.getByRole("link", { name }).click();
		await expect(page.getByRole("heading", { level: 1, name: heading })).toBeVisible();
		await expect(views.getByRole("link", { name })).toHaveAttribute("aria-current", "page");
		await expect(page).toHaveTitle(`${name} · Autoencoder Playground`);
		await expect(page.getByRole("main")).toBeFocused();
	}
	await page.goBack();
	await expect(page.getByRole("heading", { level: 1, name: /digits/i })).toBeVisible();
});

test("a link shows a friend the same drawing, to the pixel", async ({ page }) => {
	await openPage(page);
	await drawByMouse(page, written[3], middle);
	const drawn = await readSettledPicture(page, seen);
	await expect(page).toHaveURL(/#\/reconstruct\?drawing=/);
	// The address follows a moment after the hand, so the first one may be of half a drawing.
	const link = await settledUrl(page);
	await page.goto("about:blank");
	await page.goto(link);
	await expect.poll(async () => await readSettledPicture(page, seen)).toEqual(drawn);
});

test("a drawing that came by a link is the visitor's own, and is drawn upon", async ({ page }) => {
	const bar: Stroke = { width: 22, points: [60, 40, 60, 240] };
	await page.goto(`#/reconstruct?drawing=${writeStrokes([bar])}`);
	await expect(padOf(page)).toBeVisible();
	await expect(page.getByText("Draw to start afresh.")).toHaveCount(0);
	const before = inkOf(await readSettledPicture(page, seen));
	await drawByMouse(
		page,
		[
			[
				[0, 0],
				[0, 1],
			],
		],
		{ x: 220, y: 40, width: 1, height: 200, pen: 22 },
	);
	await expect.poll(async () => inkOf(await readSettledPicture(page, seen))).toBeGreaterThan(1.5 * before);
});

test("a link names the test digit that was picked, and the variational model", async ({ page }) => {
	await openPage(page);
	await page.getByRole("button", { name: "Test digit 8" }).click();
	await page.getByRole("radio", { name: "2 numbers" }).check({ force: true });
	await expect(page).toHaveURL(/drawing=digit\.\d+/);
	await expect(page).toHaveURL(/variational=variational-2/);
	await page.reload();
	await expect(page.getByText("One of 1,000 test digits, labelled 8.")).toBeVisible();
	await expect(page.getByRole("radio", { name: "2 numbers" })).toBeChecked();
});

test("the drawing goes along from view to view, and Back brings back the one that was there", async ({ page }) => {
	await openPage(page);
	await page.getByRole("button", { name: "Test digit 8" }).click();
	await page.getByRole("navigation").getByRole("link", { name: "Denoise" }).click();
	await expect(page).toHaveURL(/#\/denoise\?drawing=digit\./);
	await expect(page.getByText("labelled 8")).toBeVisible();
});

for (const [what, hash] of [
	["an unknown view", "#/nowhere"],
	["a drawing that is none", "#/reconstruct?drawing=!!!"],
	["a drawing that breaks off", "#/reconstruct?drawing=sBk"],
	["a digit that there is not", "#/reconstruct?drawing=digit.5000"],
	["a model that there is not", "#/walk?model=variational-3"],
	["a code of another length", "#/walk?z=1_2_3"],
	["a code that is no number", "#/walk?z=NaN_1"],
	["a level beyond its scale", "#/generate?temperature=99"],
] as const) {
	test(`a broken link gets a plain sentence and a way on: ${what}`, async ({ page }) => {
		await page.goto(hash);
		const notice = page.getByRole("alert").filter({ hasText: "Part of this link could not be read" });
		await expect(notice).toBeVisible();
		await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
		await notice.getByRole("button", { name: "Understood" }).click();
		await expect(notice).toBeHidden();
	});
}

test("the link is copied, or shown where the browser does not let a page copy", async ({ page, context }) => {
	await context.grantPermissions(["clipboard-read", "clipboard-write"]);
	await openPage(page);
	await page.getByRole("button", { name: "Test digit 8" }).click();
	await page.getByRole("button", { name: "Copy link" }).click();
	await expect(page.getByRole("button", { name: "Link copied" })).toBeVisible();
	expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/#\/reconstruct\?drawing=digit\.\d+$/);
	await page.evaluate(() =>
		Object.defineProperty(navigator.clipboard, "writeText", { value: () => Promise.reject(new Error("no")) }),
	);
	await page.getByRole("button", { name: /Copy link|Link copied/ }).click();
	await expect(page.getByRole("textbox", { name: "Link to what you see, to copy by hand" })).toHaveValue(/digit\.\d+$/);
});

test("an old address without a view still opens the page", async ({ page }) => {
	await page.goto("#pad");
	await expect(padOf(page)).toBeVisible();
	await expect(page.getByRole("alert")).toHaveCount(0);
	await expect.poll(() => scoreOf(page, "Vanilla")).toBeGreaterThan(0);
});
