/** Interpolation and arithmetic in the latent space: from one digit to another, and sums of codes. */

import { readFile } from "node:fs/promises";
import { classify } from "./support/classifier";
import { clearPad } from "./support/drawing";
import { readSettledPicture, toInk } from "./support/pixels";
import { expect, type Page, test } from "./support/test";
import { decoded, mapOf, openWalk, sliderOf } from "./support/walk";

async function stepThere(page: Page): Promise<void> {
	for (const model of ["Variational", "Vanilla"]) {
		expect(classify(await readSettledPicture(page, `${model}: this step, decoded`)), model).toBe(0);
	}
	const step = sliderOf(page, "Step");
	await expect(step).toHaveAttribute("aria-valuetext", "0 of 60");
	await page.getByRole("button", { name: "One step forward" }).click();
	await page.getByRole("button", { name: "One step forward" }).click();
	await page.getByRole("button", { name: "One step back" }).click();
	await expect(step).toHaveAttribute("aria-valuetext", "1 of 60");
	await step.fill("60");
	expect(classify(await readSettledPicture(page, "Variational: this step, decoded"))).toBe(1);
}

async function compareLinearAndSpherical(page: Page): Promise<void> {
	const name = "Variational: this step, decoded";
	await sliderOf(page, "Step").fill("30");
	const straight = await readSettledPicture(page, name);
	await page.getByRole("radio", { name: "Spherical" }).check({ force: true });
	expect(await readSettledPicture(page, name)).not.toEqual(straight);
	await sliderOf(page, "Step").fill("60");
	const end = await readSettledPicture(page, name);
	await page.getByRole("radio", { name: "Linear" }).check({ force: true });
	expect(await readSettledPicture(page, name)).toEqual(end);
}

async function addCodes(page: Page): Promise<void> {
	await page.getByRole("combobox", { name: "A", exact: true }).selectOption({ label: "Mean of “3”" });
	await page.getByRole("combobox", { name: "B", exact: true }).selectOption({ label: "Mean of “3”" });
	await page.getByRole("combobox", { name: "C", exact: true }).selectOption({ label: "Mean of “7”" });
	for (const model of ["Variational", "Vanilla"]) {
		await expect.poll(async () => classify(await readSettledPicture(page, `${model}: A − B + C`)), model).toBe(7);
	}
	await page.getByRole("button", { name: "Go to this code on the map" }).click();
	await expect(mapOf(page)).toBeFocused();
	await expect(mapOf(page)).toBeInViewport({ ratio: 0.99 });
	expect(classify(await readSettledPicture(page, decoded))).toBe(7);
}

test("with 16 dimensions, the walk leads from one digit to the other, and sums of codes are digits", async ({
	page,
}) => {
	await openWalk(page, "?model=variational-16&from=mean.0&to=mean.1");
	await test.step("step by step, for both models", () => stepThere(page));
	await test.step("linear and spherical paths differ in the middle and agree at the ends", () =>
		compareLinearAndSpherical(page));
	await test.step("arithmetic takes what sets two codes apart and adds it to a third", () => addCodes(page));
	await test.step("it begins at a drawing, and has nothing to decode without one", async () => {
		await sliderOf(page, "Step").fill("0");
		await page.getByRole("combobox", { name: "From" }).selectOption("drawing");
		expect(classify(await readSettledPicture(page, "Variational: this step, decoded"))).toBe(5);
		await page.getByText("Draw or pick another digit").click();
		await clearPad(page);
		await expect(page.getByText("Nothing to decode yet: one of the ends is an empty drawing").first()).toBeVisible();
	});
});

async function play(page: Page): Promise<void> {
	const step = sliderOf(page, "Step");
	await sliderOf(page, "Speed").fill("60");
	// At a time that is not past once the clock gets there, on any machine.
	await page.clock.pauseAt(await page.evaluate(() => Date.now() + 60_000));
	await page.getByRole("button", { name: "Play" }).click();
	await expect(page.getByRole("button", { name: "Pause" })).toBeVisible();
	await page.clock.runFor(300);
	const paused = await step.inputValue();
	expect(Number(paused)).toBeGreaterThan(0);
	await page.getByRole("button", { name: "Pause" }).click();
	await page.clock.runFor(1000);
	expect(await step.inputValue()).toBe(paused);
	await page.getByRole("button", { name: "Play" }).click();
	await page.clock.runFor(1500);
	await expect(step).toHaveValue("60");
	await expect(page.getByRole("button", { name: "Play" })).toBeVisible();
}

/** One frame of an animation as the browser decodes it: its red channel as ink, one value for every square of 8 × 8 pixels. */
async function frameOf(page: Page, gif: Buffer, frameIndex: number): Promise<number[]> {
	const red = await page.evaluate(
		async ({ text, frameIndex }) => {
			const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
			const decoder = new ImageDecoder({ data: bytes, type: "image/gif" });
			const { image } = await decoder.decode({ frameIndex });
			const context = new OffscreenCanvas(image.displayWidth, image.displayHeight).getContext("2d");
			context?.drawImage(image, 0, 0);
			const { data = [], width = 0 } = context?.getImageData(0, 0, image.displayWidth, image.displayHeight) ?? {};
			image.close();
			decoder.close();
			const side = width / 8;
			return Array.from({ length: side * side }, (_, at) => {
				const [row, column] = [8 * Math.floor(at / side) + 4, 8 * (at % side) + 4];
				return data[4 * (row * width + column)] ?? Number.NaN;
			});
		},
		{ text: gif.toString("base64"), frameIndex },
	);
	return red.map(toInk);
}

async function saveWalk(page: Page): Promise<void> {
	const animation = page.waitForEvent("download");
	await page.getByRole("button", { name: "Animation as GIF" }).click();
	const gif = await readFile(await (await animation).path());
	expect((await animation).suggestedFilename()).toBe("walk.gif");
	expect(gif.subarray(0, 6).toString("latin1")).toBe("GIF89a");
	expect(gif.toString("latin1").split("\x21\xf9\x04").length - 1).toBe(120); // one block a frame: there and back
	const step = Number(await sliderOf(page, "Step").inputValue());
	const shown = await readSettledPicture(page, "Variational: this step, decoded");
	expect(await frameOf(page, gif, step)).toEqual([...shown]);
	expect(await frameOf(page, gif, 120 - step)).toEqual([...shown]);
	const picture = page.waitForEvent("download");
	await page.getByRole("button", { name: "Frames as PNG" }).click();
	const png = await readFile(await (await picture).path());
	expect(png.subarray(1, 4).toString("latin1")).toBe("PNG");
}

test("with 2 dimensions, the walk plays and is saved, and arithmetic leads to 16 dimensions", async ({ page }) => {
	await page.clock.install();
	await openWalk(page);
	await test.step("it plays to its end, pauses on demand, and starts again", () => play(page));
	await test.step("where motion is not wanted, it is shown frame by frame", async () => {
		await page.emulateMedia({ reducedMotion: "reduce" });
		await page.getByRole("button", { name: "Play" }).click(); // from the beginning
		await page.clock.runFor(2500);
		await expect.poll(async () => Number(await sliderOf(page, "Step").inputValue())).toBeGreaterThan(0);
		await page.getByRole("button", { name: "Pause" }).click();
		expect(Number(await sliderOf(page, "Step").inputValue()) % 10).toBe(0);
		await page.clock.resume();
	});
	await test.step("the path is saved as an animation and as frames", () => saveWalk(page));
	await test.step("arithmetic with 2 dimensions, which are too few for it, leads to 16", async () => {
		const sum = page.getByRole("region", { name: "Arithmetic with digits" });
		await expect(sum).toContainText("Two dimensions are too few");
		await sum.getByRole("button", { name: "Switch to 16 dimensions" }).click();
		await expect(page.getByRole("radio", { name: "16-D" })).toBeChecked();
		await expect(sum).toBeFocused();
		await expect(sum).not.toContainText("too few");
		await expect.poll(async () => classify(await readSettledPicture(page, "Variational: A − B + C"))).toBe(2);
	});
});
