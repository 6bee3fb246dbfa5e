/** The patch that wipes a part of the noisy picture: moved by mouse, by finger and by keyboard. */

import type { Page } from "@playwright/test";
import { openDenoise } from "./support/denoise";
import { listen, said } from "./support/heard";
import { readSettledPicture } from "./support/pixels";
import { expect, test } from "./support/test";
import { touchOf } from "./support/touch";

const SIDE = 28;

/** Whether all pixels of this square are paper. */
function isWiped(picture: Float64Array, left: number, top: number, size: number): boolean {
	const rows = Array.from({ length: size }, (_, row) => (top + row) * SIDE + left);
	return rows.every((at) => picture.subarray(at, at + size).every((value) => value === 0));
}

function patchOf(page: Page) {
	return page.getByRole("application", { name: "Patch on the noisy picture" });
}

/** A point on the noisy picture, in its own pixels, as a point on the screen. */
async function pointsOn(page: Page): Promise<(x: number, y: number) => [number, number]> {
	await patchOf(page).scrollIntoViewIfNeeded();
	const box = await patchOf(page).boundingBox();
	if (!box) throw new Error("the patch is not on the screen");
	return (x, y) => [box.x + (x * box.width) / SIDE, box.y + (y * box.height) / SIDE];
}

/** It moves from key to key, with Shift faster, and its place is announced. */
async function moveByKeys(page: Page): Promise<void> {
	await patchOf(page).focus();
	await page.keyboard.press("ArrowRight");
	await page.keyboard.press("Shift+ArrowUp");
	await said(page, "Column 11, row 6");
	await expect(page).toHaveURL(/left=10&top=5$/);
	expect(isWiped(await readSettledPicture(page, "Noisy"), 10, 5, 10)).toBe(true);
	for (let step = 0; step < 4; step++) await page.keyboard.press("Shift+ArrowLeft");
	await expect(page).toHaveURL(/left=0&top=5$/);
}

/** It follows the mouse from where it was grasped, stops at the edge, and jumps to a click. */
async function moveByMouse(page: Page): Promise<void> {
	const at = await pointsOn(page);
	await page.mouse.move(...at(11, 12));
	await page.mouse.down();
	await page.mouse.move(...at(14, 7), { steps: 4 });
	await page.mouse.up();
	await expect(page).toHaveURL(/left=12&top=4$/);
	expect(isWiped(await readSettledPicture(page, "Noisy"), 12, 4, 10)).toBe(true);
	await page.mouse.move(...at(13, 5));
	await page.mouse.down();
	await page.mouse.move(...at(27, 27), { steps: 4 });
	await page.mouse.move(...at(60, 60), { steps: 4 });
	await page.mouse.up();
	await expect(page).toHaveURL(/left=18&top=18$/);
	// Once it is let go, it stays.
	await page.mouse.move(...at(3, 3), { steps: 4 });
	expect(isWiped(await readSettledPicture(page, "Noisy"), 18, 18, 10)).toBe(true);

	await page.getByRole("slider", { name: "Side" }).fill("20");
	expect(isWiped(await readSettledPicture(page, "Noisy"), 8, 8, 20), "one that grows stays inside").toBe(true);
	await page.getByRole("slider", { name: "Side" }).fill("6");
	await page.mouse.click(...at(24.2, 5.1));
	await expect(page).toHaveURL(/left=21&top=2$/);
}

test("the patch follows arrow keys and the mouse", async ({ page }) => {
	await listen(page);
	await openDenoise(page, "?kind=mask");
	await expect(page.getByRole("spinbutton", { name: "Seed" })).toBeHidden(); // chance has no part in it
	await test.step("the arrow keys move it, with Shift faster, and its place is announced", () => moveByKeys(page));
	await page.goto("./#/denoise?kind=mask&left=9&top=9");
	await test.step("it follows the mouse, stops at the edge, and jumps to a click", () => moveByMouse(page));
});

test("a finger moves the patch, and the page does not scroll under it", { tag: "@phone" }, async ({ page }) => {
	await openDenoise(page, "?kind=mask");
	const at = await pointsOn(page);
	const before = await page.evaluate(() => scrollY);
	const touch = await touchOf(page);
	await touch("touchStart", at(14, 14));
	for (const y of [12, 10, 8]) await touch("touchMove", at(14, y));
	await touch("touchEnd");
	await expect(page).toHaveURL(/top=3$/);
	expect(isWiped(await readSettledPicture(page, "Noisy"), 9, 3, 10)).toBe(true);
	expect(await page.evaluate(() => scrollY)).toBe(before);
});
