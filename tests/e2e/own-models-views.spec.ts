/** The visitor's own models in the views: they do as the same models do that come with the page. */

import { isDeepStrictEqual } from "node:util";
import { expectNoSidewaysScroll } from "./support/accessibility";
import { openGenerate, readSamples } from "./support/generate";
import { narrow, pretrained } from "./support/modelFiles";
import { loadModels, openIn, openTrain } from "./support/ownModels";
import { expectIdle, readPicture, readSettledPicture } from "./support/pixels";
import { expect, expectScore, test } from "./support/test";
import { address, button, expectBegun, expectStored } from "./support/training";

test("in Reconstruct it is shown first, beside the three, with its inside", async ({ page }) => {
	await loadModels(page, pretrained("variational-16", "Mine"));
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
});

test("in Denoise it answers among the others, and has its row in the table", async ({ page }) => {
	await loadModels(page, pretrained("denoising-vanilla", "Mine"));
	await openIn(page, "Denoise", "Mine");
	const own = page.getByRole("figure", { name: "Mine", exact: true });
	const same = page.getByRole("figure", { name: "Denoising vanilla", exact: true });
	for (const figure of [own, same]) await expect(figure).toContainText(/\d\.\d\d dB/);
	const figures = /[\d.]+ dB/;
	expect(figures.exec(await own.innerText())?.[0]).toBe(figures.exec(await same.innerText())?.[0]);
	const table = page.getByRole("table", { name: "Who does best on which noise" });
	await table.scrollIntoViewIfNeeded();
	const row = (name: string) =>
		table.getByRole("row").filter({ has: page.getByRole("rowheader", { name, exact: true }) });
	await expect(row("Mine").getByRole("cell")).toHaveText(Array(4).fill(/\d+\.\d\d.*\d\.\d{3}/));
	const cells = await row("Denoising vanilla").getByRole("cell").allInnerTexts();
	expect(await row("Mine").getByRole("cell").allInnerTexts()).toEqual(cells);
});

test("in Walk its map and its sliders are those of the same pretrained model", async ({ page }) => {
	await loadModels(page, pretrained("variational-16", "Mine"));
	await openIn(page, "Walk", "Mine");
	await expect(page.getByRole("slider", { name: /^z[₀-₉]+$/ })).toHaveCount(16);
	await expect(page.getByRole("application", { name: /16-dimensional latent space, projected/ })).toBeVisible();
	await expect(page.getByRole("img", { name: "Mine: this step, decoded" })).toBeVisible();
	const own = await readSettledPicture(page, "Decoded digit");
	await page.getByRole("radio", { name: "16-D" }).check({ force: true });
	await expect(page.getByRole("img", { name: "Variational: this step, decoded" })).toBeVisible();
	expect(await readSettledPicture(page, "Decoded digit")).toEqual(own);
});

test("in Walk a plain model of few units has sliders by variance, as wide as its codes", async ({ page }) => {
	await loadModels(page, narrow(12, "Twelve units"));
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
});

test("in Walk a plain model of two units has its codes for a map", async ({ page }) => {
	await loadModels(page, narrow(2, "Two units"));
	await openIn(page, "Walk", "Two units");
	const map = page.getByRole("application", { name: /^Map of the latent space: at / });
	await expect(map).toBeVisible();
	const [x] = await page.getByRole("slider", { name: "z₁", exact: true }).all();
	await map.press("ArrowRight");
	const value = (await x?.getAttribute("aria-valuetext")) ?? "";
	await expect(map).toHaveAccessibleName(new RegExp(`at ${value}, `));
});

test("in Generate a variational one samples its prior, a plain one is compared with it", async ({ page }) => {
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

test("a link to a model of another browser says so, and falls back", async ({ page }) => {
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

test("the longest of names fits every screen, in every view", async ({ page }) => {
	const name = "variational".repeat(6).slice(0, 60);
	await loadModels(page, pretrained("variational-16", name));
	for (const view of ["Train", "Reconstruct", "Denoise", "Walk", "Generate"]) {
		await test.step(view, async () => {
			await openTrain(page);
			if (view !== "Train") await openIn(page, view, name);
			await expect(page.getByText(name).first()).toBeAttached();
			await expectIdle(page);
			await expectNoSidewaysScroll(page);
		});
	}
	await openTrain(page);
	for (const menu of [`Use ${name} in code`, `Download ${name} as`])
		await page.getByLabel(menu, { exact: true }).click();
	await expect(page.getByRole("button", { name: `${name}.encoder.onnx` })).toBeVisible();
	await expectNoSidewaysScroll(page);
});

test("a deleted model is freed in the worker, and works again when it is brought back", async ({ page }) => {
	await page.addInitScript(() => {
		const freed: string[] = [];
		class ObservedWorker extends Worker {
			override postMessage(message: { body?: { type: string; model: string } }, options?: object): void {
				if (message.body?.type === "unloadModel") freed.push(message.body.model);
				super.postMessage(message, options as StructuredSerializeOptions);
			}
		}
		Object.assign(window, { freed, Worker: ObservedWorker });
	});
	await loadModels(page, pretrained("variational-16", "Mine"));
	const map = page.getByRole("application", { name: /16-dimensional latent space, projected.* at −?\d/ });
	await openIn(page, "Walk", "Mine");
	await expect(map).toBeVisible();
	await page.getByRole("navigation").getByRole("link", { name: "Train" }).click();
	await page.getByRole("button", { name: "Delete: Mine" }).click();
	await expect
		.poll(() => page.evaluate(() => (window as unknown as { freed: string[] }).freed))
		.toEqual([expect.stringMatching(/^own-/)]);
	await page.getByRole("button", { name: "Undo: Mine" }).click();
	await openIn(page, "Walk", "Mine");
	await expect(map).toBeVisible();
	await expect(page.getByRole("img", { name: "Mine: this step, decoded" })).toBeVisible();
	await expect(page.getByRole("alert")).toHaveCount(0);
});

test("where no model is in training, there are links to train one or to go on with an interrupted training", async ({
	page,
}) => {
	await page.goto("#/walk?model=live");
	const notice = page.getByRole("alert").filter({ hasText: "No model is in training here." });
	const interrupted = notice.getByRole("link", { name: "A training was interrupted; it can be resumed in Train." });
	await expect(notice).toBeVisible();
	await expect(interrupted).toHaveCount(0);
	await page.getByRole("link", { name: "Train a model of your own" }).click();
	await expect(page).toHaveURL(/#\/train/);

	await page.goto(`#/train?models=vanilla_16&${address}&epochs=500`);
	await button(page, "Start training").click();
	await expectBegun(page);
	await button(page, "Pause").click();
	await expectStored(page);
	await page.goto("about:blank");
	await page.goto("#/walk?model=live");
	await interrupted.click();
	await expect(page.getByText(/^A training of an earlier visit was interrupted at step/)).toBeVisible();
});
