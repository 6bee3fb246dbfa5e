import { readFile } from "node:fs/promises";
import type { Locator, Page } from "@playwright/test";
import { expectNoViolations } from "./support/axe";
import { classify } from "./support/classifier";
import { clearPad, drawByMouse, written } from "./support/drawing";
import { inEveryDress } from "./support/dresses";
import { inkOf, readPicture, readSettledPicture } from "./support/pixels";
import { expect, test } from "./support/test";

const decoded = "Decoded digit";

function mapOf(page: Page): Locator {
	return page.getByRole("application", { name: /^Map of the/ });
}

function sliderOf(page: Page, name: string): Locator {
	return page.getByRole("slider", { name, exact: true });
}

/** Opens the view, and waits for the map and the walk to be there. */
async function openWalk(page: Page, state = ""): Promise<void> {
	await page.goto(`#/walk${state}`);
	await expect(mapOf(page)).toHaveAccessibleName(/ at −?\d\.\d\d, −?\d\.\d\d$/);
	await expect(page.getByRole("img", { name: /this step, decoded$/ })).toHaveCount(2);
	await expect.poll(async () => inkOf(await readPicture(page, decoded))).toBeGreaterThan(5);
}

async function placeOf(page: Page): Promise<[number, number]> {
	const name = (await mapOf(page).getAttribute("aria-label")) ?? "";
	const [x = Number.NaN, y = Number.NaN] =
		name
			.replaceAll("−", "-")
			.match(/-?\d\.\d\d/g)
			?.map(Number) ?? [];
	return [x, y];
}

test("the walk starts at the code of the drawing, and a slider changes the digit", async ({ page }) => {
	await openWalk(page, "?model=variational-16");
	expect(classify(await readSettledPicture(page, decoded))).toBe(5);
	await expect(page.getByRole("slider", { name: /^z[₀-₉]+$/ })).toHaveCount(16);
	const before = await readSettledPicture(page, decoded);
	const first = page.getByRole("slider", { name: /^z[₀-₉]+$/ }).first();
	await first.fill("3.5");
	await expect.poll(() => readPicture(page, decoded)).not.toEqual(before);
	await page.getByRole("button", { name: "To my drawing" }).click();
	await expect.poll(() => readPicture(page, decoded)).toEqual(before);
});

test("the sliders stand in the order of how much their number tells", async ({ page }) => {
	await openWalk(page, "?model=variational-16");
	const shares = await page
		.getByRole("img", { name: /^KL \d+\.\d\d nats$/ })
		.evaluateAll((bars) => bars.map((bar) => Number(bar.getAttribute("aria-label")?.split(" ")[1])));
	expect(shares).toHaveLength(16);
	expect(shares).toEqual([...shares].sort((a, b) => b - a));
	// What the shipped model's KL adds up to, on average over all 10,000 test digits, is 23.64 nats.
	expect(shares.reduce((sum, share) => sum + share, 0)).toBeGreaterThan(22.5);
	expect(shares.reduce((sum, share) => sum + share, 0)).toBeLessThan(24.8);
});

test("every slider has its own reset, and all go to the middle at once", async ({ page }) => {
	await openWalk(page);
	await sliderOf(page, "z₁").fill("2");
	await sliderOf(page, "z₂").fill("-1.5");
	await page.getByRole("button", { name: "Reset: z₁" }).click();
	await expect(sliderOf(page, "z₁")).toHaveValue("0");
	await expect(sliderOf(page, "z₂")).toHaveValue("-1.5");
	await page.getByRole("button", { name: "To the middle" }).click();
	await expect(sliderOf(page, "z₂")).toHaveValue("0");
	await expect.poll(() => placeOf(page)).toEqual([0, 0]);
});

test("a point dragged over the map decodes where it goes", async ({ page, hasTouch }) => {
	await openWalk(page);
	const map = mapOf(page);
	await map.scrollIntoViewIfNeeded();
	const box = await map.boundingBox();
	if (!box) throw new Error("no map");
	// The zeros lie at the top of this map, the ones at the lower left.
	const at = (u: number, v: number) => [box.x + u * box.width, box.y + v * box.height] as const;
	if (hasTouch) {
		await page.touchscreen.tap(...at(0.5, 0.08));
	} else {
		await page.mouse.move(...at(0.3, 0.5));
		await page.mouse.down();
		await page.mouse.move(...at(0.5, 0.08), { steps: 6 });
	}
	await expect.poll(async () => classify(await readPicture(page, decoded))).toBe(0);
	if (hasTouch) await page.touchscreen.tap(...at(0.25, 0.8));
	else await page.mouse.move(...at(0.25, 0.8), { steps: 6 });
	await expect.poll(async () => classify(await readPicture(page, decoded))).toBe(1);
	const [x, y] = await placeOf(page);
	expect(x).toBeCloseTo(-3.5 + 0.25 * 7, 1);
	expect(y).toBeCloseTo(3.5 - 0.8 * 7, 1);
	await expect(sliderOf(page, "z₁")).toHaveAttribute("aria-valuetext", x.toFixed(2).replace("-", "−"));
});

test("arrow keys move the point, with Shift in fine steps; plus, minus and 0 zoom", async ({ page }) => {
	await openWalk(page, "?z=0_0");
	await mapOf(page).focus();
	await page.keyboard.press("ArrowRight");
	await page.keyboard.press("ArrowUp");
	await expect.poll(() => placeOf(page)).toEqual([0.14, 0.14]);
	await page.keyboard.press("Shift+ArrowLeft");
	await expect.poll(async () => (await placeOf(page))[0]).toBeCloseTo(0.11, 2);
	await page.keyboard.press("+");
	await page.keyboard.press("+");
	await page.keyboard.press("ArrowRight");
	expect((await placeOf(page))[0]).toBeCloseTo(0.11 + 0.14 / 2.25, 1);
	await expect(page).toHaveURL(/region=/);
	await page.keyboard.press("0");
	await expect(page.getByRole("button", { name: "Reset", exact: true })).toBeDisabled();
});

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

test("one class can be made to stand out", async ({ page }) => {
	await openWalk(page);
	const threes = page.getByRole("button", { name: "Only the 3s" });
	await threes.click();
	await expect(threes).toHaveAttribute("aria-pressed", "true");
	await expect(page).toHaveURL(/class=3/);
	await threes.click();
	await expect(threes).toHaveAttribute("aria-pressed", "false");
});

test("sixteen numbers are shown on a map of their principal components, and a point of it decodes", async ({
	page,
}) => {
	await openWalk(page, "?model=variational-16");
	await expect(mapOf(page)).toHaveAccessibleName(/16-dimensional latent space, projected/);
	const before = await readSettledPicture(page, decoded);
	await mapOf(page).focus();
	for (let press = 0; press < 10; press++) await page.keyboard.press("ArrowRight");
	await expect.poll(() => readPicture(page, decoded)).not.toEqual(before);
});

test("the walk leads from one digit to the other, step by step, for both models", async ({ page }) => {
	await openWalk(page, "?model=variational-16&from=mean.0&to=mean.1");
	for (const model of ["Variational", "Vanilla"]) {
		expect(classify(await readSettledPicture(page, `${model}: this step, decoded`)), model).toBe(0);
	}
	const step = sliderOf(page, "Step");
	await expect(step).toHaveAttribute("aria-valuetext", "0 of 60");
	await page.getByRole("button", { name: "One step forward" }).click();
	await page.getByRole("button", { name: "One step forward" }).click();
	await page.getByRole("button", { name: "One step back" }).click();
	await expect(step).toHaveAttribute("aria-valuetext", "1 of 60");
	await step.fill("60");
	await expect.poll(async () => classify(await readPicture(page, "Variational: this step, decoded"))).toBe(1);
});

test("the walk plays to its end, pauses on demand, and starts again", async ({ page }) => {
	await openWalk(page);
	await sliderOf(page, "Speed").fill("60");
	await page.getByRole("button", { name: "Play" }).click();
	await expect(page.getByRole("button", { name: "Pause" })).toBeVisible();
	await expect.poll(async () => Number(await sliderOf(page, "Step").inputValue())).toBeGreaterThan(5);
	await page.getByRole("button", { name: "Pause" }).click();
	const paused = await sliderOf(page, "Step").inputValue();
	await page.waitForTimeout(200);
	expect(await sliderOf(page, "Step").inputValue()).toBe(paused);
	await page.getByRole("button", { name: "Play" }).click();
	await expect(sliderOf(page, "Step")).toHaveValue("60");
	await expect(page.getByRole("button", { name: "Play" })).toBeVisible();
});

test.describe("where motion is not wanted", () => {
	test.use({ contextOptions: { reducedMotion: "reduce" } });

	test("the walk is a show of stills", async ({ page }) => {
		await openWalk(page);
		await page.getByRole("button", { name: "Play" }).click();
		await expect.poll(async () => Number(await sliderOf(page, "Step").inputValue())).toBeGreaterThan(0);
		await page.getByRole("button", { name: "Pause" }).click();
		expect(Number(await sliderOf(page, "Step").inputValue()) % 10).toBe(0);
	});
});

test("linear and spherical ways differ in the middle and agree at the ends", async ({ page }) => {
	await openWalk(page, "?model=variational-16&step=30");
	const name = "Variational: this step, decoded";
	const straight = await readSettledPicture(page, name);
	await page.getByRole("radio", { name: "Spherical" }).check({ force: true });
	await expect.poll(() => readPicture(page, name)).not.toEqual(straight);
	await sliderOf(page, "Step").fill("60");
	const end = await readSettledPicture(page, name);
	await page.getByRole("radio", { name: "Linear" }).check({ force: true });
	await expect.poll(() => readSettledPicture(page, name)).toEqual(end);
});

test("the walk may start from one's own drawing, and an empty one is told", async ({ page }) => {
	await openWalk(page, "?model=variational-16&from=drawing");
	expect(classify(await readSettledPicture(page, "Variational: this step, decoded"))).toBe(5);
	await page.goto("#/walk?model=variational-16&from=drawing&drawing=");
	await expect(page.getByText("Nothing to decode yet: one of the places is an empty drawing").first()).toBeVisible();
});

test("a digit drawn or picked in this view becomes the place where one stands", async ({ page }) => {
	await openWalk(page, "?model=variational-16");
	await page.getByText("Draw or pick another digit").click();
	await page.getByRole("button", { name: "Test digit 7" }).click();
	await expect.poll(async () => classify(await readPicture(page, decoded))).toBe(7);
	await clearPad(page);
	await drawByMouse(page, written[8], { x: 80, y: 40, width: 120, height: 200, pen: 22 });
	await expect.poll(async () => classify(await readPicture(page, decoded))).toBe(8);
});

test("arithmetic takes what sets two codes apart and gives it to a third", async ({ page }) => {
	await openWalk(page, "?model=variational-16");
	await page.getByRole("combobox", { name: "A", exact: true }).selectOption({ label: "Mean of all 3s" });
	await page.getByRole("combobox", { name: "B", exact: true }).selectOption({ label: "Mean of all 3s" });
	await page.getByRole("combobox", { name: "C", exact: true }).selectOption({ label: "Mean of all 7s" });
	for (const model of ["Variational", "Vanilla"]) {
		await expect.poll(async () => classify(await readPicture(page, `${model}: A − B + C`)), model).toBe(7);
	}
	await page.getByRole("button", { name: "Go to this code on the map" }).click();
	await expect.poll(async () => classify(await readPicture(page, decoded))).toBe(7);
});

test("a link leads to the same place, walk and sum", async ({ page }) => {
	await openWalk(page, "?model=variational-16&step=12&from=mean.4&to=digit.7&spherical=1&a=mean.9&class=4");
	await sliderOf(page, "z₃").fill("2.25");
	await expect(page).toHaveURL(/z=/);
	const before = await readSettledPicture(page, decoded);
	const url = page.url();
	await page.goto("about:blank");
	await page.goto(url);
	await expect(sliderOf(page, "z₃")).toHaveValue("2.25");
	await expect(sliderOf(page, "Step")).toHaveAttribute("aria-valuetext", "12 of 60");
	await expect(page.getByRole("combobox", { name: "From" })).toHaveValue("mean.4");
	await expect(page.getByRole("combobox", { name: "A", exact: true })).toHaveValue("mean.9");
	await expect(page.getByRole("radio", { name: "Spherical" })).toBeChecked();
	// The code stands in the address to two decimals.
	const after = await readSettledPicture(page, decoded);
	expect(Math.max(...after.map((value, at) => Math.abs(value - (before[at] ?? 0))))).toBeLessThan(0.05);
});

test("the walk is saved as a film and as a picture", async ({ page }) => {
	await openWalk(page);
	const film = page.waitForEvent("download");
	await page.getByRole("button", { name: "Film as GIF" }).click();
	const gif = await readFile(await (await film).path());
	expect((await film).suggestedFilename()).toBe("walk.gif");
	expect(gif.subarray(0, 6).toString("latin1")).toBe("GIF89a");
	expect(gif.toString("latin1").split("\x21\xf9\x04").length - 1).toBe(120); // one block a frame: there and back
	const picture = page.waitForEvent("download");
	await page.getByRole("button", { name: "Stills as PNG" }).click();
	const png = await readFile(await (await picture).path());
	expect(png.subarray(1, 4).toString("latin1")).toBe("PNG");
});

test("a screen reader hears where one is once the hand rests", async ({ page }) => {
	await openWalk(page);
	await sliderOf(page, "z₁").fill("1.5");
	await expect(page.getByRole("status")).toHaveText(/^Decoded: z₁ = 1\.50, z₂ = /);
});

test.describe("with a broken worker", () => {
	test.use({ expectErrors: true });

	test("a worker that dies is told, and trying again brings the map and the walk back", async ({ page }) => {
		await openWalk(page);
		await page.workers()[0]?.evaluate(() => {
			setTimeout(() => {
				throw new Error("broken on purpose");
			});
		});
		const notice = page.getByRole("alert").filter({ hasText: "The models have stopped working." });
		await notice.getByRole("button", { name: "Try again" }).click();
		await expect(notice).toBeHidden();
		const before = await readSettledPicture(page, decoded);
		await sliderOf(page, "z₁").fill("-3");
		await expect.poll(() => readPicture(page, decoded)).not.toEqual(before);
	});
});

inEveryDress(() => {
	test("axe finds nothing in the walk", async ({ page }) => {
		await page.goto("#/walk?model=variational-16");
		await expect(page.getByRole("slider", { name: /^z/ })).toHaveCount(16);
		await expect(page.getByRole("img", { name: /A − B \+ C/ })).toHaveCount(2);
		await expectNoViolations(page);
	});
});
