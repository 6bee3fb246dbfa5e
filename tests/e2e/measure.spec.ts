/** The page that measures the visitor's device. */

import type { Page } from "@playwright/test";
import type {} from "../../www/src/engine/measure/contract"; // window.measureWorkers
import type { ModelConfig } from "../../www/src/engine/protocol";
import { deepUrl } from "./playwright.config";
import { expectNoViolations } from "./support/axe";
import { expect, test } from "./support/test";
import { expectNoSidewaysScroll } from "./support/widths";

/** Long enough for a busy machine; an idle one needs some 20 s for everything. */
const PATIENCE = { timeout: 120_000 };

const start = (page: Page) => page.getByRole("button", { name: /^(Start measuring|开始测量)$/ });
const again = (page: Page) => page.getByRole("button", { name: /^(Measure again|重新测量)$/ });
const limit = (page: Page) => page.locator(".measure-limit-value");

async function openMeasure(page: Page) {
	await page.goto("bench.html");
	await expect(start(page)).toBeVisible();
}

/** Every row of every table as its texts. */
async function rowsOf(page: Page): Promise<string[][]> {
	const rows = await page.getByRole("row").all();
	return Promise.all(rows.map((row) => row.locator("th, td").allInnerTexts()));
}

const languages = [
	{ language: "English", copy: "Copy results", stop: "Stop", stopped: "Stopped. What has been measured stays." },
	{ language: "简体中文", copy: "复制结果", stop: "停止", stopped: "已停止。已测出的结果保留。" },
] as const;

/** As text, the results name the browser and hold whatever the tables show. */
async function expectCopied(page: Page, button: string, rows: string[][]) {
	await page.getByRole("button", { name: button }).click();
	const text = await page.evaluate(() => navigator.clipboard.readText());
	expect(text).toContain(await page.evaluate(() => navigator.userAgent));
	for (const cell of rows.flat()) expect(text).toContain(cell.split("\n")[0]);
}

test.describe("a whole measurement", { tag: "@desktop" }, () => {
	test.describe.configure({ timeout: 180_000 });
	test.use({ permissions: ["clipboard-read", "clipboard-write"] });

	// It takes its time, so everything that a full page has to stand is asked of one.
	test("fills every row and says so; in both languages it copies as text and never scrolls sideways", async ({
		page,
	}) => {
		await openMeasure(page);
		await start(page).click();
		await expect(limit(page)).toHaveText(/^[\d.]+$/, PATIENCE);
		await expect(page.getByRole("status")).toContainText("GFLOP/s");
		await expect(page.getByRole("status")).toHaveText("All measurements are done.", PATIENCE);
		await expect.poll(() => page.workers().length).toBe(0);
		await expectNoViolations(page);
		const cores = await page.evaluate(() => navigator.hardwareConcurrency);
		const counts = 1 + Math.ceil(Math.log2(cores));
		for (const { language, copy } of languages) {
			await page.getByRole("radio", { name: language }).check({ force: true });
			const rows = await rowsOf(page);
			expect(rows).toHaveLength(4 + 3 + 2 + 2 * counts);
			for (const cell of rows.flat()) expect(cell).not.toMatch(/^[–…]|NaN|Infinity/);
			await expectCopied(page, copy, rows);
			await expectNoSidewaysScroll(page);
		}
	});
});

for (const [locale, theme, tag, { stop, stopped }] of [
	["en-GB", "light", "@desktop", languages[0]],
	["zh-CN", "dark", "@phone", languages[1]],
] as const) {
	test.describe(`${locale}, ${theme}`, { tag }, () => {
		test.use({ locale, colorScheme: theme });

		test("stop ends the workers, keeps what there is, passes axe, and measuring starts anew", async ({ page }) => {
			await openMeasure(page);
			await expectNoViolations(page);
			await start(page).click();
			await expect(limit(page)).toHaveText(/^[\d.]+$/, PATIENCE);
			await page.getByRole("button", { name: stop }).press("Enter");
			await expect(page.getByRole("status")).toHaveText(stopped);
			await expect.poll(() => page.workers().length).toBe(0);
			await expect(limit(page)).toHaveText(/^[\d.]+$/);
			await expect(again(page)).toBeFocused();
			await expectNoViolations(page);
			await again(page).click();
			await expect(limit(page)).toHaveText("–");
			await expect(limit(page)).toHaveText(/^[\d.]+$/, PATIENCE);
		});
	});
}

test("where copying is not allowed, the results stand in a field to copy from", { tag: "@desktop" }, async ({
	page,
}) => {
	await page.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, "clipboard"));
	await openMeasure(page);
	await expect(page.getByRole("button", { name: "Copy results" })).toBeDisabled();
	await start(page).click();
	await expect(limit(page)).toHaveText(/^[\d.]+$/, PATIENCE);
	await page.getByRole("button", { name: "Stop" }).click();
	await page.getByRole("button", { name: "Copy results" }).click();
	await expect(page.getByRole("textbox")).toHaveValue(/The limit of one core +\d/);
	await expectNoViolations(page);
});

test("the pages lead to each other, in the language and theme that were chosen", { tag: "@desktop" }, async ({
	page,
}) => {
	await page.goto(".");
	await page.getByRole("radio", { name: "Dark" }).check({ force: true });
	await page.getByRole("radio", { name: "简体中文" }).check({ force: true });
	await page.getByRole("contentinfo").getByRole("link", { name: "测测你的设备" }).click();
	await expect(page.getByRole("heading", { level: 1 })).toHaveText("测测你的设备");
	await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
	await page.getByRole("banner").getByRole("link", { name: "自编码器游乐场" }).click();
	await expect(page.getByRole("heading", { level: 1, name: "画一个数字，看三个网络能记住多少" })).toBeVisible();
});

test("the skip link leads to the button, and the keyboard starts and stops", async ({ page }) => {
	await openMeasure(page);
	await page.keyboard.press("Tab");
	await page.keyboard.press("Enter");
	await expect(start(page)).toBeFocused();
	await page.keyboard.press("Enter");
	await expect(page.getByRole("button", { name: "Stop" })).toBeFocused();
	await page.keyboard.press("Space");
	await expect(again(page)).toBeFocused();
});

test.describe("what goes wrong", { tag: "@desktop" }, () => {
	test.use({ expectErrors: true });

	for (const [what, file, told] of [
		["the wasm file", "**/*.wasm", "The program that measures did not arrive."],
		["the worker's file", "**/measurer-*.js", "The program that measures did not arrive."],
	] as const) {
		test(`${what} is missing: the page says so, and trying again helps`, async ({ page }) => {
			await page.route(file, (route) => route.fulfill({ status: 404 }));
			await openMeasure(page);
			await start(page).click();
			const notice = page.getByRole("alert");
			await expect(notice).toContainText(told);
			await page.unroute(file);
			await notice.getByRole("button", { name: "Try again" }).click();
			await expect(limit(page)).toHaveText(/^[\d.]+$/, PATIENCE);
		});
	}

	test("a worker that dies is told, and what has been measured stays", async ({ page }) => {
		const dying = `addEventListener("message", ({ data }) => {
			if (data.body?.task?.kind === "step") throw new Error("broken on purpose");
		});`;
		await page.route("**/measurer-*.js", async (route) => {
			const body = `${dying}\n${await (await route.fetch()).text()}`;
			await route.fulfill({ contentType: "text/javascript", body });
		});
		await openMeasure(page);
		await start(page).click();
		await expect(limit(page)).toHaveText(/^[\d.]+$/, PATIENCE);
		await expect(page.getByRole("alert")).toContainText("The measurement broke off");
		await expect(limit(page)).toHaveText(/^[\d.]+$/);
	});
});

test("a browser without workers gets a plain sentence", { tag: "@desktop" }, async ({ page }) => {
	await page.addInitScript(() => Reflect.deleteProperty(window, "Worker"));
	await openMeasure(page);
	await start(page).click();
	await expect(page.getByRole("alert")).toContainText("This browser cannot measure");
});

test.describe("in a folder of its host", { tag: "@desktop" }, () => {
	test.use({ baseURL: deepUrl });

	test("the workers' steps are timed for a script", async ({ page }) => {
		await openMeasure(page);
		const times = await page.evaluate(() => {
			const config: ModelConfig = { kind: "vanilla", input: 784, encoder: [5], decoder: [] };
			return window.measureWorkers?.({ config, batch: 5, workers: 3, steps: 4 });
		});
		expect(times).toHaveLength(4);
		for (const time of times ?? []) expect(time).toBeGreaterThanOrEqual(0);
		await expect.poll(() => page.workers().length).toBe(0);
	});
});
