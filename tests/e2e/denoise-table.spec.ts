/** The table of every method on every kind of noise, computed on 200 test digits. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expectToFitEveryScreen } from "./support/accessibility";
import { benchmarkOf, columns, openDenoise } from "./support/denoise";
import { expect, test } from "./support/test";

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

test("the table on 200 test digits fills once it is reached, agrees with the native figures and names the best", async ({
	page,
}) => {
	await openDenoise(page);
	const benchmark = benchmarkOf(page);
	await benchmark.scrollIntoViewIfNeeded();
	await expect(benchmark).toContainText("The table is complete.");
	await expect(page.getByRole("status").filter({ hasText: "The table is complete." })).toBeAttached();
	for (const [name, method] of rows) {
		const cells = benchmark.getByRole("row").filter({ has: page.getByRole("rowheader", { name, exact: true }) });
		const texts = await cells.getByRole("cell").allInnerTexts();
		for (const [at, column] of columns.entries()) {
			const [psnr, ssim] = (texts[at]?.match(/\d+\.\d+/g) ?? []).map(Number);
			const expected = native[column]?.[method];
			expect(Math.abs((psnr ?? Number.NaN) - (expected?.psnr ?? 0)), `${method} on ${column}`).toBeLessThan(0.02);
			expect(Math.abs((ssim ?? Number.NaN) - (expected?.ssim ?? 0)), `${method} on ${column}`).toBeLessThan(0.002);
		}
	}
	await expect(benchmark.getByText("Best:", { exact: true })).toHaveCount(2 * columns.length);
	await expect(benchmark.getByRole("definition").first()).toHaveText(
		/^Denoising convolutional is best by both measures: 18\.79\sdB, SSIM\s0\.812\.$/,
	);
	await expect(benchmark.getByRole("definition").last()).toHaveText(/Denoising vanilla, .*Noisy input, 0\.780/);
	await expect(benchmark).toContainText("No model was trained on scribbles.");
	await expectToFitEveryScreen(page);

	const views = page.getByRole("navigation");
	await views.getByRole("link", { name: "Reconstruct" }).click();
	await views.getByRole("link", { name: "Denoise" }).click();
	await expect(benchmark, "it is kept for the visit").toContainText("The table is complete.");
});
