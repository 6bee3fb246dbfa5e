/** Detect without the training digits, which one of its scores needs. */

import { expect, test } from "./support/test";

test.use({ expectErrors: true });

test("a score that cannot be computed is reported beside those that are, and trying again helps", async ({ page }) => {
	const digits = "**/data/train-4000.digits";
	await page.route(digits, (route) => route.fulfill({ status: 404 }));
	await page.goto("./#/detect?without=8");
	const areaOf = (score: string) => page.getByRole("row", { name: score }).getByRole("cell").first();
	await expect(areaOf("Squared error")).toHaveText(/^0\.\d+$/);
	const notice = page.getByRole("alert");
	await expect(notice).toContainText("Some of what belongs here could not be computed.");
	await expect(areaOf("Distance of the codes")).toContainText("not computed yet");
	await page.unroute(digits);
	await notice.getByRole("button", { name: "Try again" }).click();
	await expect(areaOf("Distance of the codes")).toHaveText(/^0\.\d+$/);
	await expect(notice).toHaveCount(0);
});
