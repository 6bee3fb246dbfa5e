/** Generate without its data, without one of its models, and without its worker. */

import { neighboursOf, openGenerate, questionOf, readSamples, sampleOf, temperatureOf } from "./support/generate";
import { inkOf, readPicture } from "./support/pixels";
import { expect, type Page, test } from "./support/test";
import { replaceWorker } from "./support/worker";

test.use({ expectErrors: true });

async function missSomeDigits(page: Page): Promise<void> {
	await page.route("**/data/train-4000.digits", (route) => route.fulfill({ status: 404 }));
	await page.goto("./#/generate");
	const notice = questionOf(page).getByRole("alert");
	await expect(notice).toContainText("The training digits could not be loaded. Samples come without them.");
	await expect.poll(async () => inkOf(await readPicture(page, "Sample 1"))).toBeGreaterThan(15);
	await page.unroute("**/data/train-4000.digits");
	await notice.getByRole("button", { name: "Try again" }).press("Enter");
	await expect(questionOf(page)).toBeFocused();
	await expect(neighboursOf(page)).toHaveCount(5);
}

async function missAllDigits(page: Page): Promise<void> {
	await page.route("**/data/train-60000.digits", (route) => route.abort());
	await page.getByRole("button", { name: "Search all 60,000 (10 MB)" }).click();
	const notice = questionOf(page).getByRole("alert");
	await expect(notice).toContainText("The 60,000 training digits could not be loaded. The 4,000 are still searched.");
	await sampleOf(page, 2).click();
	await expect(page.getByRole("status").filter({ hasText: /^Sample 2\. Nearest/ })).toBeAttached();
	await page.unroute("**/data/train-60000.digits");
	await notice.getByRole("button", { name: "Try again" }).click();
	await expect(questionOf(page)).toContainText("Searched among all 60,000 training digits.");
}

test("training digits that do not come are reported, and trying again brings them", async ({ page }) => {
	await test.step("missing training digits leave the samples alone", () => missSomeDigits(page));
	await test.step("when all 60,000 do not come, the 4,000 are still searched", () => missAllDigits(page));
});

const places = [
	["variational-16", "Samples"],
	["convolutional", "Convolutional"],
] as const;

test("models that fail to load are reported in their places, and trying again helps", async ({ page }) => {
	const requests: string[] = [];
	for (const [model] of places) {
		await page.route(`**/models/${model}.safetensors`, (route) => {
			requests.push(model);
			return route.fulfill({ status: 404 });
		});
	}
	await page.goto("./#/generate?width=codes");
	const placeOf = (region: string) => page.getByRole("region", { name: region, exact: true });
	for (const [, region] of places)
		await expect(placeOf(region).getByRole("alert")).toContainText("model could not be loaded.");
	await expect.poll(async () => inkOf(await readPicture(page, "Vanilla: sample 1"))).toBeGreaterThan(15);
	expect(requests.sort(), "asked for once, not again and again").toEqual(["convolutional", "variational-16"]);
	for (const [model, region] of places) {
		await test.step(model, async () => {
			await page.unroute(`**/models/${model}.safetensors`);
			await placeOf(region).getByRole("alert").getByRole("button", { name: "Try again" }).press("Enter");
			await expect(placeOf(region)).toBeFocused();
			await expect(placeOf(region).getByRole("alert")).toHaveCount(0);
		});
	}
	await expect(neighboursOf(page)).toHaveCount(5);
	await expect.poll(async () => inkOf(await readPicture(page, "Convolutional: sample 1"))).toBeGreaterThan(15);
});

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
