/** The sketch pad: by mouse, finger and keyboard, and the test digits beside it. */

import { bringToMiddle, clearPad, drawByMouse, drawByTouch, middle, padOf, written } from "./support/drawing";
import { listen, said } from "./support/heard";
import { expectIdle, inkOf, readSettledPicture } from "./support/pixels";
import { cardOf, expect, expectScore, models, openPage, type Page, scoreOf, test } from "./support/test";

const seen = "As the models see it";

const hintOf = (page: Page) => page.getByText("An example. Draw to replace it.");

/** Leaves the drawing by a link without one. */
async function openExample(page: Page): Promise<void> {
	await expect(page).toHaveURL(/drawing=/);
	await openPage(page);
	await expect(hintOf(page)).toBeVisible();
	await expectIdle(page);
}

/** The example gives way to the first stroke, and Undo brings it back. */
async function replaceTheExample(page: Page): Promise<void> {
	const hint = hintOf(page);
	await expect(hint).toBeVisible();
	const example = await readSettledPicture(page, seen);
	await drawByMouse(page, written[3], middle);
	await expect(hint).toBeHidden();
	const three = await readSettledPicture(page, seen);
	expect(three).not.toEqual(example);
	await page.keyboard.press("Control+z");
	await expect(hint).toBeVisible();
	expect(await readSettledPicture(page, seen)).toEqual(example);
	await clearPad(page);
	await drawByMouse(page, written[3], middle);
	expect(await readSettledPicture(page, seen)).toEqual(three);
}

/** Clear empties the pad, Undo takes back one step at a time, and both keep the focus. */
async function clearAndUndo(page: Page): Promise<void> {
	const [clear, undo] = [page.getByRole("button", { name: "Clear" }), page.getByRole("button", { name: "Undo" })];
	const before = await scoreOf(page, "Vanilla");
	await clear.press("Enter");
	await expect(clear).toBeDisabled();
	await expect(clear).toBeFocused();
	for (const model of models) {
		await expect(cardOf(page, model)).toContainText("Nothing drawn yet. Draw a digit, or pick one.");
	}
	await expect(page.getByText("NaN")).toHaveCount(0);
	await undo.press("Enter");
	await expect(undo).toBeDisabled();
	await expect(undo).toBeFocused();
	await expect.poll(() => scoreOf(page, "Vanilla")).toBe(before);

	await clearPad(page);
	await drawByMouse(page, written[5].slice(0, 1), middle);
	const first = await readSettledPicture(page, seen);
	expect(inkOf(first)).toBeGreaterThan(10);
	await drawByMouse(page, written[5].slice(1), middle);
	expect(await readSettledPicture(page, seen)).not.toEqual(first);
	await page.keyboard.press("Control+z");
	expect(await readSettledPicture(page, seen)).toEqual(first);
	await page.keyboard.press("Control+z");
	await expect(page.getByText("Draw a digit here")).toBeVisible();
}

/** A dot is a drawing, and a score beyond the scale fills it and is given as a number. */
async function drawExtremes(page: Page): Promise<void> {
	await padOf(page).click({ position: { x: 100, y: 100 } });
	expect(inkOf(await readSettledPicture(page, seen))).toBeGreaterThan(1);
	for (const model of models) await expectScore(page, model);

	const bars = [0, 1 / 3, 2 / 3, 1].map(
		(y) =>
			[
				[0, y],
				[1, y],
			] as const,
	);
	await drawByMouse(page, bars, { x: 20, y: 20, width: 240, height: 240, pen: 34 });
	const meter = cardOf(page, "Variational").getByRole("meter");
	await expect(meter).toHaveAttribute("aria-valuenow", "0.4");
	await expect(meter).toHaveAttribute("aria-valuemax", "0.4");
	await expect(meter).toHaveAttribute("aria-valuetext", /^(0\.[4-9]|[1-9])\d* nats per pixel, floor \d+\.\d{4}$/);
}

/** A test digit goes in as it is, gives way to a new drawing, and its scores are announced. */
async function pickTestDigits(page: Page): Promise<void> {
	const seven = page.getByRole("button", { name: "Test digit 7" });
	for (let time = 0; time < 3; time++) await seven.click(); // the second and the third change nothing
	await expect(seven).toHaveAttribute("aria-pressed", "true");
	await expect(
		page.getByText("One of 1,000 test digits, labelled 7. It goes in as it is; drawing replaces it."),
	).toBeVisible();
	await expectIdle(page);
	const vanilla = (await scoreOf(page, "Vanilla")).toFixed(3);
	const region = page.getByRole("status").filter({ hasText: "Reconstructed." });
	await expect(region).toHaveText(
		new RegExp(`Vanilla ${vanilla}, Convolutional \\d\\.\\d{3}, Variational \\d\\.\\d{3}\\.$`),
	);
	await page.getByRole("button", { name: "Undo" }).click();
	await expect(seven).toHaveAttribute("aria-pressed", "false");
	await expect(hintOf(page)).toBeVisible();
	await seven.click();
	await drawByMouse(page, written[3], middle);
	await expect(seven).toHaveAttribute("aria-pressed", "false");
	await page.getByRole("button", { name: "Clear" }).click();
	await expect(page.getByText("Draw a digit here")).toBeVisible();

	const four = page.getByRole("button", { name: "Test digit 4" });
	await four.click();
	const first = await readSettledPicture(page, seen);
	await page.getByRole("button", { name: "Ten others" }).click();
	await expect(four).toHaveAttribute("aria-pressed", "false");
	await four.click();
	await expect(four).toHaveAttribute("aria-pressed", "true");
	expect(await readSettledPicture(page, seen)).not.toEqual(first);
}

test("drawing by mouse: the example, Clear and Undo, a dot and too much ink, test digits", { tag: "@long" }, async ({
	page,
}) => {
	await openPage(page);
	await test.step("Clear empties the pad, Undo takes back one step at a time", () => clearAndUndo(page));
	await test.step("a dot is a drawing, and a score beyond the scale fills it", () => drawExtremes(page));
	await openExample(page);
	await test.step("a test digit goes in as it is, gives way to a drawing, and is announced", () =>
		pickTestDigits(page));
	await openExample(page);
	await test.step("the example gives way to the first stroke, and Undo brings it back", () => replaceTheExample(page));
});

/** Ctrl+Z and Ctrl+Y undo and redo, on a Russian keyboard too, but not while a text is typed. */
async function undoByKeys(page: Page): Promise<void> {
	await clearPad(page);
	await drawByMouse(page, written[3], middle);
	const [undo, redo] = [page.getByRole("button", { name: "Undo" }), page.getByRole("button", { name: "Redo" })];
	const three = await readSettledPicture(page, seen);
	await page.keyboard.press("Control+z");
	await expect(page.getByText("Draw a digit here")).toBeVisible();
	await page.keyboard.press("Control+Shift+Z");
	expect(await readSettledPicture(page, seen)).toEqual(three);
	await page.getByRole("main").dispatchEvent("keydown", { key: "я", code: "KeyZ", ctrlKey: true, bubbles: true });
	await expect(redo).toHaveAttribute("aria-disabled", "false");
	await redo.click();
	await expect(redo).toHaveAttribute("aria-disabled", "true");
	expect(await readSettledPicture(page, seen)).toEqual(three);
	await page.getByRole("navigation").getByRole("link", { name: "Generate" }).click();
	await page.getByRole("spinbutton", { name: "Seed" }).press("Control+z");
	await page.getByRole("navigation").getByRole("link", { name: "Reconstruct" }).click();
	await expect(undo).toHaveAttribute("aria-disabled", "false");
	expect(await readSettledPicture(page, seen)).toEqual(three);
}

/** Arrow keys draw while Space holds the pen down, Undo lifts it, and the result is announced. */
async function drawByKeys(page: Page): Promise<void> {
	await clearPad(page);
	await padOf(page).focus();
	for (const key of ["ArrowLeft", "ArrowRight"]) await page.keyboard.press(key);
	await expect(page.getByText("Draw a digit here")).toBeVisible();
	await page.keyboard.press("Space");
	await said(page, "Pen down");
	await page.keyboard.press("ArrowDown");
	await page.keyboard.press("Control+z");
	await expect(page.getByText("Draw a digit here")).toBeVisible();
	await said(page, "Pen up");

	await page.keyboard.press("Space");
	for (let step = 0; step < 12; step++) await page.keyboard.press("ArrowDown");
	await page.keyboard.press("Space");
	await said(page, "Pen up");
	await said(page, "Reconstructed."); // although the pen was lifted after it
	const drawn = await readSettledPicture(page, seen);
	expect(inkOf(drawn)).toBeGreaterThan(15);
	for (let step = 0; step < 8; step++) await page.keyboard.press("ArrowRight");
	expect(await readSettledPicture(page, seen)).toEqual(drawn);
}

test("drawing by keyboard: strokes by arrow keys, Undo and Redo by shortcuts", async ({ page }) => {
	await listen(page);
	await openPage(page);
	await test.step("arrow keys draw while Space holds the pen down, Undo lifts it", () => drawByKeys(page));
	await test.step("Ctrl+Z and Ctrl+Y undo and redo, but not while a text is typed", () => undoByKeys(page));
});

test("a finger draws, and the page does not scroll under it", { tag: "@phone" }, async ({ page }) => {
	await openPage(page);
	await clearPad(page);
	await bringToMiddle(padOf(page));
	const before = await page.evaluate(() => scrollY);
	await drawByTouch(
		page,
		[
			[
				[0.5, 0.9],
				[0.5, 0.5],
				[0.5, 0.1],
			],
		],
		middle,
	);
	expect(inkOf(await readSettledPicture(page, seen))).toBeGreaterThan(15);
	expect(await page.evaluate(() => scrollY)).toBe(before);
});
