/** The map of the latent space, zoomed by button, by two fingers and by a touchpad. */

import type { Page } from "@playwright/test";
import { classify } from "./support/classifier";
import { bringToMiddle } from "./support/drawing";
import { readSettledPicture } from "./support/pixels";
import { expect, test } from "./support/test";
import { touchOf } from "./support/touch";
import { decoded, expectPlaceAt, mapOf, openWalk, placeOf } from "./support/walk";

/** How much of the map is shown along an axis, from the place and the value of its first two numbers. */
async function rangeOf(page: Page, axis: "x" | "y"): Promise<{ from: number; side: number }> {
	const [first, second] = await mapOf(page)
		.locator("text")
		.evaluateAll(
			(texts, axis) =>
				texts
					.map((text) => ({
						axis: text.getAttribute("y") === "98%" ? "x" : "y",
						at: Number.parseFloat(text.getAttribute(axis) ?? "") / 100,
						value: Number(text.textContent?.replace("−", "-")),
					}))
					.filter((mark) => mark.axis === axis && !Number.isNaN(mark.value)),
			axis,
		);
	if (!first || !second) throw new Error("an axis without numbers");
	const place = (at: number) => (axis === "x" ? at : 1 - at);
	const side = (second.value - first.value) / (place(second.at) - place(first.at));
	return { from: first.value - place(first.at) * side, side };
}

/** What lies on the map at a share of its width from the left, and of its height from the top. */
async function under(page: Page, u: number, v: number): Promise<[number, number]> {
	const [x, y] = [await rangeOf(page, "x"), await rangeOf(page, "y")];
	return [x.from + u * x.side, y.from + (1 - v) * y.side];
}

/** How far the page is scrolled, and how far the browser has zoomed into it. */
function scrollAndScaleOf(page: Page): Promise<{ scrolled: number; scale: number | undefined }> {
	return page.evaluate(() => ({ scrolled: scrollY, scale: visualViewport?.scale }));
}

async function pointsOn(page: Page): Promise<(u: number, v: number) => [number, number]> {
	await bringToMiddle(mapOf(page));
	const box = await mapOf(page).boundingBox();
	if (!box) throw new Error("no map");
	return (u, v) => [box.x + u * box.width, box.y + v * box.height];
}

/** Two fingers land one after the other, go apart and upwards, and leave. */
async function spreadFingers(page: Page): Promise<void> {
	const [at, touch] = [await pointsOn(page), await touchOf(page)];
	await touch("touchStart", at(0.4, 0.5));
	await touch("touchStart", at(0.4, 0.5), at(0.6, 0.5));
	for (const part of [0.25, 0.5, 0.75, 1]) {
		await touch("touchMove", at(0.4 - 0.2 * part, 0.5 - 0.1 * part), at(0.6 + 0.2 * part, 0.5 - 0.1 * part));
	}
	await touch("touchEnd");
}

async function pinchOnTouchpad(page: Page): Promise<void> {
	const at = await pointsOn(page);
	const before = await scrollAndScaleOf(page);
	const pointed = await under(page, 0.3, 0.6);
	const isTaken = page.evaluate(
		() =>
			new Promise((resolve) => addEventListener("wheel", (event) => resolve(event.defaultPrevented), { once: true })),
	);
	await page.mouse.move(...at(0.3, 0.6));
	await page.keyboard.down("Control"); // as the browser reports a pinch
	await page.mouse.wheel(0, -50);
	expect(await isTaken, "the browser zooms the page else").toBe(true);
	await expect.poll(async () => (await rangeOf(page, "x")).side).toBeCloseTo(7 / Math.exp(0.5), 2);
	for (const [axis, value] of (await under(page, 0.3, 0.6)).entries()) expect(value).toBeCloseTo(pointed[axis] ?? 0, 2);
	await page.mouse.wheel(0, 25);
	await expect.poll(async () => (await rangeOf(page, "x")).side).toBeCloseTo(7 / Math.exp(0.25), 2);
	await page.keyboard.up("Control");
	expect(await scrollAndScaleOf(page)).toEqual(before);
	const shown = await rangeOf(page, "x");
	await page.mouse.wheel(0, 120);
	await expect.poll(async () => (await scrollAndScaleOf(page)).scrolled).toBe(before.scrolled + 120);
	expect(await rangeOf(page, "x")).toEqual(shown);
	expect(await placeOf(page)).toEqual([1, -1]);
}

test("zooming keeps the point where it is, and a link brings back the widest and the nearest view", {
	tag: "@long",
}, async ({ page }) => {
	await openWalk(page, "?z=1_-1");
	await test.step("a pinch on a touchpad zooms around the mouse, and the plain wheel scrolls the page", () =>
		pinchOnTouchpad(page));
	for (const [name, side] of [
		["Zoom out", 12],
		["Zoom in", 0.4],
	] as const) {
		await test.step(name, async () => {
			const button = page.getByRole("button", { name });
			for (let press = 0; press < 10; press++) await button.click();
			await expect(page).toHaveURL(new RegExp(`region=[^&]*_${side}(&|$)`));
			expect(await placeOf(page)).toEqual([1, -1]);
			await page.reload();
			await expect(mapOf(page)).toBeVisible();
			await expect.poll(async () => (await rangeOf(page, "x")).side).toBeCloseTo(side, 1);
			await expect(page.getByText("Part of this link could not be read")).toHaveCount(0);
		});
	}
});

test("a finger moves the point, and two zoom the map but neither the page nor the point", { tag: "@phone" }, async ({
	page,
}) => {
	await openWalk(page, "?z=1_-1");
	await test.step("two fingers zoom the map and move it along", async () => {
		await bringToMiddle(mapOf(page));
		const before = await scrollAndScaleOf(page);
		expect((await rangeOf(page, "x")).side).toBeCloseTo(7, 2);
		await spreadFingers(page);
		await expect.poll(async () => (await rangeOf(page, "x")).side).toBeCloseTo(7 / 3, 2);
		expect((await rangeOf(page, "y")).side).toBeCloseTo(7 / 3, 2);
		const [x, y] = await under(page, 0.5, 0.4); // where the middle of the fingers has come to
		expect(x).toBeCloseTo(0, 2);
		expect(y).toBeCloseTo(0, 2);
		await expect(page).toHaveURL(/region=/);
		expect(await placeOf(page)).toEqual([1, -1]);
		expect(await scrollAndScaleOf(page)).toEqual(before);
	});
	for (const model of ["variational-2", "variational-16"]) {
		await test.step(`two fingers leave the drawing’s code of ${model} as it is`, async () => {
			await openWalk(page, `?model=${model}`);
			await expect(page.getByText("Its reconstruction", { exact: true })).toBeAttached();
			const before = await readSettledPicture(page, decoded);
			await spreadFingers(page);
			await expect(page).toHaveURL(/region=/);
			await expect(page.getByText("Its reconstruction", { exact: true })).toBeAttached();
			expect(await readSettledPicture(page, decoded)).toEqual(before);
			await expect(page).not.toHaveURL(/[?&]z=/);
		});
	}
	await test.step("a tap decodes where it is", async () => {
		await openWalk(page);
		const at = await pointsOn(page);
		// The zeros lie at the top of this map, the ones at the lower left.
		await page.touchscreen.tap(...at(0.5, 0.08));
		expect(classify(await readSettledPicture(page, decoded))).toBe(0);
		await page.touchscreen.tap(...at(0.25, 0.8));
		expect(classify(await readSettledPicture(page, decoded))).toBe(1);
		await expectPlaceAt(page, 0.25, 0.8);
	});
});
