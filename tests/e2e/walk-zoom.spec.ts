/** How near the map of the latent space is shown: zoomed by button, by two fingers and by a touchpad. */

import type { Page } from "@playwright/test";
import { bringToMiddle } from "./support/drawing";
import { readSettledPicture } from "./support/pixels";
import { expect, test } from "./support/test";
import { touchOf } from "./support/touch";
import { decoded, mapOf, openWalk, placeOf } from "./support/walk";

/** What of the map is shown along an axis, as its numbers have it: of the first two, where they stand. */
async function rangeOf(page: Page, axis: "x" | "y"): Promise<{ from: number; side: number }> {
	const marks = mapOf(page).locator(".map-axes text:not(.map-axis-name)");
	const all = await marks.evaluateAll((texts) =>
		texts.map((text) => ({
			axis: text.classList.contains("map-axis-y") ? "y" : "x",
			at: [text.getAttribute("x"), text.getAttribute("y")].map((share) => Number.parseFloat(share ?? "") / 100),
			value: Number(text.textContent?.replace("−", "-")),
		})),
	);
	const [first, second] = all.filter((mark) => mark.axis === axis).slice(0, 2);
	if (!first || !second) throw new Error("an axis without numbers");
	const place = ({ at: [x = 0, y = 0] }: typeof first) => (axis === "x" ? x : 1 - y);
	const side = (second.value - first.value) / (place(second) - place(first));
	return { from: first.value - place(first) * side, side };
}

/** What lies on the map at a share of its width from the left, and of its height from the top. */
async function under(page: Page, u: number, v: number): Promise<[number, number]> {
	const [x, y] = [await rangeOf(page, "x"), await rangeOf(page, "y")];
	return [x.from + u * x.side, y.from + (1 - v) * y.side];
}

/** Where the page stands, and how near the browser shows it. */
function standOf(page: Page): Promise<{ scrolled: number; scale: number | undefined }> {
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

test("zooming keeps the point where it is, and the map can be emptied of digits and of pictures", async ({ page }) => {
	await openWalk(page, "?z=1_-1");
	await page.getByRole("button", { name: "Zoom in" }).click();
	await page.getByRole("button", { name: "Zoom in" }).click();
	await expect.poll(() => placeOf(page)).toEqual([1, -1]);
	await page.getByRole("checkbox", { name: "1,000 test digits" }).uncheck();
	await page.getByRole("checkbox", { name: "What decodes where" }).uncheck();
	await expect(page).toHaveURL(/manifold=0/);
	await expect(page).toHaveURL(/digits=0/);
	await page.getByRole("button", { name: "Reset", exact: true }).click();
});

test("two fingers zoom the map, which goes along with them, and neither scroll nor zoom the page", {
	tag: "@phone",
}, async ({ page }) => {
	await openWalk(page, "?z=1_-1");
	await bringToMiddle(mapOf(page));
	const before = await standOf(page);
	expect((await rangeOf(page, "x")).side).toBeCloseTo(7, 2);
	await spreadFingers(page);
	await expect.poll(async () => (await rangeOf(page, "x")).side).toBeCloseTo(7 / 3, 2);
	expect((await rangeOf(page, "y")).side).toBeCloseTo(7 / 3, 2);
	const [x, y] = await under(page, 0.5, 0.4); // where the middle of the fingers has come to
	expect(x).toBeCloseTo(0, 2);
	expect(y).toBeCloseTo(0, 2);
	await expect(page).toHaveURL(/region=/);
	expect(await standOf(page)).toEqual(before);
});

test("two fingers leave the point where it is", { tag: "@phone" }, async ({ page }) => {
	await openWalk(page, "?z=1_-1");
	await spreadFingers(page);
	await expect.poll(async () => (await rangeOf(page, "x")).side).toBeLessThan(3);
	expect(await placeOf(page)).toEqual([1, -1]);
});

for (const model of ["variational-2", "variational-16"]) {
	test(`two fingers leave the code of the drawing as it is: ${model}`, { tag: "@phone" }, async ({ page }) => {
		await openWalk(page, `?model=${model}`);
		await expect(page.getByText("Decoded from your drawing’s code")).toBeAttached();
		const before = await readSettledPicture(page, decoded);
		await spreadFingers(page);
		await expect(page).toHaveURL(/region=/);
		await expect(page.getByText("Decoded from your drawing’s code")).toBeAttached();
		expect(await readSettledPicture(page, decoded)).toEqual(before);
		await expect(page).not.toHaveURL(/[?&]z=/);
	});
}

test("a link brings the whole world back, and the nearest look at it", async ({ page }) => {
	await openWalk(page, "?z=1_-1");
	for (const [name, side] of [
		["Zoom out", 12],
		["Zoom in", 0.4],
	] as const) {
		const button = page.getByRole("button", { name });
		for (let press = 0; press < 10; press++) await button.click();
		const marks = await mapOf(page).locator(".map-axes text:not(.map-axis-name, .map-axis-y)").allTextContents();
		expect(new Set(marks).size, "no number stands twice").toBe(marks.length);
		await expect(page).toHaveURL(new RegExp(`region=[^&]*_${side}(&|$)`));
		await page.reload();
		await expect(page.getByText("Part of this link could not be read")).toHaveCount(0);
		await expect.poll(async () => (await rangeOf(page, "x")).side).toBeCloseTo(side, 1);
	}
});

test("a pinch on a touchpad zooms the map around the mouse, and the plain wheel scrolls the page", {
	tag: "@desktop",
}, async ({ page }) => {
	await openWalk(page, "?z=1_-1");
	const at = await pointsOn(page);
	const before = await standOf(page);
	const pointed = await under(page, 0.3, 0.6);
	const isTaken = page.evaluate(
		() => new Promise((tell) => addEventListener("wheel", (event) => tell(event.defaultPrevented), { once: true })),
	);
	await page.mouse.move(...at(0.3, 0.6));
	await page.keyboard.down("Control"); // as the browser tells of a pinch
	await page.mouse.wheel(0, -50);
	expect(await isTaken, "the browser zooms the page else").toBe(true);
	await expect.poll(async () => (await rangeOf(page, "x")).side).toBeCloseTo(7 / Math.exp(0.5), 2);
	for (const [axis, value] of (await under(page, 0.3, 0.6)).entries()) expect(value).toBeCloseTo(pointed[axis] ?? 0, 2);
	await page.mouse.wheel(0, 25);
	await expect.poll(async () => (await rangeOf(page, "x")).side).toBeCloseTo(7 / Math.exp(0.25), 2);
	await page.keyboard.up("Control");
	expect(await standOf(page)).toEqual(before);
	const shown = await rangeOf(page, "x");
	await page.mouse.wheel(0, 120);
	await expect.poll(async () => (await standOf(page)).scrolled).toBe(before.scrolled + 120);
	expect(await rangeOf(page, "x")).toEqual(shown);
	expect(await placeOf(page)).toEqual([1, -1]);
});
