/** Denoise without one of its models, and without its worker. */

import { benchmarkOf, columns, expectFigures, figureOf } from "./support/denoise";
import { readSettledPicture } from "./support/pixels";
import { expect, test } from "./support/test";
import { replaceWorker } from "./support/worker";

test.describe("when something fails", () => {
	test.use({ expectErrors: true });

	test("a model file that is missing is reported in its place, and trying again helps, also after the worker has died", async ({
		page,
	}) => {
		const file = "**/models/denoising-vanilla.safetensors";
		await page.route(file, (route) => route.fulfill({ status: 404 }));
		await page.goto("./#/denoise");
		const place = figureOf(page, "Denoising vanilla");
		const notice = place.getByRole("alert");
		const row = benchmarkOf(page).getByRole("row").filter({ hasText: "Denoising vanilla" });
		await test.step("the others work", async () => {
			await expect(notice).toContainText("The denoising vanilla model could not be loaded.");
			await expect(notice).toContainText("Its file did not arrive.");
			await expect(figureOf(page, "Denoising convolutional")).toContainText("dB");
		});
		await test.step("after the worker has died and was replaced, everything is answered as before", async () => {
			await benchmarkOf(page).scrollIntoViewIfNeeded();
			const before = await readSettledPicture(page, "Denoising convolutional");
			await replaceWorker(page);
			await page.getByRole("slider", { name: "Strength σ" }).fill("0.7");
			await expect.poll(() => readSettledPicture(page, "Denoising convolutional")).not.toEqual(before);
			await expect(row.getByRole("cell")).toHaveText(Array.from(columns, () => "not loaded"));
			await expect(benchmarkOf(page)).toContainText("The table is complete.");
		});
		await test.step("trying again helps", async () => {
			await page.unroute(file);
			await notice.getByRole("button", { name: "Try again" }).press("Enter");
			await expect(place).toBeFocused();
			await expectFigures(page);
			await benchmarkOf(page).scrollIntoViewIfNeeded();
			await expect(row.getByRole("cell").first()).toContainText("18.38");
		});
	});
});
