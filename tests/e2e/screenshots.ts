import { join } from "node:path";
import { expect, test } from "@playwright/test";

const folder = join(__dirname, "../../target/screenshots");

for (const theme of ["light", "dark"] as const) {
	for (const [language, locale] of [
		["en", "en-GB"],
		["zh", "zh-CN"],
	] as const) {
		test.describe(`${theme} ${language}`, () => {
			test.use({ colorScheme: theme, locale });

			test("reconstruct", async ({ page }, { project }) => {
				await page.goto(".");
				await expect(page.getByRole("img")).toHaveCount(13);
				await page.evaluate(() => document.fonts.ready);
				const name = `reconstruct-${project.name}-${theme}-${language}`;
				await page.screenshot({ path: join(folder, `${name}.png`) });
				if (project.name === "phone") await page.screenshot({ path: join(folder, `${name}-full.png`), fullPage: true });
			});
		});
	}
}
