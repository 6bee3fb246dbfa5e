/** Map: the test digits as points of three maps, a rectangle over them, and what they can be saved as. */

import { readFileSync } from "node:fs";
import type { Locator } from "@playwright/test";
import { chooseLanguage, expectNoEnglish, expectNoViolations, expectToFitEveryScreen } from "./support/accessibility";
import { recognitionFigures } from "./support/golden";
import { expect, type Page, test } from "./support/test";
import { touchOf } from "./support/touch";

const names = { plane: "2-D code", code: "Code + PCA", pixels: "Pixels + PCA" } as const;
type Kind = keyof typeof names;

function mapOf(page: Page, kind: Kind) {
	return page.getByRole("application", { name: `${names[kind]}: map of 1,000 test digits` });
}

function sectionOf(page: Page, kind: Kind) {
	return page.getByRole("region", { name: names[kind], exact: true });
}

/** Opens the view, and waits for the maps that are shown. */
async function openMap(page: Page, query = "", kinds: readonly Kind[] = ["plane", "code", "pixels"]): Promise<void> {
	await page.goto(`./#/map${query}`);
	for (const kind of kinds) await expect(mapOf(page, kind)).toBeVisible();
}

async function placeIn(map: Locator, u: number, v: number): Promise<[number, number]> {
	await map.scrollIntoViewIfNeeded();
	const box = await map.boundingBox();
	if (!box) throw new Error("no map");
	return [box.x + u * box.width, box.y + v * box.height];
}

const countOf = (page: Page) => page.getByRole("complementary").getByText(/^\d+ pictures? in the rectangle$/);
const sheetOf = (page: Page) =>
	page.getByRole("region", { name: "In the rectangle" }).getByRole("button", { name: /^Test/ });

async function expectGoldenFigures(page: Page): Promise<void> {
	for (const kind of ["plane", "code", "pixels"] as const) {
		const [trust = 0, accuracy = 0] = (await sectionOf(page, kind).getByRole("definition").allInnerTexts()).map(
			(text) => (text.endsWith("%") ? Number(text.replace("%", "")) / 100 : Number(text)),
		);
		const golden = recognitionFigures.maps[kind];
		expect(Math.abs(trust - (golden?.trustworthiness ?? 0)), `${kind}: trust`).toBeLessThan(0.0051);
		expect(Math.abs(accuracy - (golden?.accuracy ?? 0)), `${kind}: accuracy`).toBeLessThan(0.0051);
	}
}

test("each map says how far it can be trusted, and can be read in both languages, and in the dark", {
	tag: "@long",
}, async ({ page }) => {
	await openMap(page);
	await test.step("the figures are those that a native program finds", () => expectGoldenFigures(page));
	await page.emulateMedia({ colorScheme: "dark" });
	await expectToFitEveryScreen(page);
	await chooseLanguage(page, "简体中文");
	await expectNoEnglish(page);
	await expectNoViolations(page);
	await test.step("clothes have their own map", async () => {
		await chooseLanguage(page, "English");
		await openMap(page, "?data=fashion", []);
		const map = page.getByRole("application", { name: "Pixels + PCA: map of 1,000 test pictures" });
		await expect(map).toBeVisible();
		await expect(page.getByRole("button", { name: "Ankle boot" })).toBeVisible();
		await expectNoViolations(page);
	});
});

async function drawRectangle(page: Page, kind: Kind, from: [number, number], to: [number, number]): Promise<void> {
	await page.mouse.move(...(await placeIn(mapOf(page, kind), ...from)));
	await page.mouse.down();
	await page.mouse.move(...(await placeIn(mapOf(page, kind), ...to)), { steps: 6 });
	await page.mouse.up();
}

test("a rectangle shows what lies in it, on every map; a click makes a digit the input", async ({ page }) => {
	await openMap(page);
	await test.step("in a window of 1366 × 650, the maps, their figures and what lies in the rectangle are in view", async () => {
		const usual = page.viewportSize() ?? { width: 0, height: 0 };
		await page.setViewportSize({ width: 1366, height: 650 });
		await drawRectangle(page, "code", [0.3, 0.3], [0.6, 0.6]);
		for (const kind of ["plane", "code", "pixels"] as const) {
			await expect(mapOf(page, kind)).toBeInViewport({ ratio: 0.99 });
			await expect(sectionOf(page, kind).getByText("5-NN on the map").first()).toBeInViewport({ ratio: 0.99 });
		}
		await expect(sheetOf(page).first()).toBeInViewport({ ratio: 0.99 });
		await page.setViewportSize(usual);
	});
	await test.step("it shows what lies in it", async () => {
		// The zeros lie at the top of this map.
		await drawRectangle(page, "plane", [0.25, 0.02], [0.7, 0.3]);
		await expect(countOf(page)).toBeVisible();
		await expect(page.getByText(/^0 × \d+/)).toBeVisible();
		const count = Number.parseInt(await countOf(page).innerText(), 10);
		await expect(sheetOf(page)).toHaveCount(Math.min(60, count));
	});
	await test.step("a click makes a digit the input", async () => {
		await sheetOf(page).first().click();
		await expect(sheetOf(page).first()).toHaveAttribute("aria-pressed", "true");
		await expect(page).toHaveURL(/drawing=digit\.\d+/);
		await page.getByRole("button", { name: "Open in Reconstruct" }).click();
		await expect(page).toHaveURL(/#\/reconstruct\?drawing=digit\.\d+/);
	});
});

async function pickByKeys(page: Page): Promise<void> {
	await mapOf(page, "plane").focus();
	await page.keyboard.press("ArrowUp");
	const side = page.getByRole("complementary", { name: "What you point at" });
	await expect(side.getByRole("img", { name: /^Test digit \d$/ })).toBeVisible();
	await page.keyboard.press("Enter");
	await expect(side).toContainText("This is the input of all views now.");
	for (const key of ["ArrowRight", "ArrowDown", "ArrowRight", "ArrowDown"]) await page.keyboard.press(`Shift+${key}`);
	await expect(countOf(page)).toBeVisible();
	await page.keyboard.press("Escape");
	await expect(countOf(page)).toBeHidden();
}

async function saveMap(page: Page): Promise<void> {
	const saved = async (name: string) => {
		const download = page.waitForEvent("download");
		await page.getByRole("button", { name }).click();
		return download;
	};
	const table = await saved("Save coordinates as CSV: 2-D code");
	expect(table.suggestedFilename()).toBe("map-plane.csv");
	const lines = readFileSync(await table.path(), "utf8")
		.trim()
		.split("\r\n");
	expect(lines).toHaveLength(1001);
	expect(lines[0]).toBe("part,index,label,class,x,y");
	expect(lines[1]).toMatch(/^test,0,7,7,-?\d+\.\d+,-?\d+\.\d+$/);
	const picture = await saved("Save as PNG: 2-D code");
	expect(readFileSync(await picture.path()).readUInt32BE(16)).toBe(1600);
}

test("by keyboard; a class can be hidden, and the map is saved", { tag: "@long" }, async ({ page }) => {
	await openMap(page, "?hidden=0");
	await test.step("a hidden class, by a link too, is not in the rectangle", async () => {
		const classes = page.getByRole("group", { name: "Classes on the map" });
		const zeros = classes.getByRole("button", { name: "0", exact: true });
		await expect(zeros).toHaveAttribute("aria-pressed", "false");
		await mapOf(page, "plane").focus();
		for (let press = 0; press < 13; press++) await page.keyboard.press("ArrowUp");
		for (let press = 0; press < 13; press++) await page.keyboard.press("ArrowLeft");
		for (let press = 0; press < 26; press++) await page.keyboard.press("Shift+ArrowRight");
		for (let press = 0; press < 26; press++) await page.keyboard.press("Shift+ArrowDown");
		await expect(countOf(page)).toHaveText("904 pictures in the rectangle");
		await zeros.click();
		await expect(page).not.toHaveURL(/hidden/);
	});
	await openMap(page);
	await test.step("arrows point, Enter picks, Shift draws the rectangle, Escape takes it away", () => pickByKeys(page));
	await test.step("coordinates are saved as CSV, and the map as PNG", () => saveMap(page));
	await test.step("pictures can stand in place of the dots", async () => {
		await page.getByRole("radio", { name: "Pictures" }).check({ force: true });
		await expect(page).toHaveURL(/show=pictures/);
		await expect(mapOf(page, "plane")).toBeVisible();
	});
});

test.describe("on a phone", { tag: "@phone" }, () => {
	test("one map at a time; a finger draws the rectangle, a tap picks; the view is in sight in the navigation", {
		tag: "@long",
	}, async ({ page }) => {
		await openMap(page, "", ["plane"]);
		const views = page.getByRole("navigation", { name: "Views" });
		await expect(views.getByRole("link", { name: "Map" })).toBeInViewport({ ratio: 0.99 });
		await expect(mapOf(page, "pixels")).toBeHidden();
		for (const name of Object.values(names)) await expect(page.getByText(name, { exact: true }).first()).toBeVisible();
		const classes = page.getByRole("group", { name: "Classes on the map" }).getByRole("button");
		await expect(classes).toHaveCount(10);
		const width = page.viewportSize()?.width ?? 0;
		for (const button of await classes.all()) {
			const { x = 0, width: own = 0 } = (await button.boundingBox()) ?? {};
			expect(x + own).toBeLessThanOrEqual(width);
		}
		const map = mapOf(page, "plane");
		await map.evaluate((element) => element.scrollIntoView({ block: "center" }));
		await expect(map).toBeInViewport({ ratio: 0.99 });
		const touch = await touchOf(page);
		await touch("touchStart", await placeIn(map, 0.3, 0.3));
		await touch("touchMove", await placeIn(map, 0.4, 0.4));
		await touch("touchMove", await placeIn(map, 0.6, 0.6));
		await touch("touchEnd");
		await expect(countOf(page)).toBeVisible();
		await page.touchscreen.tap(...(await placeIn(map, 0.5, 0.5)));
		await expect(page).toHaveURL(/drawing=digit\.\d+/);
		await page.getByRole("radio", { name: names.pixels }).check({ force: true });
		await expect(mapOf(page, "pixels")).toBeVisible();
		await expect(map).toBeHidden();
		await expectNoViolations(page);
		await views.getByRole("link", { name: "How it works" }).click();
		await expect(views.getByRole("link", { name: "How it works" })).toBeInViewport({ ratio: 0.99 });
	});
});
