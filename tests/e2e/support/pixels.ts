/** Reads pictures off the screen, as values of ink between 0 and 1. */

import { expect, type Locator, type Page } from "@playwright/test";

/** The red channel of paper and of full ink in the light theme, in which these tests run. */
const PAPER = 255;
const INK = 23;

/** Of a value of the red channel. */
export function toInk(red: number): number {
	return (PAPER - red) / (PAPER - INK);
}

export function readPicture(page: Page, name: string): Promise<Float64Array> {
	return readCanvas(page.getByRole("img", { name, exact: true }));
}

/** For pictures without a name of their own, as those on buttons are. */
export async function readCanvas(canvas: Locator): Promise<Float64Array> {
	return Float64Array.from(await readRed(canvas), toInk);
}

/** Waits until the page answers to everything that was done so far. Only then a picture is the last one. */
export async function expectIdle(page: Page): Promise<void> {
	await expect(page.getByRole("main")).toHaveAttribute("aria-busy", "false");
}

/** The picture that answers to everything that was done so far, once there is one. */
export async function readSettledPicture(page: Page, name: string): Promise<Float64Array> {
	let picture: Float64Array = new Float64Array();
	await expect
		.poll(async () => {
			await expectIdle(page);
			picture = await readPicture(page, name);
			return picture.every(Number.isNaN);
		}, `"${name}" is empty`)
		.toBe(false);
	return picture;
}

/** Of every canvas pixel; an empty canvas is transparent and reads as NaN. */
function readRed(picture: Locator): Promise<number[]> {
	return picture.evaluate((element) => {
		if (!(element instanceof HTMLCanvasElement)) throw new Error("not a canvas");
		const data = element.getContext("2d")?.getImageData(0, 0, element.width, element.height).data ?? [];
		return Array.from({ length: data.length / 4 }, (_, pixel) =>
			data[4 * pixel + 3] ? data[4 * pixel] : Number.NaN,
		) as number[];
	});
}

/** That a picture is in the colours of a signed legend: orange and blue, and not green, as others are in between. */
export async function expectSignedColours(page: Page, name: string): Promise<void> {
	const hues = () =>
		page.getByRole("img", { name, exact: true }).evaluate((element) => {
			if (!(element instanceof HTMLCanvasElement)) throw new Error("not a canvas");
			const data = element.getContext("2d")?.getImageData(0, 0, element.width, element.height).data ?? [];
			const pixels = Array.from({ length: data.length / 4 }, (_, pixel) => data.slice(4 * pixel, 4 * pixel + 3));
			const isGreen = ([red = 0, green = 0, blue = 0]: Uint8ClampedArray | number[]) =>
				green - Math.max(red, blue) > 30;
			const redMinusBlue = pixels.map(([red = 0, , blue = 0]) => red - blue);
			return [
				redMinusBlue.some((difference) => difference > 40),
				redMinusBlue.some((difference) => difference < -40),
				pixels.some(isGreen),
			];
		});
	await expect.poll(hues, `"${name}" is orange and blue`).toEqual([true, true, false]);
}

export function inkOf(picture: Float64Array): number {
	return picture.reduce((sum, value) => sum + value, 0);
}
