/** Generate without its data, without one of its models, and without its worker. */

import { neighboursOf, openGenerate, questionOf, readSamples, sampleOf, temperatureOf } from "./support/generate";
import { inkOf, readPicture } from "./support/pixels";
import { expect, test } from "./support/test";
import { replaceWorker } from "./support/worker";

test.describe("when something fails", () => {
	test.use({ expectErrors: true });

	test("missing training digits leave the samples alone, and trying again brings them", async ({ page }) => {
		await page.route("**/data/train-4000.digits", (route) => route.fulfill({ status: 404 }));
		await page.goto("./#/generate");
		const notice = questionOf(page).getByRole("alert");
		await expect(notice).toContainText("The training digits could not be loaded. Samples come without them.");
		await expect.poll(async () => inkOf(await readPicture(page, "Sample 1"))).toBeGreaterThan(15);
		await page.unroute("**/data/train-4000.digits");
		await notice.getByRole("button", { name: "Try again" }).press("Enter");
		await expect(questionOf(page)).toBeFocused();
		await expect(neighboursOf(page)).toHaveCount(5);
	});

	test("when all 60,000 do not come, the 4,000 are still searched, and trying again helps", async ({ page }) => {
		await page.route("**/data/train-60000.digits", (route) => route.abort());
		await openGenerate(page);
		await page.getByRole("button", { name: "Search all 60,000 (10 MB)" }).click();
		const notice = questionOf(page).getByRole("alert");
		await expect(notice).toContainText("The 60,000 training digits could not be loaded. The 4,000 are still searched.");
		await sampleOf(page, 2).click();
		await expect(page.getByRole("status").filter({ hasText: /^Sample 2\. Nearest/ })).toBeAttached();
		await page.unroute("**/data/train-60000.digits");
		await notice.getByRole("button", { name: "Try again" }).click();
		await expect(questionOf(page)).toContainText("Searched among all 60,000 training digits.");
	});

	for (const [model, region] of [
		["variational-16", "Samples"],
		["convolutional", "Convolutional"],
	] as const) {
		test(`the ${model} model that fails to load is reported in its place, and trying again helps`, async ({ page }) => {
			let requests = 0;
			const file = `**/models/${model}.safetensors`;
			await page.route(file, (route) => {
				requests++;
				return route.fulfill({ status: 404 });
			});
			await page.goto("./#/generate?width=codes");
			const place = page.getByRole("region", { name: region, exact: true });
			const notice = place.getByRole("alert");
			await expect(notice).toContainText("model could not be loaded.");
			await expect.poll(async () => inkOf(await readPicture(page, "Vanilla: sample 1"))).toBeGreaterThan(15);
			expect(requests, "asked for once, not again and again").toBe(1);
			await page.unroute(file);
			await notice.getByRole("button", { name: "Try again" }).press("Enter");
			await expect(place).toBeFocused();
			await expect(neighboursOf(page)).toHaveCount(5);
			await expect.poll(async () => inkOf(await readPicture(page, "Convolutional: sample 1"))).toBeGreaterThan(15);
		});
	}

	test("after the worker has died and was replaced, everything is answered as before", async ({ page }) => {
		await openGenerate(page, "?width=codes");
		const before = await readSamples(page);
		await expect(page.getByText(/^\d+%$/)).toHaveCount(3);
		await replaceWorker(page);
		await temperatureOf(page).fill("0.6");
		await expect.poll(() => readSamples(page)).not.toEqual(before);
		await expect(neighboursOf(page)).toHaveCount(5);
		await expect(page.getByText(/^\d+%$/)).toHaveCount(3);
		await expect(page.getByRole("alert")).toHaveCount(0);
	});
});
