/** Accessibility checks: axe violations, content that does not fit the screen, text in the wrong language. */

import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** Of WCAG 2.2, which axe leaves out unless it is asked: 24 pixels from one target to the next. */
const rules = { "target-size": { enabled: true } };

/** The page as it is now, from its top: elsewhere the header covers parts of targets. */
export async function expectNoViolations(page: Page): Promise<void> {
	await page.evaluate(() => scrollTo(0, 0));
	// The legacy mode only leaves out frames of other origins, of which there are none, and takes half the time.
	const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"], rules });
	const { violations } = await axe.analyze();
	expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`)).toEqual([]);
}

/** The narrowest screen, a phone, and where each wider layout begins. */
const widths = [320, 390, 560, 640, 760, 900, 960, 1200, 1720];

export async function expectNoSidewaysScroll(page: Page): Promise<void> {
	await page.evaluate(() => document.fonts.ready);
	for (const width of widths) {
		await page.setViewportSize({ width, height: 900 });
		const overflow = await page.evaluate(
			() => document.documentElement.scrollWidth - document.documentElement.clientWidth,
		);
		expect(overflow, `at ${width} pixels`).toBeLessThanOrEqual(0);
	}
}

/** Waits for the fonts, too: before they have come, texts have other widths. */
export async function chooseLanguage(page: Page, language: "English" | "简体中文"): Promise<void> {
	const radio = page.getByRole("radio", { name: language });
	await radio.focus(); // further down a narrow page its row is out of view otherwise
	await radio.check({ force: true });
	await page.evaluate(() => document.fonts.ready);
}

/** The page as it is now needs no scrolling sideways, in either language. It is English in the end. */
export async function expectToFitEveryScreen(page: Page): Promise<void> {
	const size = page.viewportSize();
	for (const language of ["简体中文", "English"] as const) {
		await chooseLanguage(page, language);
		await expectNoSidewaysScroll(page);
	}
	if (size) await page.setViewportSize(size);
}

/** Nothing that a Chinese reader sees or hears of the page as it is now is an English sentence. */
export async function expectNoEnglish(page: Page): Promise<void> {
	await expect(page.locator("html")).toHaveAttribute("lang", "zh-Hans");
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
}
