/** The table of who does best on which noise, measured on 200 test digits. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { columns, openDenoise, trialsOf } from "./support/denoise";
import { expect, test } from "./support/test";

const rows = [
	["Nothing done", "noisy"],
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

test("the table on 200 test digits fills when it is reached, and agrees with the native figures", async ({ page }) => {
	await openDenoise(page);
	const trials = trialsOf(page);
	await trials.scrollIntoViewIfNeeded();
	await expect(trials).toContainText("The table is complete.", { timeout: 45_000 });
	await expect(page.getByRole("status").filter({ hasText: "The table is complete." })).toBeAttached();
	for (const [name, method] of rows) {
		const cells = trials.getByRole("row").filter({ has: page.getByRole("rowheader", { name, exact: true }) });
		for (const [at, column] of columns.entries()) {
			const text = await cells.getByRole("cell").nth(at).innerText();
			const [psnr, ssim] = (text.match(/\d+\.\d+/g) ?? []).map(Number);
			const expected = native[column]?.[method];
			expect(Math.abs((psnr ?? Number.NaN) - (expected?.psnr ?? 0)), `${method} on ${column}`).toBeLessThan(0.02);
			expect(Math.abs((ssim ?? Number.NaN) - (expected?.ssim ?? 0)), `${method} on ${column}`).toBeLessThan(0.002);
		}
	}
});

test("the table marks the best of each column, and says in a sentence who it is", async ({ page }) => {
	await openDenoise(page);
	const trials = trialsOf(page);
	await trials.scrollIntoViewIfNeeded();
	await expect(trials).toContainText("The table is complete.", { timeout: 45_000 });
	await expect(trials.getByText("Best:", { exact: true })).toHaveCount(2 * columns.length);
	await expect(trials.getByRole("definition").first()).toHaveText(
		/^Denoising convolutional is best by both measures: 18\.79\sdB, SSIM\s0\.812\.$/,
	);
	await expect(trials.getByRole("definition").last()).toHaveText(/Denoising vanilla, .*Nothing done, 0\.780/);
	await expect(trials).toContainText("No model was trained on scribbles.");
	// What is computed stays for the visit.
	await page.getByRole("link", { name: "Reconstruct" }).click();
	await page.getByRole("link", { name: "Denoise" }).click();
	await expect(trials).toContainText("The table is complete.");
});

test("the table waits until it is near", { tag: "@phone" }, async ({ page }) => {
	await openDenoise(page);
	await page.waitForTimeout(500);
	await expect(trialsOf(page)).toContainText("0 of 6,400");
});
