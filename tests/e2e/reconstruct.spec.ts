/** Reconstruct: the cards side by side or one of them large, their pixels read one by one, and what is inside a model. */

import type { Page } from "@playwright/test";
import { clearPad, drawByMouse, middle, written } from "./support/drawing";
import { expectIdle, expectSignedColours, readPicture, readSettledPicture } from "./support/pixels";
import { cardOf, expect, expectScore, type ModelName, models, openPage, test } from "./support/test";
import { replaceWorker } from "./support/worker";

const SIDE = 28;

async function choose(page: Page, name: string): Promise<void> {
	await page.getByRole("radio", { name, exact: true }).check({ force: true });
}

function readerOf(page: Page, model: ModelName) {
	return page.getByRole("application", { name: `${model}: read a pixel` });
}

/** The middle of that pixel of the picture on the screen; rows and columns count from 1. */
async function pixelOn(page: Page, picture: string, row: number, column: number): Promise<[number, number]> {
	const image = page.getByRole("img", { name: picture, exact: true });
	await image.scrollIntoViewIfNeeded();
	const box = await image.boundingBox();
	if (!box) throw new Error("the picture is not on the screen");
	return [box.x + ((column - 0.5) * box.width) / SIDE, box.y + ((row - 0.5) * box.height) / SIDE];
}

/** What a card has to say of this pixel, off its own pictures. */
async function readingOf(page: Page, model: ModelName, row: number, column: number): Promise<RegExp> {
	const at = (row - 1) * SIDE + column - 1;
	const [input = 0, output = 0] = await Promise.all(
		["Input", "Reconstruction"].map(async (name) => (await readPicture(page, `${model}: ${name}`))[at] ?? 0),
	);
	// The pictures have 232 levels, the text two decimals.
	const near = (value: number) => [-0.01, 0, 0.01].map((by) => (value + by).toFixed(2).replace("-", "−")).join("|");
	return new RegExp(
		`Row ${row}, column ${column}.*input (${near(input)}), output (${near(output)}).*error [+−]?\\d\\.\\d\\d`,
	);
}

/** The mouse reads a pixel on every card, nothing moves for it, and an empty drawing has none. */
async function readByMouse(page: Page): Promise<void> {
	const scores = page.getByRole("meter", { name: "Cross-entropy" });
	const before = await scores.last().boundingBox();
	for (const picture of ["Vanilla: Input", "Convolutional: Error", "Variational: Reconstruction"]) {
		await page.mouse.move(...(await pixelOn(page, picture, 12, 14)));
		for (const model of models) await expect(cardOf(page, model)).toContainText(await readingOf(page, model, 12, 14));
	}
	expect(await scores.last().boundingBox()).toEqual(before);
	await page.mouse.move(5, 5);
	await expect(page.getByText("Row 12, column 14")).toHaveCount(0);
	await clearPad(page);
	await page.mouse.move(...(await pixelOn(page, "Vanilla: Input", 12, 14)));
	await expectIdle(page);
	await expect(page.getByText("Row 12, column 14")).toHaveCount(0);
}

async function readByKeys(page: Page): Promise<void> {
	await page.getByRole("button", { name: "Save as PNG: Convolutional: Reconstruction" }).focus();
	await page.keyboard.press("Tab");
	await expect(readerOf(page, "Convolutional")).toBeFocused();
	const start = /Row (\d+), column (\d+)/.exec(await cardOf(page, "Convolutional").innerText());
	const [row, column] = [Number(start?.[1]), Number(start?.[2])];
	await page.keyboard.press("Shift+ArrowUp");
	await page.keyboard.press("ArrowRight");
	await expect(cardOf(page, "Convolutional")).toContainText(
		await readingOf(page, "Convolutional", row - 4, column + 1),
	);
	await expect(
		page.getByRole("status").filter({ hasText: `Convolutional: Row ${row - 4}, column ${column + 1}: input` }),
	).toBeAttached();
	for (let step = 0; step < 8; step++) await page.keyboard.press("Shift+ArrowLeft");
	await expect(cardOf(page, "Vanilla")).toContainText(`Row ${row - 4}, column 1`);
	await page.keyboard.press("Escape");
	await expect(cardOf(page, "Vanilla")).not.toContainText(`Row ${row - 4}`);
}

async function savePictures(page: Page): Promise<void> {
	for (const [name, file] of [
		["Vanilla: Input", "input.png"],
		["Vanilla: Reconstruction", "vanilla-reconstruction.png"],
		["Variational: Error", "variational-16-error.png"],
	]) {
		const download = page.waitForEvent("download");
		await page.getByRole("button", { name: `Save as PNG: ${name}`, exact: true }).click();
		expect((await download).suggestedFilename()).toBe(file);
	}
}

/** One model alone and large, which a link keeps so, and the three side by side again. */
async function enlarge(page: Page): Promise<void> {
	const widthOf = async () => (await page.getByRole("img", { name: "Convolutional: Input" }).boundingBox())?.width ?? 0;
	const before = await widthOf();
	const switches = page.getByRole("group", { name: /^(Layout|Model)$/ });
	await expect(switches).toHaveCount(1);
	await choose(page, "One enlarged");
	await expect(switches).toHaveCount(2);
	await expectScore(page, "Vanilla");
	await choose(page, "Convolutional, large");
	await expect(page.getByRole("article")).toHaveCount(1);
	await expectScore(page, "Convolutional");
	expect(await widthOf()).toBeGreaterThan(1.4 * before);
	await expect(page.getByRole("meter")).toBeInViewport();
	await expect(page).toHaveURL(/#\/reconstruct\?layout=convolutional$/);
	await page.reload();
	await expect(page.getByRole("article")).toHaveCount(1);
	await choose(page, "Side by side");
	await expect(page.getByRole("article")).toHaveCount(3);
	await expect(switches).toHaveCount(1);
}

test("the cards: a pixel read by keys and by mouse, pictures saved, one model alone and large", async ({ page }) => {
	await openPage(page);
	await expect(page.getByRole("status").filter({ hasText: "Reconstructed." })).toBeAttached();
	await test.step("one model can be shown alone and large, and a link keeps it so", () => enlarge(page));
	await test.step("input, reconstruction and error of a card can be saved", () => savePictures(page));
	await test.step("errors are in the colours of their legend", () => expectSignedColours(page, "Vanilla: Error"));
	await test.step("the arrow keys read pixel by pixel, and a screen reader hears what they read", () =>
		readByKeys(page));
	await test.step("the mouse reads a pixel on every card, and an empty drawing has none", () => readByMouse(page));
});

test("a finger reads a pixel, and the reading stays when it is lifted", { tag: "@phone" }, async ({ page }) => {
	await openPage(page);
	await page.touchscreen.tap(...(await pixelOn(page, "Vanilla: Reconstruction", 10, 20)));
	await expect(cardOf(page, "Vanilla")).toContainText(await readingOf(page, "Vanilla", 10, 20));
	const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
	expect(overflow).toBeLessThanOrEqual(0);
});

function insideOf(page: Page) {
	return page.getByRole("region", { name: "Peek inside" });
}

/** Every stage with its shape, as the models' configurations have them. */
const stages: Record<ModelName, [name: string, shape: string][]> = {
	Vanilla: [
		["Input", "28 × 28"],
		["What units look for", "784 × 128"],
		["Dense layer: the latent code", "128"],
		["What units paint", "128 × 784"],
		["All of them added up", "784"],
		["Reconstruction", "784"],
	],
	Convolutional: [
		["Input", "28 × 28"],
		["Filters", "3 × 3 × 1 × 32"],
		["Convolution 1", "28 × 28 × 32"],
		["Pooling 1", "14 × 14 × 32"],
		["Convolution 2", "14 × 14 × 64"],
		["Pooling 2: the latent code", "7 × 7 × 64"],
		["Up-sampling, convolution 3", "14 × 14 × 64"],
		["Up-sampling, convolution 4", "28 × 28 × 32"],
		["Convolution 5", "28 × 28 × 1"],
		["Reconstruction", "28 × 28 × 1"],
	],
	Variational: [
		["Input", "28 × 28"],
		["What units look for", "784 × 256"],
		["Dense layer", "256"],
		["Mean and uncertainty", "16 + 16"],
		["Dense layer", "256"],
		["What units paint", "256 × 784"],
		["All of them added up", "784"],
		["Reconstruction", "784"],
	],
};

async function expectStages(page: Page, model: ModelName): Promise<void> {
	await insideOf(page).getByRole("radio", { name: model, exact: true }).check({ force: true });
	const listed = insideOf(page).getByRole("listitem");
	await expect(listed).toHaveCount(stages[model].length);
	await expect(listed.getByRole("heading")).toHaveText(stages[model].map(([name]) => name));
	for (const [at, [name, shape]] of stages[model].entries()) {
		await expect(listed.nth(at).getByText(shape, { exact: true })).toBeVisible();
		await expect(listed.nth(at).getByRole("img", { name: `Inside: ${name}, ${shape}` })).toBeVisible();
		await expect(listed.nth(at)).toContainText(/\.$/);
	}
	const last = `Inside: ${stages[model].at(-1)?.join(", ")}`;
	expect(await readSettledPicture(page, last)).toEqual(await readPicture(page, `${model}: Reconstruction`));
}

test("the inside: every stage of each model, what follows the drawing, and the model shown alone", {
	tag: "@long",
}, async ({ page }) => {
	await openPage(page);
	const peek = page.getByRole("button", { name: "Peek inside" });
	await peek.press("Enter");
	await test.step("it follows the drawing", async () => {
		const picture = "Inside: Convolution 1, 28 × 28 × 32";
		await expect(page.getByRole("img", { name: picture })).toBeVisible();
		const before = await readSettledPicture(page, picture);
		await expect(page).toHaveURL(/inside=convolutional$/);
		await drawByMouse(page, written[3], middle);
		expect(await readSettledPicture(page, picture)).not.toEqual(before);
	});
	for (const model of models) {
		await test.step(`${model}: every stage has its shape, a sentence and a picture`, () => expectStages(page, model));
	}
	await test.step("weights and logits are in the colours of their legend", async () => {
		for (const name of ["What units look for, 784 × 256", "All of them added up, 784"])
			await expectSignedColours(page, `Inside: ${name}`);
	});
	await test.step("it disappears when it is closed", async () => {
		await clearPad(page);
		await expect(insideOf(page)).toContainText("Nothing drawn yet.");
		await peek.click();
		await expect(insideOf(page).getByRole("listitem")).toHaveCount(0);
		await expect(peek).toHaveAttribute("aria-expanded", "false");
	});
	await test.step("it follows the model shown alone", async () => {
		await page.goto("./#/reconstruct?layout=vanilla&inside=vanilla");
		await expect(insideOf(page).getByRole("listitem")).toHaveCount(6);
		await choose(page, "Variational, large");
		await expect(insideOf(page).getByText("16 + 16")).toBeVisible();
		await choose(page, "2-D");
		await expect(insideOf(page).getByText("2 + 2")).toBeVisible();
	});
});

test.describe("when something fails", () => {
	test.use({ expectErrors: true });

	test("the inside comes back with another worker", async ({ page }) => {
		await page.goto("./#/reconstruct?inside=vanilla");
		const picture = "Inside: All of them added up, 784";
		await expect(insideOf(page).getByRole("listitem")).toHaveCount(6);
		const before = await readSettledPicture(page, picture);
		await replaceWorker(page);
		await expect(insideOf(page).getByRole("listitem")).toHaveCount(6);
		await page.getByRole("button", { name: "Test digit 7" }).click();
		expect(await readSettledPicture(page, picture)).not.toEqual(before);
	});
});
