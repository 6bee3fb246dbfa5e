/** Peek inside: how one value of a layer is computed, found by mouse, keys and a finger. */

import type { Locator, Page } from "@playwright/test";
import { drawByMouse, middle, written } from "./support/drawing";
import { narrow } from "./support/modelFiles";
import { loadModels, openIn } from "./support/ownModels";
import { expectIdle } from "./support/pixels";
import { expect, test } from "./support/test";

const card = (page: Page) => page.getByRole("region", { name: "How this value is computed" });
const stageOf = (page: Page, name: string) => page.getByRole("application", { name: `${name}: choose a value` });

async function openInside(page: Page, model: string): Promise<void> {
	await page.goto(`./#/reconstruct?layout=all&inside=${model}`);
	await expect(page.getByRole("application", { name: /choose a value/ }).first()).toBeVisible();
	await expectIdle(page);
}

function toNumber(text: string): number {
	return Number(text.replace("−", "-").replace(/[(),]/g, ""));
}

/** The name of the chosen unit and its value. */
async function headOf(page: Page): Promise<{ unit: string; value: number }> {
	await expectIdle(page);
	const [, unit = "", value = ""] =
		/^(.*?)\s*(−?[\d,.]+)$/s.exec(await card(page).getByRole("heading").innerText()) ?? [];
	return { unit, value: toNumber(value) };
}

interface Line {
	label: string;
	/** what is multiplied */
	factors: number[];
	value: number;
}

async function linesOf(page: Page): Promise<Line[]> {
	const lines = card(page).locator("dl > div");
	const labels = await lines.locator("dt").allInnerTexts();
	const values = await lines.locator("dd").allInnerTexts();
	return labels.map((label, at) => {
		const [, before = "", value = ""] = /^(?:(.*)=)?(−?[\d.,]+)$/.exec((values[at] ?? "").replace(/\s/g, "")) ?? [];
		return { label, factors: before.split("×").map(toNumber), value: toNumber(value) };
	});
}

/** What is shown adds up, as far as its decimals tell, and leads to the value of the unit. */
async function expectToAddUp(page: Page): Promise<void> {
	const { value } = await headOf(page);
	const lines = await linesOf(page);
	expect(lines.at(-1)?.value).toBe(value);
	const sum = lines.findIndex(({ label }) => label === "sum");
	if (sum < 0) return; // a copy, a maximum or a sample
	const terms = lines.slice(0, sum);
	const added = terms.reduce((total, term) => total + term.value, 0);
	expect(Math.abs(added - (lines[sum]?.value ?? Number.NaN))).toBeLessThan(0.006 * (terms.length + 1));
	const shown = lines[sum]?.value ?? Number.NaN;
	if (lines[sum + 1]?.label.startsWith("ReLU")) expect(value).toBe(Math.max(0, shown));
	for (const { factors, value: product } of terms.filter(({ factors }) => factors.length === 2)) {
		const [x = 0, w = 0] = factors;
		expect(Math.abs(x * w - product)).toBeLessThan(0.006 * (1 + Math.abs(x) + Math.abs(w)));
	}
}

/** Points at a place of a picture, each from 0 to 1. */
async function pointAt(page: Page, stage: Locator, x: number, y: number): Promise<void> {
	await stage.scrollIntoViewIfNeeded();
	const box = await stage.boundingBox();
	if (!box) throw new Error("the picture is not on the screen");
	await page.mouse.move(box.x + x * box.width, box.y + y * box.height);
}

/** Points at a value of every layer: it is computed beside it, in view, and the numbers add up. */
async function expectEveryLayerToAddUp(page: Page): Promise<void> {
	const stages = page.getByRole("application", { name: /choose a value/ });
	for (const stage of await stages.all()) {
		await pointAt(page, stage, 0.37, 0.42);
		await expect(card(page)).toBeInViewport({ ratio: 0.99 });
		await expectToAddUp(page);
		const [own, other] = [await stage.boundingBox(), await card(page).boundingBox()];
		expect((own?.x ?? 0) + (own?.width ?? 0), "the card covers no picture").toBeLessThan(other?.x ?? 0);
	}
}

/** A click holds a value, another moves on, and it follows the drawing until it is closed. */
async function holdAValue(page: Page): Promise<void> {
	const pool = stageOf(page, "Pooling 2: the latent code");
	await pointAt(page, pool, 0.3, 0.3);
	const first = await headOf(page);
	await pointAt(page, pool, 0.564, 0.436);
	const second = await headOf(page);
	expect(second.unit).not.toBe(first.unit);
	await page.mouse.down();
	await page.mouse.up();
	await pointAt(page, pool, 0.3, 0.3);
	expect(await headOf(page)).toEqual(second);
	// A maximum is one of its four values, and that is marked.
	await expect(card(page).getByRole("img", { name: /^values: / })).toContainText(second.value.toFixed(2));

	await page.evaluate(() => scrollTo(0, 0));
	await drawByMouse(page, written[3], middle);
	await expect.poll(async () => (await headOf(page)).value).not.toBe(second.value);
	expect((await headOf(page)).unit).toBe(second.unit);
	await card(page).getByRole("button", { name: "Close" }).click();
	await expect(card(page)).toHaveCount(0);
}

/** The receptive field is outlined in the drawing, and grows from layer to layer. */
async function expectGrowingFields(page: Page): Promise<void> {
	for (const [stage, sees] of [
		["Convolution 1", "3 × 3"],
		["Pooling 1", "4 × 4"],
		["Convolution 2", "8 × 8"],
		["Pooling 2: the latent code", "10 × 10"],
		["Up-sampling, convolution 3", "14 × 14"],
	] as const) {
		await pointAt(page, stageOf(page, stage), 0.18, 0.18);
		await stageOf(page, stage).focus();
		// Away from the edges of its map, where a unit sees less.
		for (const key of ["ArrowRight", "ArrowDown", "ArrowRight", "ArrowDown", "ArrowRight", "ArrowDown"]) {
			await expectIdle(page);
			if ((await card(page).innerText()).includes(`It sees ${sees} pixels`)) break;
			await page.keyboard.press(key);
		}
		await expect(card(page)).toContainText(`It sees ${sees} pixels of the drawing.`);
		await page.keyboard.press("Escape");
	}
}

/** The arrow keys go from value to value, and Escape closes. */
async function goByKeys(page: Page): Promise<void> {
	await stageOf(page, "All of them added up").focus();
	await page.keyboard.press("ArrowLeft");
	const { unit } = await headOf(page);
	const [, row, column] = (/^row (\d+), column (\d+)$/.exec(unit) ?? []).map(Number);
	await page.keyboard.press("ArrowRight");
	expect((await headOf(page)).unit).toBe(`row ${row}, column ${(column ?? 0) + 1}`);
	await page.keyboard.press("Shift+ArrowUp");
	expect((await headOf(page)).unit).toBe(`row ${(row ?? 0) - 4}, column ${(column ?? 0) + 1}`);
	await expectToAddUp(page);
	const { value } = await headOf(page);
	await expect(page.getByText(`value ${value.toFixed(2).replace("-", "−")}`)).toHaveCount(1);
	await page.keyboard.press("Escape");
	await expect(card(page)).toHaveCount(0);
}

/** A sample: z = μ + σ·ε, for any ε. */
async function changeTheNoise(page: Page): Promise<void> {
	await pointAt(page, stageOf(page, "Mean and uncertainty"), 0.3, 0.9);
	await page.mouse.down();
	await page.mouse.up();
	await expectIdle(page);
	const [mean, , deviation] = (await linesOf(page)).map(({ value }) => value);
	expect((await headOf(page)).value).toBe(mean);
	await card(page).getByRole("slider", { name: "noise ε" }).fill("2");
	await expect.poll(async () => (await headOf(page)).value).toBeCloseTo((mean ?? 0) + 2 * (deviation ?? 0), 1);
}

test.describe("in a window of 1366 × 650", () => {
	test.use({ viewport: { width: 1366, height: 650 } });

	test("of dense layers and a sample a value of every layer is computed beside it", { tag: "@long" }, async ({
		page,
	}) => {
		await openInside(page, "vanilla");
		await test.step("the arrow keys go from value to value, and Escape closes", () => goByKeys(page));
		await test.step("vanilla: every layer adds up, in view", () => expectEveryLayerToAddUp(page));
		await openInside(page, "variational");
		await expect(stageOf(page, "Mean and uncertainty")).toBeVisible();
		await test.step("variational: every layer adds up, in view", () => expectEveryLayerToAddUp(page));
		await test.step("a sample: z = μ + σ·ε, for any ε", () => changeTheNoise(page));
	});

	test("of convolutions a value of every layer is computed beside it", { tag: "@long" }, async ({ page }) => {
		await openInside(page, "convolutional");
		await test.step("every layer adds up, in view", () => expectEveryLayerToAddUp(page));
		await test.step("the receptive field grows from layer to layer", () => expectGrowingFields(page));
		await test.step("a click holds a value, which follows the drawing until it is closed", () => holdAValue(page));
	});
});

test("a model of the visitor's own, of another size", async ({ page }) => {
	await loadModels(page, narrow(12, "Twelve units"));
	await openIn(page, "Reconstruct", "Twelve units");
	await expect(page.getByRole("meter")).toHaveCount(4); // what is below them moves until then
	await page.getByRole("button", { name: "Peek inside" }).click();
	await page.getByRole("radio", { name: "Twelve units", exact: true }).check({ force: true });
	await pointAt(page, stageOf(page, "Dense layer: the latent code"), 0.9, 0.9);
	await expectIdle(page);
	expect((await headOf(page)).unit).toBe("unit 12");
	await expectToAddUp(page);
	await pointAt(page, stageOf(page, "All of them added up"), 0.4, 0.4);
	await expectIdle(page);
	await expect(card(page)).toContainText("… 8 others");
	await expectToAddUp(page);
});

test.describe("on a phone", { tag: "@phone" }, () => {
	test("a tap shows below the picture how its value is computed, and buttons go to the next", async ({ page }) => {
		await openInside(page, "convolutional");
		const stage = stageOf(page, "Convolution 2");
		const box = await stage.boundingBox();
		await stage.tap({ position: { x: 0.4 * (box?.width ?? 0), y: 0.4 * (box?.height ?? 0) } });
		await expectToAddUp(page);
		for (const part of [stage, card(page)]) await expect(part).toBeInViewport({ ratio: 0.99 });
		const { unit } = await headOf(page);
		await card(page).getByRole("button", { name: "One to the right" }).tap();
		await expect.poll(async () => (await headOf(page)).unit).not.toBe(unit);
		await card(page).getByRole("button", { name: "One to the left" }).tap();
		await expect.poll(async () => (await headOf(page)).unit).toBe(unit);
		await card(page).getByRole("button", { name: "Close" }).tap();
		await expect(card(page)).toHaveCount(0);
	});
});
