import { expectNoViolations } from "./support/axe";
import { inEveryDress } from "./support/dresses";
import { expect, openPage, test } from "./support/test";

inEveryDress((theme, locale) => {
	test("axe finds nothing, and the theme and language are the system's", async ({ page }) => {
		await page.goto(".");
		await expect(page.getByRole("img")).toHaveCount(13);
		await expect(page.locator("html")).toHaveAttribute("lang", locale === "zh-CN" ? "zh-Hans" : "en");
		await expect(page.locator("html")).toHaveAttribute("data-theme", theme);
		await expectNoViolations(page);
		await page
			.getByRole("button", { name: /^(Explain|解释)/ })
			.first()
			.click();
		await expect(page.getByRole("note")).toBeVisible();
		await expectNoViolations(page);
		await page.getByRole("button", { name: /^(Clear|清空)$/ }).click();
		await expectNoViolations(page);
	});
});

test("the theme is chosen by the switch and remembered", async ({ page }) => {
	await openPage(page);
	await page.getByRole("radio", { name: "Dark" }).check({ force: true });
	await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
	await page.reload();
	await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
	await expect(page.getByRole("radio", { name: "Dark" })).toBeChecked();
});

test("the language is chosen by the switch and remembered", async ({ page }) => {
	await openPage(page);
	await page.getByRole("radio", { name: "简体中文" }).check({ force: true });
	await expect(page.getByRole("heading", { level: 1 })).toHaveText("画一个数字，看三个网络能记住多少");
	await page.reload();
	await expect(page.locator("html")).toHaveAttribute("lang", "zh-Hans");
	await expect(page.getByRole("article")).toHaveText([/普通自编码器/, /卷积自编码器/, /变分自编码器/]);
});

test("everything is reached by the Tab key, in the order of reading", async ({ page }) => {
	await openPage(page);
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
});

test("the skip link leads past the navigation to the content", async ({ page }) => {
	await openPage(page);
	await page.keyboard.press("Tab");
	await page.keyboard.press("Enter");
	await expect(page.getByRole("main")).toBeFocused();
	await page.keyboard.press("Tab");
	await expect(page.getByRole("button", { name: "Copy link" })).toBeFocused();
	await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Draw a digit/);
});

test("a term opens its explanation and Escape closes it", async ({ page }) => {
	await openPage(page);
	await page.getByRole("button", { name: "Explain: Cross-entropy" }).first().click();
	await expect(page.getByRole("note")).toContainText("own entropy");
	await page.keyboard.press("Escape");
	await expect(page.getByRole("note")).toBeHidden();
});

test.describe("with forced colours", () => {
	test.use({ contextOptions: { forcedColors: "active" } });

	test("a bar that tells how far something has come has an outline", async ({ page }) => {
		await page.goto("bench.html");
		await expect(page.getByRole("progressbar")).toHaveCSS("outline-style", "solid");
	});
});
