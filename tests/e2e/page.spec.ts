/** Around every view: what the page opens with, how one moves in it, and what a translator leaves working. */

import { expectIdle, inkOf, readPicture } from "./support/pixels";
import {
	cardOf,
	changeAddress,
	expect,
	type ModelName,
	models,
	openPage,
	type Page,
	scoreOf,
	test,
} from "./support/test";

/** A drawing, and each model's reconstruction of it. */
async function expectFirstDrawing(page: Page): Promise<void> {
	await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
	for (const [model, shape, parameters] of [
		["Vanilla", "784 → 128 → 784", "201,616 parameters"],
		["Convolutional", "28×28×1 → 7×7×64 → 28×28×1", "74,497 parameters"],
		["Variational", "784 → 256 → 16 → 256 → 784", "415,024 parameters"],
	] as const) {
		expect(inkOf(await readPicture(page, `${model}: Input`))).toBeGreaterThan(20);
		expect(inkOf(await readPicture(page, `${model}: Reconstruction`))).toBeGreaterThan(20);
		await expect(page.getByRole("img", { name: `${model}: Error` })).toBeVisible();
		await expect(page.getByRole("img", { name: new RegExp(`^${model}: code`, "i") })).toBeVisible();
		await expect(cardOf(page, model)).toContainText(shape);
		await expect(cardOf(page, model)).toContainText(parameters);
	}
}

/** Whether the header covers what has the focus. */
function isFocusCovered(): boolean {
	const [header, focused] = [document.querySelector("header"), document.activeElement];
	if (!header || !focused || header.contains(focused)) return false;
	return focused.getBoundingClientRect().top < header.getBoundingClientRect().bottom;
}

/** The views stay in reach while one scrolls, and hide nothing that has the focus. */
async function scrollAlong(page: Page): Promise<void> {
	// What arrives once one comes near it makes the page longer.
	await page.getByRole("contentinfo").getByRole("link").last().focus();
	await expect(page.getByRole("region", { name: "What is it?" }).getByRole("listitem").first()).toBeVisible();
	await page.getByRole("contentinfo").getByRole("link").first().focus();
	await page.getByRole("contentinfo").getByRole("link").last().focus();
	const views = page.getByRole("navigation", { name: "Views" });
	await expect(views.getByRole("link", { name: "Walk" })).toBeInViewport({ ratio: 1 });
	const scrolled = await page.evaluate(() => scrollY);
	await views.getByRole("link", { name: "Walk" }).focus();
	expect(await page.evaluate(() => scrollY), "what sticks is in view").toBe(scrolled);
	await page.getByRole("contentinfo").getByRole("link").last().focus();
	for (let step = 0; step < 30; step++) {
		await page.keyboard.press("Shift+Tab");
		expect(await page.evaluate(isFocusCovered), `after ${step + 1} steps back`).toBe(false);
	}
	await page.setViewportSize({ width: 844, height: 390 });
	await page.getByRole("contentinfo").getByRole("link").last().focus();
	await expect(views, "there is no room for it in a low window").not.toBeInViewport();
}

test("the page opens with a drawing and its reconstructions, and its views stay in reach", { tag: "@both" }, async ({
	page,
	isMobile,
}) => {
	await openPage(page);
	await test.step("it opens with a drawing and each model's reconstruction of it", () => expectFirstDrawing(page));
	await test.step("what a finger presses is large enough", async () => {
		const { height = 0 } = (await page.getByRole("button", { name: "Undo" }).boundingBox()) ?? {};
		if (isMobile) expect(height).toBeGreaterThanOrEqual(44);
	});
	await test.step("the time of the first result is marked", async () => {
		const [mark] = await page.evaluate(() =>
			performance.getEntriesByName("first-result").map(({ startTime }) => startTime),
		);
		expect(mark).toBeGreaterThan(0);
	});
	await test.step("the views stay in reach, and hide nothing that has the focus", () => scrollAlong(page));
});

/** The navigation leads to each view, names it in the title, and Back leads back. */
async function followTheNavigation(page: Page): Promise<void> {
	await page.getByRole("button", { name: "Test digit 8" }).click();
	const views = page.getByRole("navigation", { name: "Views" });
	for (const [name, heading] of [
		["Denoise", /noise/i],
		["Walk", "Walk through the latent space"],
		["Generate", /digits/i],
		["Train", /train/i],
		["How it works", /autoencoder/i],
	] as const) {
		await views.getByRole("link", { name }).click();
		await expect(page.getByRole("heading", { level: 1, name: heading })).toBeVisible();
		await expect(views.getByRole("link", { name })).toHaveAttribute("aria-current", "page");
		await expect(page).toHaveTitle(`${name} · Autoencoder Playground`);
		await expect(page.getByRole("main")).toBeFocused();
		await expect(page, "the drawing goes along").toHaveURL(/\?drawing=digit\.\d+/);
	}
	await page.goBack();
	await expect(page.getByRole("heading", { level: 1, name: /train/i })).toBeVisible();
}

/** Each view ends with a link to the next one, and the last with one to the first. */
async function followTheLinks(page: Page): Promise<void> {
	await page.goto("#/reconstruct");
	for (const name of ["Denoise", "Walk", "Generate", "Detect", "Map", "Data", "Train", "How it works"]) {
		await page
			.getByRole("main")
			.getByRole("link", { name: `Next ${name}` })
			.press("Enter"); // the view above it may still be coming, and moves it
		await expect(page).toHaveTitle(`${name} · Autoencoder Playground`);
		await expect(page.getByRole("main")).toBeFocused();
		expect(await page.evaluate(() => scrollY), "it begins at its top").toBe(0);
	}
	await page.getByRole("main").getByRole("link", { name: "Back to the first Reconstruct" }).click();
	await expect(page).toHaveTitle("Autoencoder Playground");
}

/** An address changed by hand begins at the top, and Back is where it was left. */
async function changeTheAddress(page: Page): Promise<void> {
	await page.evaluate(() => scrollTo(0, 200));
	await changeAddress(page, "#/how");
	await expect(page.getByRole("heading", { level: 1, name: /autoencoder/i })).toBeVisible();
	await expect.poll(() => page.evaluate(() => scrollY)).toBe(0);
	await page.goBack();
	await expect.poll(() => page.evaluate(() => scrollY)).toBe(200);
}

/** Far down a narrow page the first row of the header has scrolled away: it comes back for the keyboard. */
async function tabBackToTheFirstRow(page: Page): Promise<void> {
	await page.evaluate(() => scrollTo({ top: 600, behavior: "instant" }));
	await page.getByRole("navigation").getByRole("link").last().focus();
	const dataSets = page.getByRole("combobox", { name: "Data set" });
	await expect(dataSets).not.toBeInViewport();
	const before = await page.evaluate(() => scrollY);
	await page.keyboard.press("Tab");
	await expect(dataSets).toBeFocused();
	await expect(dataSets).toBeInViewport({ ratio: 0.99 });
	expect(await page.evaluate(() => scrollY)).toBe(before);
}

// The links are the same on any screen, and are arranged on a phone in another way.
test("one moves through the views by the navigation", { tag: "@phone" }, async ({ page }) => {
	await openPage(page);
	await test.step("far down the page, too, where the keyboard reaches what is before it", () =>
		tabBackToTheFirstRow(page));
	await followTheNavigation(page);
});

test("one moves through the views by an address, and by the links at their ends", { tag: "@long" }, async ({
	page,
}) => {
	await openPage(page);
	await test.step("by an address changed by hand, and back", () => changeTheAddress(page));
	await test.step("by the link at the end of each view", () => followTheLinks(page));
});

/** As the translators of browsers do: every text gives way to an element with its translation. */
function translate(): void {
	const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	const texts: Text[] = [];
	while (walker.nextNode()) texts.push(walker.currentNode as Text);
	for (const text of texts.filter(({ data }) => data.trim() !== "")) {
		const [outer, inner] = [document.createElement("font"), document.createElement("font")];
		inner.textContent = `⟨${text.data}⟩`;
		outer.append(inner);
		text.before(outer);
		text.remove();
	}
}

test("what a page translator has replaced still changes", async ({ page }) => {
	await openPage(page);
	const score = async (model: ModelName) => (await scoreOf(page, model)).toFixed(4);
	const before = await score("Vanilla");
	await page.evaluate(translate);
	await expect(cardOf(page, "Vanilla")).toContainText(`⟨${before}⟩`);
	await page.getByRole("button", { name: "Test digit 7" }).click();
	await expectIdle(page);
	for (const model of models) await expect(cardOf(page, model)).toContainText(await score(model));
	await expect(cardOf(page, "Vanilla")).not.toContainText(before);
	const views = page.getByRole("navigation", { name: "Views" });
	for (const name of ["Denoise", "Walk", "Generate", "Train", "How it works", "Reconstruct"]) {
		await views.getByRole("link", { name }).click();
		await expect(page.getByRole("main")).toBeFocused();
		await expectIdle(page);
		await page.evaluate(translate);
	}
	await page.getByRole("button", { name: "Clear" }).click();
	await expect(cardOf(page, "Vanilla")).not.toContainText(/0\.\d{4}/);
});
