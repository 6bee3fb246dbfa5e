import { bringToMiddle, clearPad, drawByMouse, drawByTouch, padOf, written } from "./support/drawing";
import { inkOf, readPicture, readSettledPicture } from "./support/pixels";
import { cardOf, expect, expectScore, models, openPage, scoreOf, test } from "./support/test";

const middle = { x: 80, y: 40, width: 120, height: 200, pen: 22 };
const bars = [0, 1 / 3, 2 / 3, 1].map(
	(y) =>
		[
			[0, y],
			[1, y],
		] as const,
);
const seen = "As the models see it";

test("the drawing of the start says that it gives way, does so to the first stroke, and comes back by Undo", async ({
	page,
}) => {
	await openPage(page);
	const hint = page.getByText("An example. Draw to start afresh.");
	await expect(hint).toBeVisible();
	const first = await readSettledPicture(page, seen);
	await drawByMouse(page, written[3], middle);
	await expect(hint).toBeHidden();
	const three = await readSettledPicture(page, seen);
	await page.keyboard.press("Control+z");
	await expect(hint).toBeVisible();
	expect(await readSettledPicture(page, seen)).toEqual(first);
	await clearPad(page);
	await drawByMouse(page, written[3], middle);
	expect(await readSettledPicture(page, seen)).toEqual(three);
});

test("clear empties the pad and says so, and undo brings the drawing back", async ({ page }) => {
	await openPage(page);
	const before = await scoreOf(page, "Vanilla");
	await clearPad(page);
	for (const model of models) {
		await expect(cardOf(page, model)).toContainText("Nothing drawn yet. Draw a digit, or pick one.");
	}
	await expect(page.getByRole("button", { name: "Clear" })).toBeDisabled();
	await page.getByRole("button", { name: "Undo" }).click();
	await expect.poll(() => scoreOf(page, "Vanilla")).toBe(before);
});

test("Ctrl+Z takes back one stroke at a time", async ({ page }) => {
	await openPage(page);
	await clearPad(page);
	await drawByMouse(page, written[5].slice(0, 1), middle);
	await expect.poll(async () => inkOf(await readPicture(page, seen))).toBeGreaterThan(10);
	const first = await readSettledPicture(page, seen);
	await drawByMouse(page, written[5].slice(1), middle);
	await expect.poll(async () => await readPicture(page, seen)).not.toEqual(first);
	await page.keyboard.press("Control+z");
	await expect.poll(async () => await readPicture(page, seen)).toEqual(first);
	await page.keyboard.press("Control+z");
	await expect(page.getByText("Draw a digit here")).toBeVisible();
});

test("a single dot is a drawing too", async ({ page }) => {
	await openPage(page);
	await clearPad(page);
	await padOf(page).click({ position: { x: 100, y: 100 } });
	await expect.poll(async () => inkOf(await readPicture(page, seen))).toBeGreaterThan(1);
	for (const model of models) await expectScore(page, model);
});

test("results follow while the pen is still down", async ({ page }) => {
	await openPage(page);
	await clearPad(page);
	await padOf(page).scrollIntoViewIfNeeded();
	const box = await padOf(page).boundingBox();
	if (!box) throw new Error("no pad");
	await page.mouse.move(box.x + 80, box.y + 60);
	await page.mouse.down();
	await page.mouse.move(box.x + 190, box.y + 60, { steps: 10 });
	await page.mouse.move(box.x + 120, box.y + 230, { steps: 10 });
	await expectScore(page, "Vanilla");
	await page.mouse.up();
});

test("at most one drawing is being computed, and the newest one always is in the end", async ({ page }) => {
	await page.addInitScript(() => {
		const seen = { most: 0, asked: 0 };
		/** Counts the drawings that are under way; it hears an answer before the page does. */
		class CountingWorker extends Worker {
			readonly open = new Set<number>();
			constructor(url: URL, options?: WorkerOptions) {
				super(url, options);
				this.addEventListener("message", ({ data }) => this.open.delete(data.id));
			}
			override postMessage(message: { id: number; body: { type: string } }, options?: object): void {
				if (message.body.type === "reconstruct") {
					this.open.add(message.id);
					seen.asked++;
					seen.most = Math.max(seen.most, this.open.size);
				}
				super.postMessage(message, options as StructuredSerializeOptions);
			}
		}
		Object.assign(window, { seen, Worker: CountingWorker });
	});
	await openPage(page);
	await clearPad(page);
	await drawByMouse(page, written[8], middle);
	const drawn = await readSettledPicture(page, seen);
	await page.getByRole("button", { name: "Clear" }).click();
	await page.getByRole("button", { name: "Undo" }).click();
	expect(await readSettledPicture(page, seen)).toEqual(drawn);
	const counts = await page.evaluate(() => (window as unknown as { seen: { most: number; asked: number } }).seen);
	expect(counts.most).toBe(1);
	expect(counts.asked).toBeGreaterThan(5);
});

test("a test digit is picked, goes in as it is, and gives way to a new drawing", async ({ page }) => {
	await openPage(page);
	const seven = page.getByRole("button", { name: "Test digit 7" });
	await seven.click();
	await expect(seven).toHaveAttribute("aria-pressed", "true");
	await expect(page.getByText("One of 1,000 test digits, labelled 7. It goes in as it is.")).toBeVisible();
	await drawByMouse(page, written[3], middle);
	await expect(seven).toHaveAttribute("aria-pressed", "false");
	await page.getByRole("button", { name: "Clear" }).click();
	await expect(page.getByText("Draw a digit here")).toBeVisible();
});

test("a test digit that is picked again changes nothing, not even what Undo takes back", async ({ page }) => {
	await openPage(page);
	const seven = page.getByRole("button", { name: "Test digit 7" });
	for (let time = 0; time < 3; time++) await seven.click();
	await page.getByRole("button", { name: "Undo" }).click();
	await expect(seven).toHaveAttribute("aria-pressed", "false");
});

test("other test digits are offered", async ({ page }) => {
	await openPage(page);
	const four = page.getByRole("button", { name: "Test digit 4" });
	await four.click();
	const first = await scoreOf(page, "Vanilla");
	await page.getByRole("button", { name: "Ten others" }).click();
	await expect(four).toHaveAttribute("aria-pressed", "false");
	await four.click();
	await expect.poll(() => scoreOf(page, "Vanilla")).not.toBe(first);
});

test("arrow keys draw while Space holds the pen down", async ({ page }) => {
	await openPage(page);
	await clearPad(page);
	await padOf(page).focus();
	for (const key of ["ArrowLeft", "ArrowRight"]) await page.keyboard.press(key);
	await expect(page.getByText("Draw a digit here")).toBeVisible();
	await page.keyboard.press("Space");
	await expect(page.getByRole("status").filter({ hasText: "Pen down" })).toBeAttached();
	for (let step = 0; step < 12; step++) await page.keyboard.press("ArrowDown");
	await page.keyboard.press("Space");
	await expect.poll(async () => inkOf(await readPicture(page, seen))).toBeGreaterThan(15);
	const drawn = await readSettledPicture(page, seen);
	for (let step = 0; step < 8; step++) await page.keyboard.press("ArrowRight");
	expect(await readSettledPicture(page, seen)).toEqual(drawn);
});

test("an undo lifts the pen of the keyboard", async ({ page }) => {
	await openPage(page);
	await clearPad(page);
	await padOf(page).focus();
	await page.keyboard.press("Space");
	await page.keyboard.press("ArrowDown");
	await page.keyboard.press("Control+z");
	await expect(page.getByText("Draw a digit here")).toBeVisible();
	await expect(page.getByRole("status").filter({ hasText: "Pen up" })).toBeAttached();
	await page.keyboard.press("Space");
	await expect(page.getByText("Draw a digit here")).toBeHidden();
});

test("Undo and Clear keep the focus when there is nothing left for them to do", async ({ page }) => {
	await openPage(page);
	for (const name of ["Clear", "Undo"]) {
		const button = page.getByRole("button", { name });
		await button.focus();
		await page.keyboard.press("Enter");
		if (name === "Clear") await expect(button).toBeDisabled();
		await expect(button).toBeFocused();
	}
	await expect(page.getByRole("button", { name: "Undo" })).toBeDisabled();
});

test("a score beyond the scale fills it, and its text tells the number", async ({ page }) => {
	await openPage(page);
	await clearPad(page);
	// Four bars, which are no digit.
	await drawByMouse(page, bars, { x: 20, y: 20, width: 240, height: 240, pen: 34 });
	const meter = cardOf(page, "Variational").getByRole("meter");
	await expect(meter).toHaveAttribute("aria-valuenow", "0.4");
	await expect(meter).toHaveAttribute("aria-valuemax", "0.4");
	await expect(meter).toHaveAttribute("aria-valuetext", /^(0\.[4-9]|[1-9])\d* nats per pixel, floor \d+\.\d{4}$/);
});

test("the result of a drawing by keyboard is told, however soon the pen is lifted", async ({ page }) => {
	await openPage(page);
	await clearPad(page);
	await padOf(page).focus();
	await page.keyboard.press("Space");
	for (let step = 0; step < 12; step++) await page.keyboard.press("ArrowDown");
	await page.waitForTimeout(500); // the result stands, but is not told yet
	await page.keyboard.press("Space");
	const region = page.getByRole("status");
	await expect(region.filter({ hasText: "Pen up" })).toBeAttached();
	await expect(region.filter({ hasText: "Reconstructed." })).toBeAttached();
});

test("a screen reader hears the scores once the hand rests", async ({ page }) => {
	await openPage(page);
	await page.getByRole("button", { name: "Test digit 0" }).click();
	const region = page.getByRole("status").filter({ hasText: "Reconstructed." });
	await expect(region).toHaveText(/Vanilla \d\.\d{3}, Convolutional \d\.\d{3}, Variational \d\.\d{3}\.$/);
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
	await expect.poll(async () => inkOf(await readPicture(page, seen))).toBeGreaterThan(15);
	expect(await page.evaluate(() => scrollY)).toBe(before);
});
