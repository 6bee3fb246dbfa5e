import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expectNoViolations } from "./support/axe";
import { clearPad, drawByMouse, written } from "./support/drawing";
import { inEveryDress } from "./support/dresses";
import { readPicture, readSettledPicture } from "./support/pixels";
import { expect, test } from "./support/test";
import { expectNoSidewaysScroll } from "./support/widths";

const SIDE = 28;
const answers = [
	"Median filter",
	"Denoising vanilla",
	"Denoising convolutional",
	"Vanilla",
	"Convolutional",
	"Variational (16)",
] as const;

function figureOf(page: Page, name: string) {
	return page.getByRole("figure", { name, exact: true });
}

/** Waits until the noisy picture and every answer have both their figures. */
async function expectFigures(page: Page): Promise<void> {
	for (const name of ["Noisy", ...answers]) {
		await expect(figureOf(page, name)).toHaveText(/PSNR.*(\d+\.\d\d|∞) dB.*SSIM.*\d\.\d{3}/);
	}
}

async function openDenoise(page: Page, query = ""): Promise<void> {
	await page.goto(`./#/denoise${query}`);
	await expectFigures(page);
}

async function choose(page: Page, kind: string): Promise<void> {
	await page.getByRole("radio", { name: kind }).check({ force: true });
}

async function psnrOf(page: Page, name: string): Promise<number> {
	return Number(/([\d.]+) dB/.exec(await figureOf(page, name).innerText())?.[1]);
}

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

for (const [kind, level, most] of [
	["Gaussian", "Strength σ", "1"],
	["Salt-and-pepper", "Pixels hit", "60"],
	["Patch", "Side", "20"],
	["Scribble", "Length", "120"],
] as const) {
	test(`${kind}: the noisy picture differs from the clean one, and more noise spoils more`, async ({ page }) => {
		await openDenoise(page);
		await choose(page, kind);
		const slider = page.getByRole("slider", { name: level });
		const usual = await readSettledPicture(page, "Noisy");
		expect(usual).not.toEqual(await readPicture(page, "Clean"));
		const before = await psnrOf(page, "Noisy");
		await slider.fill(most);
		await expect.poll(() => psnrOf(page, "Noisy")).toBeLessThan(before);
		await expectFigures(page);
		await page.getByRole("button", { name: `Reset: ${level}` }).click();
		await expect.poll(() => readPicture(page, "Noisy")).toEqual(usual);
	});
}

test("without noise the noisy picture is a perfect copy: ∞ dB, and nobody does better", async ({ page }) => {
	await openDenoise(page);
	await page.getByRole("slider", { name: "Strength σ" }).fill("0");
	await expect(figureOf(page, "Noisy")).toHaveText(/Best: ∞ dB.*Best: 1\.000/);
	await expect(page.getByRole("slider", { name: "Strength σ" })).toHaveAttribute("aria-valuetext", "0.00");
	expect(await readPicture(page, "Noisy")).toEqual(await readPicture(page, "Clean"));
	await expect(figureOf(page, "Denoising convolutional")).not.toContainText("Best:");
});

test("on Gaussian noise the denoising convolutional model beats the noisy picture and the median filter", async ({
	page,
}) => {
	await openDenoise(page);
	const [noisy, median, model] = [
		await psnrOf(page, "Noisy"),
		await psnrOf(page, "Median filter"),
		await psnrOf(page, "Denoising convolutional"),
	];
	expect(median).toBeGreaterThan(noisy);
	expect(model).toBeGreaterThan(median);
	await expect(figureOf(page, "Denoising convolutional")).toContainText("Best:");
	await expect(page.getByRole("status").filter({ hasText: "Best PSNR: Denoising convolutional" })).toBeAttached();
});

test("a link brings the same noise again, and a new seed brings another", async ({ page }) => {
	await openDenoise(page);
	await choose(page, "Salt-and-pepper");
	await page.getByRole("slider", { name: "Pixels hit" }).fill("40");
	await page.getByRole("spinbutton", { name: "Seed" }).fill("77");
	await expect(page).toHaveURL(/#\/denoise\?kind=salt_and_pepper&share=40&seed=77$/);
	const first = await readSettledPicture(page, "Noisy");
	const link = page.url();
	await page.goto("about:blank");
	await page.goto(link);
	await expectFigures(page);
	expect(await readSettledPicture(page, "Noisy")).toEqual(first);
	await page.getByRole("button", { name: "New seed" }).click();
	await expect.poll(() => readPicture(page, "Noisy")).not.toEqual(first);
	await expect(page.getByRole("spinbutton", { name: "Seed" })).not.toHaveValue("77");
});

test("what a link says is kept while the view is still on its way", async ({ page }) => {
	await page.route("**/assets/Denoise-*.js", async (route) => {
		await new Promise((resolve) => setTimeout(resolve, 1500));
		await route.continue();
	});
	await openDenoise(page, "?kind=scribble&length=90");
	await expect(page.getByRole("radio", { name: "Scribble" })).toBeChecked();
	await expect(page.getByRole("slider", { name: "Length" })).toHaveValue("90");
});

test("the patch follows the mouse from where it was grasped, and stops at the edge", async ({ page }) => {
	await openDenoise(page, "?kind=mask");
	await expect(page.getByRole("spinbutton", { name: "Seed" })).toBeHidden(); // chance has no part in it
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
});

test("the patch jumps to where the picture is touched beside it", async ({ page }) => {
	await openDenoise(page, "?kind=mask&side=6");
	await page.mouse.click(...(await pointsOn(page))(24.2, 5.1));
	await expect(page).toHaveURL(/left=21&top=2$/);
});

test("a finger moves the patch, and the page does not scroll under it", { tag: "@phone" }, async ({ page }) => {
	await openDenoise(page, "?kind=mask");
	const at = await pointsOn(page);
	const before = await page.evaluate(() => scrollY);
	const session = await page.context().newCDPSession(page);
	const touch = (type: "touchStart" | "touchMove" | "touchEnd", point?: [number, number]) =>
		session.send("Input.dispatchTouchEvent", { type, touchPoints: point ? [{ x: point[0], y: point[1] }] : [] });
	await touch("touchStart", at(14, 14));
	for (const y of [12, 10, 8]) await touch("touchMove", at(14, y));
	await touch("touchEnd");
	await expect(page).toHaveURL(/top=3$/);
	expect(isWiped(await readSettledPicture(page, "Noisy"), 9, 3, 10)).toBe(true);
	expect(await page.evaluate(() => scrollY)).toBe(before);
});

test("the arrow keys move the patch, with Shift faster, and a screen reader hears where it is", async ({ page }) => {
	await openDenoise(page, "?kind=mask");
	await patchOf(page).focus();
	await page.keyboard.press("ArrowRight");
	await page.keyboard.press("Shift+ArrowUp");
	await expect(page.getByRole("status").filter({ hasText: "Column 11, row 6" })).toBeAttached();
	await expect(page).toHaveURL(/left=10&top=5$/);
	expect(isWiped(await readSettledPicture(page, "Noisy"), 10, 5, 10)).toBe(true);
	for (let step = 0; step < 4; step++) await page.keyboard.press("Shift+ArrowLeft");
	await expect(page).toHaveURL(/left=0&top=5$/);
});

test("a patch that grows at the edge stays inside", async ({ page }) => {
	await openDenoise(page, "?kind=mask&left=18&top=18");
	await page.getByRole("slider", { name: "Side" }).fill("20");
	await expect.poll(async () => isWiped(await readPicture(page, "Noisy"), 8, 8, 20)).toBe(true);
});

test("an empty drawing gets a plain sentence, and the next one is answered", async ({ page }) => {
	await openDenoise(page);
	await clearPad(page);
	await expect(page.getByText("Nothing drawn yet. Draw a digit, or pick one.")).toBeVisible();
	await expect(figureOf(page, "Denoising convolutional")).not.toContainText("dB");
	await expect(page.getByText("NaN")).toHaveCount(0);
	await drawByMouse(page, written[3], { x: 80, y: 40, width: 120, height: 200, pen: 22 });
	await expectFigures(page);
});

test("a picked test digit is spoilt and mended, and the models see it clean", async ({ page }) => {
	await openDenoise(page);
	const before = await readSettledPicture(page, "Noisy");
	await page.getByRole("button", { name: "Test digit 7" }).click();
	await expect.poll(() => readPicture(page, "Noisy")).not.toEqual(before);
	await expectFigures(page);
	expect(await readSettledPicture(page, "As the models see it")).toEqual(await readPicture(page, "Clean"));
	await expect(page).toHaveURL(/drawing=digit\.\d+$/);
});

test("every picture can be saved", async ({ page }) => {
	await openDenoise(page);
	for (const [name, file] of [
		["Noisy", "noisy.png"],
		["Denoising convolutional", "denoised-denoising-convolutional.png"],
	]) {
		const download = page.waitForEvent("download");
		await page.getByRole("button", { name: `Save as PNG: ${name}`, exact: true }).click();
		expect((await download).suggestedFilename()).toBe(file);
	}
});

const rows = [
	["Nothing done", "noisy"],
	["Median filter", "median"],
	["Vanilla", "vanilla"],
	["Convolutional", "convolutional"],
	["Variational (2)", "variational-2"],
	["Variational (16)", "variational-16"],
	["Denoising vanilla", "denoising-vanilla"],
	["Denoising convolutional", "denoising-convolutional"],
] as const;
const columns = ["gaussian", "salt_and_pepper", "patch", "scribble"] as const;
type Cell = { psnr: number; ssim: number };
const native: Record<string, Record<string, Cell>> = JSON.parse(
	readFileSync(join(__dirname, "../cases/denoising.json"), "utf8"),
);

function trialsOf(page: Page) {
	return page.getByRole("region", { name: "Who does best on which noise" });
}

test("the table on 200 test digits fills when it is reached, and agrees with the native figures", async ({ page }) => {
	await openDenoise(page);
	const trials = trialsOf(page);
	await trials.scrollIntoViewIfNeeded();
	await expect(trials).toContainText("The table is complete.", { timeout: 45_000 });
	await expect(page.getByRole("status").filter({ hasText: "The table is complete." })).toBeAttached();
	for (const [name, method] of rows) {
		const cells = trials.getByRole("row").filter({ has: page.getByRole("rowheader", { name, exact: true }) });
		for (const [at, column] of columns.entries()) {
			const text = await cells.getByRole("cell").nth(at).innerText();
			const [psnr, ssim] = (text.match(/\d+\.\d+/g) ?? []).map(Number);
			const expected = native[column]?.[method];
			expect(Math.abs((psnr ?? Number.NaN) - (expected?.psnr ?? 0)), `${method} on ${column}`).toBeLessThan(0.02);
			expect(Math.abs((ssim ?? Number.NaN) - (expected?.ssim ?? 0)), `${method} on ${column}`).toBeLessThan(0.002);
		}
	}
});

test("the table marks the best of each column, and says in a sentence who it is", async ({ page }) => {
	await openDenoise(page);
	const trials = trialsOf(page);
	await trials.scrollIntoViewIfNeeded();
	await expect(trials).toContainText("The table is complete.", { timeout: 45_000 });
	await expect(trials.getByText("Best:", { exact: true })).toHaveCount(2 * columns.length);
	await expect(trials.getByRole("definition").first()).toHaveText(
		/^Denoising convolutional is best by both measures: 18\.79\sdB, SSIM\s0\.812\.$/,
	);
	await expect(trials.getByRole("definition").last()).toHaveText(/Denoising vanilla, .*Nothing done, 0\.780/);
	await expect(trials).toContainText("No model was trained on scribbles.");
	// What is computed stays for the visit.
	await page.getByRole("link", { name: "Reconstruct" }).click();
	await page.getByRole("link", { name: "Denoise" }).click();
	await expect(trials).toContainText("The table is complete.");
});

test("the table waits until it is near", { tag: "@phone" }, async ({ page }) => {
	await openDenoise(page);
	await page.waitForTimeout(500);
	await expect(trialsOf(page)).toContainText("0 of 6,400");
});

test("terms are explained where they stand", async ({ page }) => {
	await openDenoise(page);
	for (const [term, words] of [
		["Gaussian noise, σ", "standard deviation"],
		["PSNR", "decibels"],
		["SSIM", "small windows"],
		["Median filter", "3 × 3"],
	] as const) {
		await page.getByRole("button", { name: `Explain: ${term}` }).click();
		await expect(page.getByRole("note").filter({ visible: true })).toContainText(words);
		await page.keyboard.press("Escape");
	}
});

test("nothing scrolls sideways, from 320 to 1,920 pixels", { tag: "@desktop" }, async ({ page }) => {
	await openDenoise(page);
	await trialsOf(page).scrollIntoViewIfNeeded();
	await expect(trialsOf(page)).toContainText("The table is complete.", { timeout: 45_000 });
	for (const language of ["简体中文", "English"]) {
		await page.getByRole("radio", { name: language }).check({ force: true });
		await expectNoSidewaysScroll(page);
	}
});

inEveryDress(() => {
	test("axe finds nothing", async ({ page }) => {
		await page.goto("./#/denoise?kind=mask");
		await expect(page.getByRole("figure").filter({ hasText: /\d dB/ })).toHaveCount(7);
		await page.getByRole("table").scrollIntoViewIfNeeded();
		await expectNoViolations(page);
		await page.getByRole("radio", { name: /^(Gaussian|高斯)$/ }).check({ force: true });
		await expect(page.getByRole("table").getByText("18.79")).toBeVisible({ timeout: 45_000 });
		await expectNoViolations(page);
		await page.getByRole("button", { name: /^(Clear|清空)$/ }).click();
		await expectNoViolations(page);
	});
});

test.describe("when something fails", () => {
	test.use({ expectErrors: true });

	test("a model file that is missing is told in its place, the others work, and trying again helps", async ({
		page,
	}) => {
		const file = "**/models/denoising-vanilla.safetensors";
		await page.route(file, (route) => route.fulfill({ status: 404 }));
		await page.goto("./#/denoise");
		const place = figureOf(page, "Denoising vanilla");
		const notice = place.getByRole("alert");
		await expect(notice).toContainText("The denoising vanilla model could not be loaded.");
		await expect(notice).toContainText("Its file did not arrive.");
		await expect(figureOf(page, "Denoising convolutional")).toContainText("dB");
		const row = trialsOf(page).getByRole("row").filter({ hasText: "Denoising vanilla" });
		await trialsOf(page).scrollIntoViewIfNeeded();
		await expect(row.getByRole("cell")).toHaveText(Array.from(columns, () => "not loaded"));
		await expect(trialsOf(page)).toContainText("The table is complete.", { timeout: 45_000 });
		await page.unroute(file);
		await notice.getByRole("button", { name: "Try again" }).press("Enter");
		await expect(place).toBeFocused();
		await expectFigures(page);
		await trialsOf(page).scrollIntoViewIfNeeded();
		await expect(row.getByRole("cell").first()).toContainText("18.38", { timeout: 45_000 });
	});

	test("after the worker has died and was started again, everything is answered as before", async ({ page }) => {
		await openDenoise(page);
		const before = await readSettledPicture(page, "Denoising convolutional");
		await page.workers()[0]?.evaluate(() => {
			setTimeout(() => {
				throw new Error("broken on purpose");
			});
		});
		const notice = page.getByRole("alert").filter({ hasText: "The models have stopped working." });
		await notice.getByRole("button", { name: "Try again" }).click();
		await expect(notice).toBeHidden();
		await page.getByRole("slider", { name: "Strength σ" }).fill("0.7");
		await expect.poll(() => readPicture(page, "Denoising convolutional")).not.toEqual(before);
		await trialsOf(page).scrollIntoViewIfNeeded();
		await expect(trialsOf(page)).toContainText("The table is complete.", { timeout: 45_000 });
	});
});
