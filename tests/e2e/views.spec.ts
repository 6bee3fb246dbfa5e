/** What holds in every view alike. */

import { viewIds } from "../../www/src/state/views";
import { expect, test } from "./support/test";
import { expectNoSidewaysScroll } from "./support/widths";

/** Wide tables and maps come a moment after their view. */
const SETTLE_MS = 700;

for (const view of viewIds) {
	for (const locale of ["en-GB", "zh-CN"] as const) {
		test.describe(`${view}, ${locale}`, { tag: "@desktop" }, () => {
			test.use({ locale });

			test("nothing scrolls sideways, from 320 to 1,920 pixels", async ({ page }) => {
				await page.goto(`#/${view}`);
				await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
				await page.waitForTimeout(SETTLE_MS);
				await expectNoSidewaysScroll(page);
			});
		});
	}

	test.describe(`${view}, in Chinese`, { tag: "@desktop" }, () => {
		test.use({ locale: "zh-CN" });

		test("no sentence is left in English", async ({ page }) => {
			await page.goto(`#/${view}`);
			await expect(page.locator("html")).toHaveAttribute("lang", "zh-Hans");
			await page.waitForTimeout(SETTLE_MS);
			const names = await page.evaluate(() =>
				[...document.querySelectorAll("[aria-label], [title], [aria-valuetext]")].flatMap((element) =>
					["aria-label", "title", "aria-valuetext"].flatMap((name) => element.getAttribute(name) ?? []),
				),
			);
			const shown = await page.locator("body").innerText();
			// Four English words in a row are a sentence; names, units, formulas and licences are shorter.
			const english = /(?:\b[A-Za-z]{2,}\b[ ,]+){3}\b[A-Za-z]{2,}\b/g;
			const known = /Creative Commons|SIL Open Font License|English/;
			const left = [shown, ...names].flatMap((text) => text.match(english) ?? []).filter((text) => !known.test(text));
			expect(left).toEqual([]);
		});
	});

	test.describe(`${view}, without its program`, () => {
		test.use({ expectErrors: true });

		test("the shell shows the view's own words", async ({ page }) => {
			await page.route("**/assets/*.js", (route) => route.abort());
			await page.goto(`#/${view}`);
			await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
			await expect(page.getByRole("navigation", { name: "Views" }).getByRole("link")).toHaveCount(viewIds.length);
		});
	});
}
