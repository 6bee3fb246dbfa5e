/** Walk on a narrow screen: what belongs together is together, and what is chosen can be read. */

import { chooseLanguage } from "./support/accessibility";
import { expectIdle } from "./support/pixels";
import { expect, type Page, test } from "./support/test";
import { decoded, mapOf, openWalk } from "./support/walk";

async function expectTogether(page: Page): Promise<void> {
	const results = page.getByRole("img", { name: /: A − B \+ C$/ });
	await expect(results).toHaveCount(2);
	await expectIdle(page);
	const digit = await page.getByRole("img", { name: decoded }).boundingBox();
	const sizes = await page.getByRole("group", { name: "Latent dimensions" }).boundingBox();
	if (!digit || !sizes) throw new Error("no head");
	expect(digit.x).toBeLessThan(30);
	expect(sizes.x).toBeGreaterThan(digit.x + digit.width);
	expect(sizes.y).toBeLessThan(digit.y + digit.height);
	const [first, second] = await Promise.all([results.first().boundingBox(), results.last().boundingBox()]);
	expect(second?.y).toBe(first?.y);
}

async function expectNothingCut(page: Page): Promise<void> {
	const lists = page.getByRole("main").getByRole("combobox");
	await expect(lists).toHaveCount(5);
	for (const language of ["简体中文", "English"] as const) {
		await chooseLanguage(page, language);
		const cut = await lists.evaluateAll(
			(found: HTMLSelectElement[]) =>
				found.filter((list) => {
					const given = list.offsetWidth;
					list.style.width = "auto";
					const wanted = list.offsetWidth;
					list.style.width = "";
					return wanted > given;
				}).length,
		);
		expect(cut, language).toBe(0);
	}
}

async function expectRoomBesideMap(page: Page): Promise<void> {
	const map = await mapOf(page).boundingBox();
	const head = await page
		.getByRole("figure")
		.filter({ has: page.getByRole("img", { name: decoded }) })
		.boundingBox();
	if (!map || !head) throw new Error("no map");
	expect(map.width).toBeCloseTo(map.height, 0);
	expect(map.height).toBeLessThanOrEqual(390 - head.height);
	expect(map.x).toBeGreaterThan(100);
	expect(map.x + map.width).toBeLessThan(744);
}

test("on a phone, what belongs together is together, and what is chosen can be read", { tag: "@phone" }, async ({
	page,
}) => {
	const upright = page.viewportSize() ?? { width: 0, height: 0 };
	await page.setViewportSize({ width: 360, height: 740 });
	await openWalk(page);
	await test.step("at 360 pixels the digit is beside the code’s sizes, and both results of the sum in one row", () =>
		expectTogether(page));
	await test.step("no list of places cuts what is chosen in it, in either language", async () => {
		await page.setViewportSize(upright);
		await page.goto("#/walk?a=digit.483");
		await expect(page.getByRole("combobox", { name: "A", exact: true })).toHaveValue("digit.483");
		await expectNothingCut(page);
	});
	await test.step("on its side, the map leaves room to scroll beside it", async () => {
		await page.setViewportSize({ width: 844, height: 390 });
		await openWalk(page);
		await expectRoomBesideMap(page);
	});
});
