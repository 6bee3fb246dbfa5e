/** The view on a narrow screen: what belongs together stands together, and what is chosen can be read. */

import { expect, test } from "./support/test";
import { openWalk } from "./support/walk";

test.describe("at 360 pixels", { tag: "@phone" }, () => {
	test.use({ viewport: { width: 360, height: 740 } });

	test("the digit stands at the left, and the sizes of the code beside it", async ({ page }) => {
		await openWalk(page);
		const digit = await page.getByRole("img", { name: "Decoded digit" }).boundingBox();
		const sizes = await page.getByRole("group", { name: "Size of the code" }).boundingBox();
		if (!digit || !sizes) throw new Error("no head");
		expect(digit.x).toBeLessThan(30);
		expect(sizes.x).toBeGreaterThan(digit.x + digit.width);
		expect(sizes.y).toBeLessThan(digit.y + digit.height);
	});

	test("both results of the sum stand in one row", async ({ page }) => {
		await openWalk(page);
		const results = page.getByRole("img", { name: /: A − B \+ C$/ });
		await expect(results).toHaveCount(2);
		const [first, second] = await Promise.all([results.first().boundingBox(), results.last().boundingBox()]);
		expect(second?.y).toBe(first?.y);
	});
});

for (const locale of ["en-GB", "zh-CN"]) {
	test.describe(locale, { tag: "@phone" }, () => {
		test.use({ locale });

		test("no list of places cuts what is chosen in it", async ({ page }) => {
			await page.goto("#/walk?a=digit.483");
			const lists = page.locator(".spot select");
			await expect(lists).toHaveCount(5);
			const cut = await lists.evaluateAll(
				(found: HTMLSelectElement[]) =>
					found.filter((list) => {
						const given = list.offsetWidth;
						list.style.width = "auto";
						return list.offsetWidth > given;
					}).length,
			);
			expect(cut).toBe(0);
		});
	});
}
