/** The map of the latent space: a point of it, moved by hand or by keyboard, is decoded. */

import { classify } from "./support/classifier";
import { readSettledPicture } from "./support/pixels";
import { expect, type Page, test } from "./support/test";
import { decoded, expectPlaceAt, mapOf, openWalk, placeOf } from "./support/walk";

/** A finger does the same in `walk-zoom.spec.ts`. */
async function dragPoint(page: Page): Promise<void> {
	const map = mapOf(page);
	await map.scrollIntoViewIfNeeded();
	const box = await map.boundingBox();
	if (!box) throw new Error("no map");
	// The zeros lie at the top of this map, the ones at the lower left.
	const at = (u: number, v: number) => [box.x + u * box.width, box.y + v * box.height] as const;
	await page.mouse.move(...at(0.3, 0.5));
	await page.mouse.down();
	await page.mouse.move(...at(0.5, 0.08), { steps: 6 });
	expect(classify(await readSettledPicture(page, decoded))).toBe(0);
	await page.mouse.move(...at(0.25, 0.8), { steps: 6 });
	expect(classify(await readSettledPicture(page, decoded))).toBe(1);
	await page.mouse.up();
	await expectPlaceAt(page, 0.25, 0.8);
}

async function pressKeys(page: Page): Promise<void> {
	await mapOf(page).focus();
	await page.keyboard.press("ArrowRight");
	await page.keyboard.press("ArrowUp");
	await expect.poll(() => placeOf(page)).toEqual([0.14, 0.14]);
	await page.keyboard.press("Shift+ArrowLeft");
	await expect.poll(async () => (await placeOf(page))[0]).toBeCloseTo(0.11, 2);
	await page.keyboard.press("+");
	await page.keyboard.press("+");
	await page.keyboard.press("ArrowRight");
	await expect.poll(async () => (await placeOf(page))[0]).toBeCloseTo(0.11 + 0.14 / 2.25, 1);
	await expect(page).toHaveURL(/region=/);
	await page.keyboard.press("0");
	await expect(page.getByRole("button", { name: "Reset", exact: true })).toBeDisabled();
}

test("a point of the map is moved by mouse and by keys, and the map shows what is wanted", { tag: "@long" }, async ({
	page,
}) => {
	await openWalk(page);
	await test.step("a point dragged over the map decodes where it goes", () => dragPoint(page));
	await test.step("one class only", async () => {
		const threes = page.getByRole("button", { name: "Only the 3s" });
		await threes.click();
		await expect(threes).toHaveAttribute("aria-pressed", "true");
		await expect(page).toHaveURL(/class=3/);
		await threes.click();
		await expect(threes).toHaveAttribute("aria-pressed", "false");
	});
	await test.step("no digits and no pictures, and a link keeps it so", async () => {
		await page.getByRole("checkbox", { name: "1,000 test digits" }).uncheck();
		await page.getByRole("checkbox", { name: "What decodes where" }).uncheck();
		await expect(page).toHaveURL(/manifold=0/);
		await expect(page).toHaveURL(/digits=0/);
		await page.reload();
		await expect(page.getByRole("checkbox", { name: "1,000 test digits" })).not.toBeChecked();
		await expect(page.getByRole("checkbox", { name: "What decodes where" })).not.toBeChecked();
	});
	await test.step("arrow keys move the point, with Shift in fine steps; plus, minus and 0 zoom", async () => {
		await openWalk(page, "?z=0_0");
		await pressKeys(page);
	});
	await test.step("it says what its line and its ring are, and has neither where the interpolation is left out", async () => {
		const [line, said] = [mapOf(page).locator("polyline"), page.getByText(/^Dashed line: .*; ring: /)];
		for (const part of [line, said]) await expect(part).toHaveCount(1);
		await page.goto("#/walk?hide=path");
		await expect(page.getByRole("slider", { name: "Step", exact: true })).toHaveCount(0);
		for (const part of [line, said]) await expect(part).toHaveCount(0);
	});
});
