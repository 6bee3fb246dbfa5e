/** Pictures of every view with real content in it, in both sizes, themes and languages. */

import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { expectIdle } from "./support/pixels";

const folder = join(__dirname, "../../target/screenshots");

/** What has to be there before a view is taken. */
const views: Record<string, { hash: string; ready(page: Page): Promise<void> }> = {
	reconstruct: {
		hash: "#/reconstruct",
		ready: (page) => expect(page.getByText(/^3,?136/).last()).toBeVisible(),
	},
	"side-by-side": {
		hash: "#/reconstruct?layout=all",
		ready: (page) => expect(page.getByRole("meter")).toHaveCount(3),
	},
	denoise: {
		hash: "#/denoise?drawing=digit.18",
		ready: (page) => expect(page.getByText(/18\.97/).first()).toBeVisible(),
	},
	walk: {
		hash: "#/walk?step=24",
		ready: (page) => expect(page.getByRole("img", { name: /A − B \+ C/ })).toHaveCount(2),
	},
	"walk-16": {
		hash: "#/walk?model=variational-16&step=24&spherical=1",
		ready: (page) => expect(page.getByRole("slider", { name: /^z/ })).toHaveCount(16),
	},
	generate: {
		hash: "#/generate",
		async ready(page) {
			await expect(page.getByText(/^(median|中位数) \d\.\d\d/)).toBeVisible();
			await expect(page.getByText(/^\d+%$/)).toHaveCount(3);
		},
	},
	train: {
		hash: "#/train",
		ready: (page) => expect(page.getByRole("spinbutton")).not.toHaveCount(0),
	},
	"train-race": {
		hash: "#/train?models=variational_256-2+vanilla_256-2&digits=4000&epochs=12",
		async ready(page) {
			await page.getByRole("button", { name: /^(Start training|开始训练)$/ }).click();
			await expect(page.getByText(/· (all epochs done|各轮均已完成)$/)).toBeVisible({ timeout: 300_000 });
			await expect(page.getByText(/^[0-9a-f]{32}$/)).toBeVisible();
			await page.getByRole("heading", { level: 2 }).first().scrollIntoViewIfNeeded();
		},
	},
	how: {
		hash: "#/how",
		ready: (page) => expect(page.getByRole("img", { name: /^(Draw 8|抽样 8)$/ })).toBeVisible(),
	},
};

for (const theme of ["light", "dark"] as const) {
	for (const [language, locale] of [
		["en", "en-GB"],
		["zh", "zh-CN"],
	] as const) {
		test.describe(`${theme} ${language}`, () => {
			test.use({ colorScheme: theme, locale });

			for (const [view, { hash, ready }] of Object.entries(views)) {
				test(view, async ({ page }, { project }) => {
					await page.goto(hash);
					await ready(page);
					await page.evaluate(() => document.fonts.ready);
					await expectIdle(page);
					const name = `${view}-${project.name}-${theme}-${language}`;
					await page.screenshot({ path: join(folder, `${name}.png`) });
					await page.screenshot({ path: join(folder, `${name}-full.png`), fullPage: true });
				});
			}
		});
	}
}
