/** Denoise: how it is opened, its pictures and its table. */

import type { Locator, Page } from "@playwright/test";
import { expect } from "./test";

const answers = [
	"Median filter",
	"Denoising vanilla",
	"Denoising convolutional",
	"Vanilla",
	"Convolutional",
	"Variational (16)",
] as const;

export const columns = ["gaussian", "salt_and_pepper", "patch", "scribble"] as const;

export function figureOf(page: Page, name: string) {
	return page.getByRole("figure", { name, exact: true });
}

/** Waits until the noisy picture and every answer have both their figures. */
export async function expectFigures(page: Page): Promise<void> {
	for (const name of ["Noisy", ...answers]) {
		await expect(figureOf(page, name)).toHaveText(/PSNR.*(\d+\.\d\d|∞) dB.*SSIM.*\d\.\d{3}/);
	}
}

export async function openDenoise(page: Page, query = ""): Promise<void> {
	await page.goto(`./#/denoise${query}`);
	await expectFigures(page);
}

export function benchmarkOf(page: Page) {
	return page.getByRole("region", { name: "Who does best on which noise" });
}

/** The noisy picture, and what is made of it. */
export function answersOf(page: Page): Locator[] {
	return ["Noisy", ...answers].map((name) => page.getByRole("img", { name, exact: true }));
}
