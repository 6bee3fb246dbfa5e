import { expect, type Page } from "@playwright/test";

/** The page as it stands fits every screen. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
	for (const width of [320, 360, 390, 640, 768, 900, 960, 1024, 1200, 1440, 1920]) {
		await page.setViewportSize({ width, height: 900 });
		const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
		expect(overflow, `at ${width} pixels`).toBeLessThanOrEqual(0);
	}
}
