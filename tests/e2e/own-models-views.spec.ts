/** The visitor's own models in the views: they do as the same models do that come with the page. */

import { isDeepStrictEqual } from "node:util";
import { expectNoSidewaysScroll } from "./support/accessibility";
import { openGenerate, readSamples } from "./support/generate";
import { narrow, pretrained } from "./support/modelFiles";
import { loadModels, openIn, openTrain } from "./support/ownModels";
import { expectIdle, readPicture, readSettledPicture } from "./support/pixels";
import { expect, expectScore, type Page, test } from "./support/test";

/** In Reconstruct it is shown first, beside the three, with its inside. */
async function expectInReconstruct(page: Page): Promise<void> {
	await openIn(page, "Reconstruct", "Mine");
	await expect(page.getByRole("article").first()).toHaveAccessibleName("Mine");
	await expect(page.getByRole("article").first()).toBeInViewport();
	const scoreIn = (name: string) =>
		page.getByRole("article", { name, exact: true }).getByRole("meter").getAttribute("aria-valuenow");
	await expect(page.getByRole("meter")).toHaveCount(4);
	await expectScore(page, "Variational");
	await expect.poll(async () => (await scoreIn("Mine")) === (await scoreIn("Variational"))).toBe(true);
	await page.getByRole("button", { name: "Peek inside" }).click();
	await page.getByRole("radio", { name: "Mine", exact: true }).check({ force: true });
	await expect(page.getByRole("img", { name: "Inside: Dense layer, 256" }).first()).toBeVisible();
	await expect(page).toHaveURL(/&inside=own$/);
	await page.reload();
	await expect(page.getByRole("meter")).toHaveCount(4);
	await page.getByRole("combobox", { name: "Your models" }).selectOption("none");
	await expect(page.getByRole("meter")).toHaveCount(3);
	await expect(page).not.toHaveURL(/own=/);
}

/** In Denoise it answers among the others, and has its row in the table. */
async function expectInDenoise(page: Page): Promise<void> {
	await openIn(page, "Denoise", "My denoiser");
	const own = page.getByRole("figure", { name: "My denoiser", exact: true });
	const same = page.getByRole("figure", { name: "Denoising vanilla", exact: true });
	for (const figure of [own, same]) await expect(figure).toContainText(/\d\.\d\d dB/);
	const figures = /[\d.]+ dB/;
	expect(figures.exec(await own.innerText())?.[0]).toBe(figures.exec(await same.innerText())?.[0]);
	const table = page.getByRole("table", { name: "Who does best on which noise" });
	await table.scrollIntoViewIfNeeded();
	const row = (name: string) =>
		table.getByRole("row").filter({ has: page.getByRole("rowheader", { name, exact: true }) });
	await expect(row("My denoiser").getByRole("cell")).toHaveText(Array(4).fill(/\d+\.\d\d.*\d\.\d{3}/));
	const cells = await row("Denoising vanilla").getByRole("cell").allInnerTexts();
	expect(await row("My denoiser").getByRole("cell").allInnerTexts()).toEqual(cells);
}

test("in Reconstruct and in Denoise they stand among the others", { tag: "@long" }, async ({ page }) => {
	await loadModels(page, pretrained("variational-16", "Mine"), pretrained("denoising-vanilla", "My denoiser"));
	await test.step("Reconstruct", () => expectInReconstruct(page));
	await openTrain(page);
	await test.step("Denoise", () => expectInDenoise(page));
});

/** Its map and its sliders are those of the same pretrained model. */
async function expectWalk(page: Page): Promise<void> {
	await openIn(page, "Walk", "Mine");
	await expect(page.getByRole("slider", { name: /^z[₀-₉]+$/ })).toHaveCount(16);
	await expect(page.getByRole("application", { name: /16-dimensional latent space, projected/ })).toBeVisible();
	await expect(page.getByRole("img", { name: "Mine: this step, decoded" })).toBeVisible();
	const own = await readSettledPicture(page, "Decoded digit");
	await page.getByRole("radio", { name: "16-D" }).check({ force: true });
	await expect(page.getByRole("img", { name: "Variational: this step, decoded" })).toBeVisible();
	expect(await readSettledPicture(page, "Decoded digit")).toEqual(own);
}

/** A plain model of few units has sliders by variance, as wide as its codes. */
async function expectWalkOfFew(page: Page): Promise<void> {
	await openIn(page, "Walk", "Twelve units");
	const bars = page.getByRole("img", { name: /^variance \d+\.\d\d$/ });
	await expect(bars).toHaveCount(12);
	const shares = await bars.evaluateAll((all) => all.map((bar) => Number(bar.getAttribute("title")?.split(" ")[1])));
	expect(shares).toEqual([...shares].sort((a, b) => b - a));
	const first = page.getByRole("slider", { name: /^z[₀-₉]+$/ }).first();
	// Codes of rectified units are never negative, and reach far beyond a prior's.
	expect(Number(await first.getAttribute("max"))).toBeGreaterThan(4);
	const before = await readSettledPicture(page, "Decoded digit");
	await first.fill((await first.getAttribute("max")) ?? "");
	await expect.poll(() => readPicture(page, "Decoded digit")).not.toEqual(before);
	const map = page.getByRole("application", { name: /12-dimensional latent space, projected/ });
	await expect(page).toHaveURL(/z=/);
	const [link, place] = [page.url(), await map.getAttribute("aria-label")];
	await map.press("ArrowRight");
	await expect.poll(() => map.getAttribute("aria-label")).not.toBe(place);
	await expect(page).not.toHaveURL(link);
	const reached = (await map.getAttribute("aria-label")) ?? "";
	await page.reload();
	await expect(map).toHaveAccessibleName(reached);
}

/** A plain model of two units has its codes for a map. */
async function expectWalkOfTwo(page: Page): Promise<void> {
	await openIn(page, "Walk", "Two units");
	const map = page.getByRole("application", { name: /^Map of the latent space: at / });
	await expect(map).toBeVisible();
	const [x] = await page.getByRole("slider", { name: "z₁", exact: true }).all();
	await map.press("ArrowRight");
	const value = (await x?.getAttribute("aria-valuetext")) ?? "";
	await expect(map).toHaveAccessibleName(new RegExp(`at ${value}, `));
}

test("in Walk each is walked through by what it has", { tag: "@long" }, async ({ page }) => {
	await loadModels(page, pretrained("variational-16", "Mine"), narrow(12, "Twelve units"), narrow(2, "Two units"));
	await test.step("a variational one", () => expectWalk(page));
	await openTrain(page);
	await test.step("a plain one of few units", () => expectWalkOfFew(page));
	await openTrain(page);
	await test.step("a plain one of two units", () => expectWalkOfTwo(page));
});

/** Runs before the page's own code: which models its workers are told to free. */
function observeFreed(): void {
	const freed: string[] = [];
	class ObservedWorker extends Worker {
		override postMessage(message: { body?: { type: string; model: string } }, options?: object): void {
			if (message.body?.type === "unloadModel") freed.push(message.body.model);
			super.postMessage(message, options as StructuredSerializeOptions);
		}
	}
	Object.assign(window, { freed, Worker: ObservedWorker });
}

test("a deleted model is freed in the worker, and works again when it is brought back", async ({ page }) => {
	await page.addInitScript(observeFreed);
	await loadModels(page, pretrained("variational-16", "Mine"));
	const map = page.getByRole("application", { name: /16-dimensional latent space, projected.* at −?\d/ });
	await openIn(page, "Walk", "Mine");
	await expect(map).toBeVisible();
	await page.getByRole("navigation").getByRole("link", { name: "Train" }).click();
	await page.getByRole("button", { name: "Delete: Mine" }).click();
	await expect
		.poll(() => page.evaluate(() => (window as unknown as { freed: string[] }).freed))
		.toEqual([expect.stringMatching(/^own-/)]);
	await page.getByRole("button", { name: "Undo: delete Mine" }).click();
	await openIn(page, "Walk", "Mine");
	await expect(map).toBeVisible();
	await expect(page.getByRole("img", { name: "Mine: this step, decoded" })).toBeVisible();
	await expect(page.getByRole("alert")).toHaveCount(0);
});

test("in Generate a variational one samples its prior, a plain one is compared with it", { tag: "@long" }, async ({
	page,
}) => {
	await loadModels(page, pretrained("variational-2", "My map"), pretrained("vanilla", "My plain one"));
	await openGenerate(page, "?model=variational-2");
	const expected = await readSamples(page);
	await openTrain(page);
	await openIn(page, "Generate", "My map");
	await expect(page.getByRole("radio", { name: "2-D" })).not.toBeChecked();
	await expect.poll(() => readSamples(page)).toEqual(expected);
	await page.getByRole("combobox", { name: "Your models" }).last().selectOption("My plain one");
	await page.getByRole("radio", { name: "As wide as its own codes" }).check({ force: true });
	const twelfth = (name: string) => readPicture(page, `${name}: sample 12`);
	const pair = () => Promise.all([twelfth("My plain one"), twelfth("Vanilla")]);
	await expect.poll(async () => isDeepStrictEqual(...(await pair()))).toBe(true);
	await expect(page).toHaveURL(/model=own-[0-9a-f]+/);
	await expect(page).toHaveURL(/own=own-[0-9a-f]+/);
});

test("a link to a model of another browser says so, and falls back", { tag: "@long" }, async ({ page }) => {
	for (const [view, query, shown] of [
		["reconstruct", "own=own-0123456789abcdef", "Variational"],
		["denoise", "own=own-0123456789abcdef", "Denoising vanilla"],
		["walk", "model=own-0123456789abcdef", "Variational"],
		["generate", "model=own-0123456789abcdef", "Convolutional"],
	] as const) {
		await test.step(view, async () => {
			await page.goto(`#/${view}?${query}`);
			const notice = page.getByRole("alert").filter({ hasText: "The model chosen here is not in this browser." });
			await expect(notice).toBeVisible();
			await expect(page.getByRole("img", { name: new RegExp(`^${shown}`) }).first()).toBeVisible();
			await notice.getByRole("button", { name: "Dismiss" }).click();
			await expect(notice).toBeHidden();
			await expect(page).not.toHaveURL(/own-/);
		});
	}
});

test("the longest of names fits every screen, in every view", { tag: "@long" }, async ({ page }) => {
	const name = "variational".repeat(6).slice(0, 60);
	await loadModels(page, pretrained("variational-16", name));
	for (const view of ["Reconstruct", "Denoise", "Walk", "Generate"]) {
		await test.step(view, async () => {
			await openTrain(page);
			await openIn(page, view, name);
			await expect(page.getByText(name).first()).toBeAttached();
			await expectIdle(page);
			await expectNoSidewaysScroll(page);
		});
	}
	await openTrain(page);
	await expect(page.getByText(name).first()).toBeAttached();
	await expectIdle(page);
	await expectNoSidewaysScroll(page);
	for (const menu of [`Use ${name} in code`, `Download ${name} as`])
		await page.getByLabel(menu, { exact: true }).click();
	await expect(page.getByRole("button", { name: `${name}.encoder.onnx` })).toBeVisible();
	await expectNoSidewaysScroll(page);
});
