/** The first screen before its program and models have arrived: what was computed when the page was built, which they confirm. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { TestInfo } from "@playwright/test";
import { drawByMouse, middle, written } from "./support/drawing";
import { holdRequests } from "./support/holdRequests";
import { expectIdle, readPicture } from "./support/pixels";
import { expect, type Page, test } from "./support/test";

const pictures = ["Input: 784 pixels", "Reconstruction"];

/** Everything that the first screen says of the reconstruction. */
async function readScreen(page: Page) {
	const sliders = page.getByRole("slider", { name: /^z/ });
	return {
		pixels: (await Promise.all(pictures.map((name) => readPicture(page, name)))).flatMap((picture) => [...picture]),
		values: await sliders.evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value)),
		posteriors: await page.getByRole("img", { name: /±/ }).evaluateAll((marks) => marks.map((mark) => mark.ariaLabel)),
		score: await page.getByRole("meter", { name: "Cross-entropy" }).getAttribute("aria-valuetext"),
		place: await page.getByRole("img", { name: "Reconstruction", exact: true }).boundingBox(),
	};
}

/** Notes the first image that the models are given. */
async function noteFirstImage(page: Page): Promise<void> {
	await page.addInitScript(() => {
		globalThis.Worker = class extends Worker {
			constructor(...of: ConstructorParameters<typeof Worker>) {
				super(...of);
				this.addEventListener("message", ({ data }) => {
					const image = data?.body?.first?.image;
					if (image) document.documentElement.dataset.image = JSON.stringify([...image]);
				});
			}
		};
	});
}

/** firstImage.json is what the models get of the first drawing. */
async function expectKeptImage(page: Page, info: TestInfo): Promise<void> {
	await expect(page.locator("html[data-image]")).toBeAttached();
	const image = (await page.locator("html").getAttribute("data-image")) ?? "";
	await info.attach("firstImage.json", { body: image, contentType: "application/json" });
	const kept: number[] = JSON.parse(readFileSync(join(__dirname, "../../www/src/state/firstImage.json"), "utf8"));
	const live: number[] = JSON.parse(image);
	const { length } = kept.filter((value, at) => Math.abs(value - (live[at] ?? 0)) < 1e-6);
	expect(length, "pixels that are the same: if the first drawing was changed, keep the attached ones").toBe(784);
}

function expectAnswer(page: Page) {
	return expect.poll(() => page.evaluate(() => performance.getEntriesByName("first-answer").length)).toBe(1);
}

test("the page opens with a reconstruction before any model is there, and the model gives the same", async ({
	page,
}, info) => {
	await noteFirstImage(page);
	const release = await holdRequests(page, "**/models/**");
	await page.goto("./");
	await expect(page.getByRole("meter", { name: "Cross-entropy" })).toHaveAttribute("aria-valuetext", /^0\.\d{4} nats/);
	const { pixels, ...precomputed } = await readScreen(page);
	expect(await page.evaluate(() => performance.getEntriesByName("first-answer").length)).toBe(0);
	release();
	await expectAnswer(page);
	await expectIdle(page);
	await expectKeptImage(page, info);
	const { pixels: answered, ...answer } = await readScreen(page);
	expect(answer).toEqual(precomputed);
	for (const [at, pixel] of pixels.entries()) expect(Math.abs(pixel - (answered[at] ?? 0))).toBeLessThan(1.5 / 232);
});

test("nothing precomputed is shown for another drawing, neither one of a link nor one drawn meanwhile", async ({
	page,
}) => {
	const release = await holdRequests(page, "**/models/**");
	await page.goto("./#/reconstruct?drawing=digit.7");
	const waits = page.getByRole("region", { name: /code/i }).getByText("Loading");
	await expect(waits).toBeVisible();
	await page.goto("./");
	const score = page.getByRole("meter", { name: "Cross-entropy" });
	await expect(score).toBeVisible();
	await drawByMouse(page, written[3], middle);
	await expect(waits).toBeVisible();
	await expect(score).toHaveCount(0);
	release();
	await expect(score).toBeVisible();
});

const pictureFrames = ["Screen-preview", "Flow-input", "Flow-output"].map((of) => `.Latent${of} > .picture`).join();
const others = ".header, h1, .lead, .try, .SketchPad-pad, [class*=LatentFlow-] > figcaption";

async function placesOf(page: Page, selector: string) {
	const elements = await page.locator(selector).filter({ visible: true }).all();
	return Promise.all(elements.map(async (element) => element.boundingBox()));
}

/** Where everything stands that is there from the start, in this window and in a narrow one, and how the pictures look. */
async function lookAtFirstScreen(page: Page) {
	await page.evaluate(() => document.fonts.ready);
	const size = page.viewportSize() ?? { width: 0, height: 0 };
	const pictures = await placesOf(page, pictureFrames);
	const looks = [];
	for (const clip of pictures) if (clip) looks.push((await page.screenshot({ clip })).toString("base64"));
	const places = [pictures, await placesOf(page, others)];
	await page.setViewportSize({ width: 360, height: size.height });
	places.push(await placesOf(page, `${pictureFrames}, ${others}`));
	await page.setViewportSize(size);
	return { places, looks };
}

test.describe("before the program of the page has come", () => {
	test.use({ expectErrors: true });

	test("its title, its first words and the first pictures are where it then shows them", { tag: "@both" }, async ({
		page,
	}) => {
		await page.route("**/assets/*.js", (route) => route.abort());
		await page.goto("./");
		const first = await lookAtFirstScreen(page);
		expect(first.looks).toHaveLength(2);
		await page.unroute("**/assets/*.js");
		const release = await holdRequests(page, "**/models/**"); // what a model gives may differ by a rounding
		await page.goto("./");
		await expect(page.getByRole("meter", { name: "Cross-entropy" })).toBeVisible();
		const then = await lookAtFirstScreen(page);
		expect(then.places).toEqual(first.places);
		expect(then.looks.map((look, at) => look === first.looks[at])).toEqual([true, true]);
		release();
	});

	test("nothing can be drawn, and a finger scrolls", async ({ page }) => {
		await page.route("**/assets/*.js", (route) => route.abort());
		await page.goto("./");
		const style = await page.locator(".SketchPad-pad:visible").evaluate((pad) => {
			const { x, y, width, height } = pad.getBoundingClientRect();
			const { touchAction, cursor } = getComputedStyle(document.elementFromPoint(x + width / 2, y + height / 2) ?? pad);
			return { touchAction, cursor };
		});
		expect(style).toEqual({ touchAction: "auto", cursor: "auto" });
	});

	test("the first pictures are there for an address that names nothing else", async ({ page }) => {
		await page.route("**/assets/*.js", (route) => route.abort());
		for (const [address, count] of [
			["", 1],
			["#/", 1],
			["#main", 1],
			["#/reconstruct?drawing=digit.7", 0],
			["#/denoise", 0],
		] as const) {
			await page.goto(`./${address}`);
			await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
			await expect(page.locator(".SketchPad-pad:visible"), address).toHaveCount(count);
		}
	});

	test("the files of the view that the address names are on their way", async ({ page }) => {
		await page.route("**/assets/page-*.js", (route) => route.abort());
		const program = page.waitForResponse("**/assets/Detect-*.js");
		const styles = page.waitForResponse("**/assets/Detect-*.css");
		await page.goto("#/detect");
		expect([(await program).status(), (await styles).status()]).toEqual([200, 200]);
	});
});
