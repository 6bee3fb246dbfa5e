/** How it works: an article whose figures respond to the drawing. */

import type { Page } from "@playwright/test";
import { expectNoEnglish, expectNoViolations, expectToFitEveryScreen } from "./support/accessibility";
import { clearPad, drawByMouse, middle, written } from "./support/drawing";
import { expectIdle, readPicture, readSettledPicture } from "./support/pixels";
import { expect, test } from "./support/test";
import { forEachThemeAndLocale } from "./support/themesAndLocales";

const samples = Array.from({ length: 8 }, (_, at) => `Sample ${at + 1}`);
/** A picture of every figure. */
const pictures = [
	"Variational, 2 numbers",
	"Variational, 16 numbers",
	"Vanilla, 128 numbers",
	"Convolutional, 3,136 numbers",
	"Map of filter 2",
	"The mean",
] as const;

async function openHow(page: Page, query = ""): Promise<void> {
	await page.goto(`./#/how${query}`);
	await expectFigures(page);
}

async function expectFigures(page: Page): Promise<void> {
	for (const name of [...pictures.slice(0, 4), "The mean"]) {
		await expect.poll(() => readInk(page, name)).toBeGreaterThan(5);
	}
	await expect(page.getByRole("img", { name: /^Map of filter/ })).toBeVisible();
}

/** Of an empty canvas NaN, which is greater than nothing. */
async function readInk(page: Page, name: string): Promise<number> {
	const picture = page.getByRole("img", { name, exact: true });
	if ((await picture.count()) === 0) return Number.NaN;
	return (await readPicture(page, name)).reduce((sum, value) => sum + value, 0);
}

function sectionOf(page: Page, name: string) {
	return page.getByRole("region", { name, exact: true });
}

/** The three models, each with formulas as MathML and a word on every symbol. */
async function expectArticle(page: Page): Promise<void> {
	for (const [name, formulas, symbol] of [
		["What an autoencoder is", 1, "the latent code"],
		["The vanilla autoencoder", 2, "the rectified linear unit"],
		["The convolutional autoencoder", 1, "its kernel"],
		["The variational autoencoder", 3, "the standard normal distribution"],
	] as const) {
		const section = sectionOf(page, name);
		await expect(section.getByRole("heading", { level: 2 })).toHaveText(name);
		await expect(section.getByRole("math")).toHaveCount(formulas);
		await expect(section.getByRole("definition").filter({ hasText: symbol })).toBeVisible();
	}
	const namespaces = await page
		.getByRole("math")
		.evaluateAll((formulas) =>
			formulas.flatMap((math) => [math, ...math.querySelectorAll("*")]).map((node) => node.namespaceURI),
		);
	expect(new Set(namespaces)).toEqual(new Set(["http://www.w3.org/1998/Math/MathML"]));
	await expect(sectionOf(page, "The vanilla autoencoder").getByRole("math").first()).toHaveText(
		"y=σ(W2ReLU(W1x+b1)+b2)",
	);
	const table = page.getByRole("table", { name: "Side of the maps, in pixels" });
	await expect(table.getByRole("row").nth(5).getByRole("cell"), "where 'valid' padding ends").toHaveText(["7", "5"]);
	await expect(table.getByRole("row").last().getByRole("cell")).toHaveText(["28", "12"]);
}

/** Wider codes reconstruct better, and none is below the floor. */
async function compareCodes(page: Page): Promise<void> {
	const codes = sectionOf(page, "What an autoencoder is").getByRole("listitem").filter({ hasNotText: "PCA" });
	await expect(codes.nth(4)).toContainText(/0\.\d{4} nats/);
	const scores = (await codes.allInnerTexts()).map((text) => Number(/0\.\d{4}/.exec(text)?.[0]));
	const [floor, ...copies] = scores;
	expect(copies).toEqual([...copies].sort((a, b) => b - a));
	expect(Math.min(...copies)).toBeGreaterThan(floor ?? Number.NaN);
}

/** The contents lead to a section, which the address names, and the uses to the views. */
async function followContents(page: Page): Promise<void> {
	await page
		.getByRole("navigation", { name: "Sections" })
		.getByRole("button", { name: "How they were trained" })
		.click();
	const heading = page.getByRole("heading", { name: "How they were trained" });
	await expect(heading).toBeFocused();
	await expect(heading).toBeInViewport();
	await expect(page).toHaveURL(/#\/how\?section=training$/);
	await test.step("it is there after a reload too, in a browser that does not anchor the page while figures appear", async () => {
		await page.addInitScript(() => {
			addEventListener("DOMContentLoaded", () => document.documentElement.style.setProperty("overflow-anchor", "none"));
		});
		await page.reload();
		await expectFigures(page);
		const belowHeader = async () => {
			const { y: top = 0, height = 0 } = (await page.getByRole("banner").boundingBox()) ?? {};
			return ((await heading.boundingBox())?.y ?? 0) - top - height;
		};
		await expect.poll(belowHeader).toBeCloseTo(24, -1);
	});
	await page.getByRole("button", { name: "Test digit 7" }).click();
	await page.getByRole("link", { name: "Try it: Denoise" }).click();
	await expect(page, "the drawing comes along").toHaveURL(/#\/denoise\?drawing=digit\.\d+$/);
	await expect(page.getByRole("heading", { level: 1 })).toContainText("noise");
}

test("the article: its formulas, its contents and the codes that it compares", async ({ page }) => {
	await openHow(page);
	await test.step("the three models, each with formulas and a word on every symbol", () => expectArticle(page));
	await test.step("wider codes reconstruct better, and none is below the floor", () => compareCodes(page));
	await test.step("the contents lead to a section, and the uses to the views", () => followContents(page));
});

/** Another filter has another kernel and another map. */
async function chooseFilter(page: Page): Promise<void> {
	const [kernel, map] = [/^Kernel of filter 2, Weights, row by row: /, "Map of filter 2"];
	await expect(page.getByRole("img", { name: kernel })).toHaveAttribute("aria-label", /(−?\d\.\d\d(, |$)){9}/);
	const before = await readSettledPicture(page, map);
	await page.getByRole("slider", { name: "Filter" }).fill("5");
	await expect(page.getByRole("img", { name: kernel })).toHaveCount(0);
	expect(await readSettledPicture(page, "Map of filter 5")).not.toEqual(before);
	await expect(page).toHaveURL(/#\/how\?filter=5$/);
}

/** Samples around the mean differ, and new ones can be drawn. */
async function sampleAgain(page: Page): Promise<void> {
	await expect(page.getByRole("img", { name: "Sample 8" })).toBeVisible();
	const readSamples = async () => {
		await expectIdle(page);
		return Promise.all(samples.map((name) => readPicture(page, name)));
	};
	const before = await readSamples();
	expect(new Set(before.map((picture) => picture.join())).size).toBe(samples.length);
	await page.getByRole("button", { name: "Sample again" }).click();
	expect(await readSamples()).not.toEqual(before);
	await expect(page).toHaveURL(/seed=2$/);
}

/** Every figure follows the drawing. */
async function redraw(page: Page): Promise<void> {
	const before = await Promise.all(pictures.map((name) => readPicture(page, name)));
	await clearPad(page);
	await expect(sectionOf(page, "The variational autoencoder")).toContainText("Nothing drawn yet.");
	await expect(page.getByText("NaN")).toHaveCount(0);
	await drawByMouse(page, written[3], middle);
	await expectIdle(page);
	for (const [at, name] of pictures.entries()) {
		await expect.poll(() => readInk(page, name), name).not.toBeNaN();
		expect(await readSettledPicture(page, name), name).not.toEqual(before[at]);
	}
	await expect(page.getByRole("img", { name: "Inside: Dense layer: the latent code, 128" })).toBeVisible();
}

test("the figures: another filter, other samples, another drawing", { tag: "@long" }, async ({ page }) => {
	await openHow(page);
	await test.step("samples around the mean differ, and new ones can be drawn", () => sampleAgain(page));
	await openHow(page);
	await test.step("another filter has another kernel and another map", () => chooseFilter(page));
	await openHow(page);
	await expectIdle(page);
	await test.step("every figure follows the drawing", () => redraw(page));
});

forEachThemeAndLocale((_, locale) => {
	test("How it works is accessible, also with nothing drawn", { tag: "@long" }, async ({ page }) => {
		await page.goto("./#/how");
		await expect(page.getByRole("img", { name: /(filter 2$|滤波器 2 的特征图)/ })).toBeVisible();
		await expect(page.getByRole("img", { name: /^(Sample 8|样本 8)$/ })).toBeVisible();
		await expectNoViolations(page);
		if (locale === "zh-CN") {
			await expectNoEnglish(page);
			await expectToFitEveryScreen(page);
		}
		await page.getByRole("button", { name: /^(Clear|清空)$/ }).click();
		await expectIdle(page);
		await expectNoViolations(page);
	});
});

test.describe("when something fails", () => {
	test.use({ expectErrors: true });

	test("a model that fails to load is reported in its place, and trying again helps", async ({ page }) => {
		const file = "**/models/variational-2.safetensors";
		await page.route(file, (route) => route.fulfill({ status: 404 }));
		await page.goto("./#/how");
		const notices = page.getByRole("alert").filter({ hasText: "could not be loaded" });
		await expect(notices).toHaveCount(1);
		await expect(page.getByRole("img", { name: "The mean" })).toBeVisible();
		await page.unroute(file);
		await notices.getByRole("button", { name: "Try again" }).click();
		await expect(notices).toHaveCount(0);
		await expect.poll(() => readInk(page, "Variational, 2 numbers")).toBeGreaterThan(5);
	});
});
