/** What needs a file that does not arrive is reported where it would be, and trying again helps. */

import { encodePictures, testDigits } from "./support/builtInPictures";
import { expect, type Page, test } from "./support/test";

test.use({ expectErrors: true });

const noticeOf = (page: Page, text: string) => page.getByRole("alert").filter({ hasText: text });

/** Until it is allowed again, which the returned function does. */
async function forbid(page: Page, file: string): Promise<() => Promise<void>> {
	await page.route(file, (route) => route.fulfill({ status: 404 }));
	return () => page.unroute(file);
}

test("Detect: a score beside those that are there", async ({ page }) => {
	const allow = await forbid(page, "**/data/train-4000.digits");
	await page.goto("./#/detect?without=8");
	const areaOf = (score: string) => page.getByRole("row", { name: score }).getByRole("cell").first();
	await expect(areaOf("Squared error")).toHaveText(/^0\.\d+$/);
	const notice = noticeOf(page, "Some scores or pictures could not be computed.");
	await expect(areaOf("Distance of the codes")).toContainText("not computed yet");
	await allow();
	await notice.getByRole("button", { name: "Try again" }).click();
	await expect(areaOf("Distance of the codes")).toHaveText(/^0\.\d+$/);
	await expect(notice).toHaveCount(0);
});

test("Map: of another model, in whose place the one before does not stay", async ({ page }) => {
	await forbid(page, "**/models/convolutional.safetensors");
	await page.goto("./#/map");
	const map = page.getByRole("application", { name: /^Code \+ PCA: map of/ });
	await expect(map).toBeVisible();
	const section = page.getByRole("region", { name: "Code + PCA", exact: true });
	const model = section.getByRole("combobox");
	const before = await model.inputValue();
	await model.selectOption("convolutional");
	await expect(section.getByRole("alert")).toBeVisible();
	await expect(map).toHaveCount(0);
	await expect(section.getByRole("definition")).toHaveCount(0);
	await model.selectOption(before);
	await expect(map).toBeVisible();
	await expect(section.getByRole("alert")).toHaveCount(0);
});

test("Denoise: pictures of the visitor's own, which are cleaned after all", async ({ page }) => {
	const allow = await forbid(page, "**/models/denoising-convolutional.safetensors");
	await page.goto("./#/denoise");
	const digits = testDigits(3).map((digit) => ({ digit, width: 28, height: 28, type: "image/png" }) as const);
	const files = (await encodePictures(page, digits)).map((buffer, index) => ({ name: `${index}.png`, buffer }));
	const section = page.getByRole("region", { name: "Clean your own pictures" });
	await section
		.locator("input[type=file]:not([webkitdirectory])")
		.setInputFiles(files.map((file) => ({ ...file, mimeType: "image/png" })));
	const notice = section.getByRole("alert");
	await expect(notice).toContainText("could not be cleaned");
	await allow();
	await notice.getByRole("button", { name: "Try again" }).click();
	await expect(section.getByRole("img", { name: /, after$/ })).toHaveCount(3);
	await expect(notice).toHaveCount(0);
});
