/** A view that throws while rendering: the notice in its place, and the rest of the page. */

import { expect, shownAtAll, test } from "./support/test";

test.use({ expectErrors: true });

/** In the place of the module of Walk: a view that throws until the page says otherwise. */
const brokenModule = `export function Walk() {
	if (!globalThis.isRepaired) throw new Error("broken on purpose");
	return "repaired";
}`;

test("a view that throws says so, leaves the others usable, and can be tried again", async ({ page, context }) => {
	await context.grantPermissions(["clipboard-read", "clipboard-write"]);
	await page.route("**/assets/Walk-*.js", (route) =>
		route.fulfill({ contentType: "text/javascript", body: brokenModule }),
	);
	await page.goto("#/walk");
	const notice = page.getByRole("alert").filter({ hasText: "This view has stopped working." });
	await expect(notice).toContainText("broken on purpose");

	await test.step("its details can be copied", async () => {
		const told = shownAtAll(page, "Details copied");
		await notice.getByRole("button", { name: "Copy details" }).click();
		await told;
		const copied = () => page.evaluate(() => navigator.clipboard.readText());
		await expect.poll(copied).toContain("Error: broken on purpose");
		expect(await copied()).toContain(page.url());
	});
	await test.step("another view works", async () => {
		await notice.getByRole("link", { name: "Denoise" }).click();
		await expect(page.getByRole("figure", { name: "Noisy" })).toBeVisible();
		await expect(notice).toHaveCount(0);
	});
	await test.step("it is as broken at the next visit, until what breaks it is gone", async () => {
		await page.getByRole("navigation").getByRole("link", { name: "Walk" }).click();
		await notice.getByRole("button", { name: "Try again" }).click();
		await expect(notice).toBeVisible();
		await page.evaluate(() => Object.assign(globalThis, { isRepaired: true }));
		await notice.getByRole("button", { name: "Try again" }).click();
		await expect(page.getByRole("main")).toContainText("repaired");
	});
});
