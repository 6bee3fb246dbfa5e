/** Reconstruct for everybody: the first screen, the models side by side and one alone, with everything open that can be. */

import { chooseLanguage, expectNoEnglish, expectNoViolations, expectToFitEveryScreen } from "./support/accessibility";
import { expectIdle } from "./support/pixels";
import { expect, type Page, test } from "./support/test";
import { forEachThemeAndLocale } from "./support/themesAndLocales";

const insideOf = (page: Page) => page.getByRole("region", { name: /^(Peek inside|看看内部)$/ });

/** Opens how one value is computed, out of this stage of the model inside which one looks. */
async function explainValue(page: Page, stage: RegExp): Promise<void> {
	await page.getByRole("application", { name: stage }).click({ position: { x: 60, y: 60 } });
	await expect(page.getByRole("region", { name: /^(How this value is computed|这个值是怎样算出来的)$/ })).toBeVisible();
	await expectIdle(page);
}

forEachThemeAndLocale((theme, locale) => {
	async function expectAccessible(page: Page): Promise<void> {
		await expectNoViolations(page);
		if (locale === "en-GB") return;
		await expectNoEnglish(page);
		await expectToFitEveryScreen(page);
		await chooseLanguage(page, "简体中文");
	}

	test("the first screen, on the tour, is accessible", { tag: "@long" }, async ({ page }) => {
		await page.goto("./#/reconstruct?z=1_-1&tour=2");
		await expect(page.getByRole("slider", { name: /^z/ })).toHaveCount(2);
		await expectIdle(page);
		await expect(page.locator("html")).toHaveAttribute("data-theme", theme);
		await expect(page.locator("html")).toHaveAttribute("lang", locale === "zh-CN" ? "zh-Hans" : "en");
		await expectAccessible(page);
		await test.step("with the inside open, and nothing drawn", async () => {
			await page.goto("./#/reconstruct?inside=convolutional");
			await expect(insideOf(page).getByRole("listitem")).toHaveCount(10);
			await page.getByRole("button", { name: /^(Clear|清空)$/ }).click();
			await expectIdle(page);
			await expectNoViolations(page);
		});
	});

	test("Reconstruct is accessible, with a value of the inside and a term explained, and with nothing drawn", {
		tag: "@long",
	}, async ({ page }) => {
		await test.step("one model, large", async () => {
			await page.goto("./#/reconstruct?inside=variational&variational=variational-2&layout=variational");
			await expect(insideOf(page).getByRole("listitem")).toHaveCount(8);
			await explainValue(page, /^(Mean and uncertainty|均值与不确定度)/);
			await expectAccessible(page);
		});
		await test.step("side by side", async () => {
			await page.goto("./#/reconstruct?layout=all&inside=convolutional");
			await expect(insideOf(page).getByRole("listitem")).toHaveCount(10);
			await explainValue(page, /^(Up-sampling, convolution 4|上采样与卷积 4)/);
			await page
				.getByRole("button", { name: /^(Explain|解释)/ })
				.first()
				.click();
			await expect(page.getByRole("note")).toBeVisible();
			await expectAccessible(page);
		});
		await test.step("nothing drawn", async () => {
			await page.keyboard.press("Escape");
			await page.getByRole("button", { name: /^(Clear|清空)$/ }).click();
			await expectIdle(page);
			await expectNoViolations(page);
		});
	});
});
