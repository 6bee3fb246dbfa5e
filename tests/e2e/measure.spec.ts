/** The page that measures the visitor's device. */

import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Page } from "@playwright/test";
import type {} from "../../www/src/benchHooks"; // window.measureWorkers
import type { ModelConfig } from "../../www/src/engine/protocol";
import { deepUrl } from "./playwright.config";
import { chooseLanguage, expectNoSidewaysScroll, expectNoViolations } from "./support/accessibility";
import { holdRequests } from "./support/holdRequests";
import { expect, test } from "./support/test";
import { forEachThemeAndLocale } from "./support/themesAndLocales";

/** A whole measurement of the convolutional model takes some steps of it, however slow the machine. */
const english = { copy: "Copy results", stop: "Stop", stopped: "Stopped. The results so far are kept." };
const chinese = { copy: "复制结果", stop: "停止", stopped: "已停止。已测出的结果保留。" };

const start = (page: Page) => page.getByRole("button", { name: /^(Start measuring|开始测量)$/ });
const again = (page: Page) => page.getByRole("button", { name: /^(Measure again|重新测量)$/ });
const limit = (page: Page) => page.getByRole("paragraph").filter({ hasText: /^(–|[\d.]+)\s*GFLOP\/s/ });
const expectLimit = (page: Page) => expect(limit(page)).toHaveText(/^[\d.]+\s*GFLOP\/s/);

/** Runs before the worker's own code. */
async function prepend(page: Page, code: string): Promise<void> {
	await page.route("**/measurer-*.js", (route) => {
		const file = join(__dirname, "../../dist/assets", basename(route.request().url()));
		return route.fulfill({ contentType: "text/javascript", body: `${code}\n${readFileSync(file, "utf8")}` });
	});
}

/** In the worker, time passes five times as fast: all is measured as on a slower device, and over sooner. */
const hurry =
	"{ const { performance } = self, now = performance.now.bind(performance); performance.now = () => 5 * now(); }";

async function openMeasure(page: Page): Promise<void> {
	await prepend(page, hurry);
	await page.goto("bench.html");
	await expect(start(page)).toBeVisible();
}

/** Every row of every table as its texts. */
async function rowsOf(page: Page): Promise<string[][]> {
	const rows = await page.getByRole("row").all();
	return Promise.all(rows.map((row) => row.locator("th, td").allInnerTexts()));
}

/** As text, the results name the browser and hold whatever the tables show. */
async function expectCopied(page: Page, button: string, rows: string[][]): Promise<void> {
	await page.getByRole("button", { name: button }).click();
	const copied = () => page.evaluate(() => navigator.clipboard.readText());
	for (const cell of rows.flat()) await expect.poll(copied).toContain(cell.split("\n")[0]);
	expect(await copied()).toContain(await page.evaluate(() => navigator.userAgent));
}

test.describe("a whole measurement", () => {
	test.use({ permissions: ["clipboard-read", "clipboard-write"] });

	test("fills every row and says so; in both languages it can be copied and fits every screen", {
		tag: "@long",
	}, async ({ page }) => {
		await openMeasure(page);
		await start(page).click();
		await expectLimit(page);
		await expect(page.getByRole("status")).toHaveText("All measurements are done.");
		await expect.poll(() => page.workers().length).toBe(0);
		await expectNoViolations(page);
		const cores = await page.evaluate(() => navigator.hardwareConcurrency);
		const counts = 1 + Math.ceil(Math.log2(cores));
		for (const [language, { copy }] of [
			["English", english],
			["简体中文", chinese],
		] as const) {
			await chooseLanguage(page, language);
			const rows = await rowsOf(page);
			expect(rows).toHaveLength(4 + 3 + 2 + 2 * counts);
			for (const cell of rows.flat()) expect(cell).not.toMatch(/^[–…]|NaN|Infinity/);
			await expectCopied(page, copy, rows);
			await expectNoSidewaysScroll(page);
		}
	});
});

/** By keyboard: the skip link leads to the button, which starts and stops. */
async function startAndStop(page: Page, stop: string): Promise<void> {
	await page.keyboard.press("Tab");
	await page.keyboard.press("Enter");
	await expect(start(page)).toBeFocused();
	await page.keyboard.press("Enter");
	await expect(page.getByRole("button", { name: stop })).toBeFocused();
	await expectLimit(page);
	await page.keyboard.press("Space");
	await expect(again(page)).toBeFocused();
}

forEachThemeAndLocale((_, locale) => {
	test("stop ends the workers, keeps what there is, and measuring starts again; accessible all along", async ({
		page,
	}) => {
		const { copy, stop, stopped } = locale === "zh-CN" ? chinese : english;
		// Where copying is not allowed, the results are shown in a field to copy from.
		await page.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, "clipboard"));
		await openMeasure(page);
		await expect(page.getByRole("button", { name: copy })).toBeDisabled();
		await expectNoViolations(page);
		await startAndStop(page, stop);
		await expect(page.getByRole("status")).toHaveText(stopped);
		await expect.poll(() => page.workers().length).toBe(0);
		await expectLimit(page);
		await page.getByRole("button", { name: copy }).click();
		await expect(page.getByRole("textbox")).toHaveValue(
			locale === "zh-CN" ? /单核极限\s+\d/ : /The limit of one core +\d/,
		);
		await expectNoViolations(page);
		const release = await holdRequests(page, "**/measurer-*.js"); // the first result may come sooner than a test looks
		await again(page).click();
		await expect(limit(page)).toHaveText(/^–/);
		release();
		await expectLimit(page);
		await page.getByRole("button", { name: stop }).press("Enter");
		await expect(again(page)).toBeFocused();
	});
});

test("the pages lead to each other, in the language and theme that were chosen", async ({ page }) => {
	await page.goto(".");
	await page.getByRole("radio", { name: "Dark" }).check({ force: true });
	await page.getByRole("radio", { name: "简体中文" }).check({ force: true });
	await page.getByRole("contentinfo").getByRole("link", { name: "测测你的设备" }).click();
	await expect(page.getByRole("heading", { level: 1 })).toHaveText("测测你的设备");
	await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
	await test.step("with forced colours, a progress bar has an outline", async () => {
		await page.emulateMedia({ forcedColors: "active" });
		await expect(page.getByRole("progressbar")).toHaveCSS("outline-style", "solid");
		await page.emulateMedia({ forcedColors: "none" });
	});
	await test.step("a file dropped on the page is not opened in its place", async () => {
		const isOpened = await page.evaluate(() => {
			const dataTransfer = new DataTransfer();
			dataTransfer.items.add(new File(["ink"], "model.safetensors"));
			const init = { dataTransfer, bubbles: true, cancelable: true };
			return ["dragover", "drop"].map((type) => document.body.dispatchEvent(new DragEvent(type, init)));
		});
		expect(isOpened).toEqual([false, false]);
	});
	await page.getByRole("banner").getByRole("link", { name: "自编码器游乐场" }).click();
	await expect(page.getByRole("heading", { level: 1, name: "画一个数字，看自编码器能记住多少" })).toBeVisible();
});

/** The worker breaks off at the steps of a training. */
const breakingOff = `${hurry} addEventListener("message", ({ data }) => {
	if (data.body?.task?.kind === "step") throw new Error("broken on purpose");
});`;

test.describe("what goes wrong", () => {
	test.use({ expectErrors: true });

	test("is reported, and trying again helps", async ({ page }) => {
		const notice = page.getByRole("alert");
		for (const file of ["**/*.wasm", "**/measurer-*.js"]) {
			await test.step(`${file} is missing`, async () => {
				await openMeasure(page);
				await page.route(file, (route) => route.fulfill({ status: 404 }));
				await start(page).click();
				await expect(notice).toContainText("The benchmark could not be loaded.");
				await page.unrouteAll();
				await notice.getByRole("button", { name: "Try again" }).click();
				await expectLimit(page);
			});
		}
		await test.step("a worker dies: what has been measured stays", async () => {
			await openMeasure(page);
			await prepend(page, breakingOff);
			await start(page).click();
			await expect(notice).toContainText("The measurement was interrupted");
			await expectLimit(page);
		});
		await test.step("a browser without workers gets a plain sentence", async () => {
			await page.addInitScript(() => Reflect.deleteProperty(window, "Worker"));
			await openMeasure(page);
			await start(page).click();
			await expect(notice).toContainText("This browser cannot measure");
		});
	});
});

test.describe("in a folder of its host", () => {
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
