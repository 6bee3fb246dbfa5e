/** The table of every method on every kind of noise, computed on 200 test digits. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expectNoViolations, expectToFitEveryScreen } from "./support/accessibility";
import { benchmarkOf, columns, openDenoise } from "./support/denoise";
import { expectIdle } from "./support/pixels";
import { expect, type Page, test } from "./support/test";

const rows = [
	["Noisy input", "noisy"],
	["Median filter", "median"],
	["Vanilla", "vanilla"],
	["Convolutional", "convolutional"],
	["Variational (2)", "variational-2"],
	["Variational (16)", "variational-16"],
	["Denoising vanilla", "denoising-vanilla"],
	["Denoising convolutional", "denoising-convolutional"],
] as const;

type Cell = { psnr: number; ssim: number };
const native: Record<string, Record<string, Cell>> = JSON.parse(
	readFileSync(join(__dirname, "../golden/denoising.json"), "utf8"),
);

async function expectNativeFigures(page: Page): Promise<void> {
	for (const [name, method] of rows) {
		const row = benchmarkOf(page)
			.getByRole("row")
			.filter({ has: page.getByRole("rowheader", { name, exact: true }) });
		const texts = await row.getByRole("cell").allInnerTexts();
		for (const [at, column] of columns.entries()) {
			const [psnr, ssim] = (texts[at]?.match(/\d+\.\d+/g) ?? []).map(Number);
			const expected = native[column]?.[method];
			expect(Math.abs((psnr ?? Number.NaN) - (expected?.psnr ?? 0)), `${method} on ${column}`).toBeLessThan(0.02);
			expect(Math.abs((ssim ?? Number.NaN) - (expected?.ssim ?? 0)), `${method} on ${column}`).toBeLessThan(0.002);
		}
	}
}

// On a phone, where it is far below what one sees first.
test("the table on 200 test digits fills once it is reached, agrees with the native figures and names the best", {
	tag: ["@phone", "@long"],
}, async ({ page }) => {
	await openDenoise(page);
	const benchmark = benchmarkOf(page);
	await test.step("it waits until it is near, below the clean and the noisy picture side by side", async () => {
		const topOf = async (name: string) => (await page.getByRole("img", { name, exact: true }).boundingBox())?.y;
		expect(await topOf("Noisy")).toBe(await topOf("Clean"));
		await expectIdle(page);
		await expect(benchmark).toContainText("0 of 6,400");
	});
	await benchmark.scrollIntoViewIfNeeded();
	await expect(benchmark).not.toContainText("0 of 6,400");
	await expect(benchmark).toContainText("The table is complete.");
	await expect(page.getByRole("status").filter({ hasText: "The table is complete." })).toBeAttached();
	await expectNativeFigures(page);
	await expect(benchmark.getByText("Best:", { exact: true })).toHaveCount(2 * columns.length);
	await expect(benchmark.getByRole("definition").first()).toHaveText(
		/^Denoising convolutional is best by both measures: 19\.14\sdB, SSIM\s0\.838\.$/,
	);
	await expect(benchmark.getByRole("definition").last()).toHaveText(/Denoising vanilla, .*Noisy input, 0\.780/);
	await expect(benchmark).toContainText("No model was trained on scribbles.");
	await expectNoViolations(page);
	await expectToFitEveryScreen(page);

	const views = page.getByRole("navigation");
	await views.getByRole("link", { name: "Reconstruct" }).click();
	await views.getByRole("link", { name: "Denoise" }).click();
	await expect(benchmark, "it is kept for the visit").toContainText("The table is complete.");
});
