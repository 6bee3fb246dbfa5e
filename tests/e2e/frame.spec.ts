/** The frame of the page: its order by keyboard, its switches, its licences, and what it is without its program or against others. */

import { viewIds } from "../../www/src/state/views";
import { deepUrl } from "./playwright.config";
import { expect, expectScore, models, openPage, type Page, test } from "./support/test";

/** The Tab key reaches everything in reading order. */
async function tabThrough(page: Page): Promise<void> {
	const reached: string[] = [];
	for (let step = 0; step < 40; step++) {
		await page.keyboard.press("Tab");
		reached.push(
			await page.evaluate(() => {
				const element = document.activeElement;
				return element?.getAttribute("aria-label") ?? element?.textContent ?? "";
			}),
		);
	}
	const landmarks = [
		"Skip to the content",
		"Reconstruct",
		"How it works",
		"English",
		"Copy link",
		"Sketch pad",
		"Ten others",
		"Test digit 9",
		"Explain: Code",
	];
	const found = landmarks.map((name) => reached.indexOf(name));
	expect(found).not.toContain(-1);
	expect(found).toEqual([...found].sort((a, b) => a - b));
}

/** The skip link leads to the content, and a term opens and closes its explanation. */
async function skipToTheContent(page: Page): Promise<void> {
	await page.keyboard.press("Tab");
	await page.keyboard.press("Enter");
	await expect(page.getByRole("main")).toBeFocused();
	await expect(page, "a link to what is shown").toHaveURL(/#\/reconstruct\?layout=all$/);
	await page.keyboard.press("Tab");
	await expect(page.getByRole("button", { name: "Copy link" })).toBeFocused();
	await page.getByRole("button", { name: "Explain: Cross-entropy" }).first().click();
	await expect(page.getByRole("note")).toContainText("own entropy");
	await page.keyboard.press("Escape");
	await expect(page.getByRole("note")).toBeHidden();
}

/** The footer names the data's authors and every licence. */
async function expectLicences(page: Page): Promise<void> {
	const footer = page.getByRole("contentinfo");
	await expect(footer).toContainText("MNIST, by Y. LeCun, C. Cortes and C. J. C. Burges");
	await expect(footer.getByRole("link", { name: "CC BY-SA 3.0" })).toBeVisible();
	await expect(footer).toContainText("MIT or Apache-2.0");
	const licences = await footer
		.getByRole("link", { name: "All licences" })
		.evaluate(({ href }: HTMLAnchorElement) => href);
	const text = await (await page.request.get(licences)).text();
	const works = ["SIL Open Font License", "gifenc", "ndarray 0.", "wasm-bindgen 0.", "The Rust standard library"];
	for (const work of works) expect(text).toContain(work);
}

/** Theme and language are chosen by switches, and remembered. */
async function chooseThemeAndLanguage(page: Page): Promise<void> {
	await page.getByRole("radio", { name: "Dark" }).check({ force: true });
	await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
	await page.getByRole("radio", { name: "简体中文" }).check({ force: true });
	await expect(page.getByRole("heading", { level: 1 })).toHaveText("画一个数字，看自编码器能记住多少");
	await page.reload();
	await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
	await expect(page.locator("html")).toHaveAttribute("lang", "zh-Hans");
	await expect(page.getByRole("radio", { name: "深色" })).toBeChecked();
	const names = await page.evaluate(() => Object.keys(localStorage));
	for (const name of names) expect(name, "other pages may share the origin").toMatch(/^autoencoder-playground /);
	await test.step("on paper it is light, and without what leads elsewhere", async () => {
		await page.emulateMedia({ media: "print" });
		await expect(page.getByRole("navigation")).toBeHidden();
		await expect(page.locator("html")).toHaveCSS("background-color", "rgb(251, 250, 247)");
	});
	await expect(page.getByRole("article")).toHaveText([/普通自编码器/, /卷积自编码器/, /变分自编码器/]);
}

test("the frame: its order by keyboard, its licences, and the switches of theme and language", async ({ page }) => {
	await openPage(page);
	await expect(page.getByRole("button", { name: "Test digit 9" })).toBeVisible(); // the examples come after the scores
	await test.step("the Tab key reaches everything in reading order", () => tabThrough(page));
	await page.reload(); // one is at the top again
	for (const model of models) await expectScore(page, model);
	await test.step("the skip link leads to the content, and a term opens and closes", () => skipToTheContent(page));
	await test.step("the footer names the data's authors and every licence", () => expectLicences(page));
	await test.step("theme and language are chosen by switches, and remembered", () => chooseThemeAndLanguage(page));
});

test.describe("in a folder of its host", () => {
	test.use({ baseURL: deepUrl });

	test("the page works", async ({ page }) => {
		await page.goto("./#/reconstruct?layout=all");
		for (const model of models) await expectScore(page, model);
		await expect(page.getByRole("button", { name: "Test digit 7" })).toBeVisible();
	});
});

test.describe("without its program", () => {
	test.use({ expectErrors: true });

	test("the shell shows each view's own words", async ({ page }) => {
		await page.route("**/assets/*.js", (route) => route.abort());
		const titles = new Set<string>();
		for (const view of viewIds) {
			await page.goto(`#/${view}`);
			await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
			titles.add(await page.getByRole("heading", { level: 1 }).innerText());
			await expect(page.getByRole("navigation", { name: "Views" }).getByRole("link")).toHaveCount(viewIds.length);
		}
		expect(titles.size).toBe(viewIds.length);
	});
});

test.describe("what tries to get a script into the page", () => {
	test.use({ expectErrors: true });

	test("fails: text becomes neither HTML nor script, nor a file of another host a worker", async ({ page }) => {
		await openPage(page);
		const outcomes = await page.evaluate(() => {
			const attempts = [
				() => Object.assign(document.createElement("div"), { innerHTML: "<b>bold</b>" }),
				() => Object.assign(document.createElement("script"), { text: "1" }),
				() => new Worker("https://example.com/worker.js"),
			];
			return attempts.map((attempt) => {
				try {
					return String(attempt());
				} catch (thrown) {
					return (thrown as Error).name;
				}
			});
		});
		expect(outcomes).toEqual(["TypeError", "TypeError", "TypeError"]);
	});
});
