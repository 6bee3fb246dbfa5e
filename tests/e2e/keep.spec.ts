import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expectNoViolations } from "./support/axe";
import { inEveryDress } from "./support/dresses";
import { broken, type ModelFile, narrow, shipped, shrinking } from "./support/modelFiles";
import { readPicture, readSettledPicture } from "./support/pixels";
import { expect, openPage, test } from "./support/test";
import { expectNoSidewaysScroll } from "./support/widths";

function listOf(page: Page) {
	return page.getByRole("region", { name: "Your models" });
}

function itemOf(page: Page, name: string) {
	return listOf(page)
		.getByRole("listitem")
		.filter({ has: page.getByRole("heading", { name, exact: true }) });
}

async function choose(page: Page, ...files: ModelFile[]): Promise<void> {
	await page.getByLabel("Load a file").setInputFiles(files);
}

async function openTrain(page: Page): Promise<void> {
	await page.goto("#/train");
	await expect(listOf(page)).toBeVisible();
}

/** Opens the view where models are kept, and takes these in. */
async function keep(page: Page, ...files: ModelFile[]): Promise<void> {
	await openTrain(page);
	await choose(page, ...files);
	await expect(listOf(page).getByRole("listitem")).toHaveCount(files.length);
}

async function openIn(page: Page, view: string, name: string): Promise<void> {
	await page.getByRole("link", { name: `${view}: ${name}` }).click();
	await expect(page.getByRole("main")).toBeFocused();
}

test("a loaded model is told by its kind, its sizes and its parameters", async ({ page }) => {
	await keep(page, shipped("variational-2", "My map"), shipped("convolutional", "My filters"));
	await expect(itemOf(page, "My map")).toContainText("784 → 256 → 2 → 256 → 784");
	await expect(itemOf(page, "My map")).toContainText("404,244 parameters");
	await expect(itemOf(page, "My filters")).toContainText("28×28×1 → 7×7×64 → 28×28×1");
	await expect(page.getByRole("link", { name: "Walk: My filters" })).toHaveCount(0);
});

test("in Reconstruct it stands beside the three, and can be looked into", async ({ page }) => {
	await keep(page, shipped("variational-16", "Mine"));
	await openIn(page, "Reconstruct", "Mine");
	const scoreIn = (name: string) =>
		page.getByRole("article", { name, exact: true }).getByRole("meter").getAttribute("aria-valuenow");
	await expect(page.getByRole("meter")).toHaveCount(4);
	await expect.poll(() => scoreIn("Mine")).toBe(await scoreIn("Variational"));
	await page.getByRole("button", { name: "Peek inside" }).click();
	await page.getByRole("radio", { name: "Mine", exact: true }).check({ force: true });
	await expect(page.getByRole("img", { name: "Inside: Dense layer, 256" }).first()).toBeVisible();
	await page.reload();
	await expect(page.getByRole("meter")).toHaveCount(4);
	await page.getByRole("combobox", { name: "Your models" }).selectOption("none");
	await expect(page.getByRole("meter")).toHaveCount(3);
	await expect(page).not.toHaveURL(/own=/);
});

test("in Denoise it answers among the others, and has its row in the table", async ({ page }) => {
	await keep(page, shipped("denoising-vanilla", "Mine"));
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
	await expect(row("Mine").getByRole("cell")).toHaveText(Array(4).fill(/\d+\.\d\d.*\d\.\d{3}/), { timeout: 40_000 });
	const cells = await row("Denoising vanilla").getByRole("cell").allInnerTexts();
	expect(await row("Mine").getByRole("cell").allInnerTexts()).toEqual(cells);
});

test("in Walk its map and its sliders are those of the same model shipped", async ({ page }) => {
	await keep(page, shipped("variational-16", "Mine"));
	await openIn(page, "Walk", "Mine");
	await expect(page.getByRole("slider", { name: /^z[₀-₉]+$/ })).toHaveCount(16);
	await expect(page.getByRole("application", { name: /16-dimensional latent space, projected/ })).toBeVisible();
	await expect(page.getByRole("img", { name: "Mine: this step, decoded" })).toBeVisible();
	const own = await readSettledPicture(page, "Decoded digit");
	await page.getByRole("radio", { name: "16 numbers" }).check({ force: true });
	await expect(page.getByRole("img", { name: "Variational: this step, decoded" })).toBeVisible();
	expect(await readSettledPicture(page, "Decoded digit")).toEqual(own);
});

test("in Walk a plain model of few units has sliders by variance, as wide as its codes", async ({ page }) => {
	await keep(page, narrow(12, "Twelve units"));
	await openIn(page, "Walk", "Twelve units");
	const bars = page.getByRole("img", { name: /^variance \d+\.\d\d$/ });
	await expect(bars).toHaveCount(12);
	const shares = await bars.evaluateAll((all) =>
		all.map((bar) => Number(bar.getAttribute("aria-label")?.split(" ")[1])),
	);
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
	await keep(page, narrow(2, "Two units"));
	await openIn(page, "Walk", "Two units");
	const map = page.getByRole("application", { name: /^Map of the latent space: at / });
	await expect(map).toBeVisible();
	const [x] = await page.getByRole("slider", { name: "z₁", exact: true }).all();
	await map.press("ArrowRight");
	const value = (await x?.getAttribute("aria-valuetext")) ?? "";
	await expect(map).toHaveAccessibleName(new RegExp(`at ${value}, `));
});

test("in Generate a variational one samples its prior, a plain one is held beside it", async ({ page }) => {
	await keep(page, shipped("variational-2", "My map"), shipped("vanilla", "My plain one"));
	await page.goto("#/generate?model=variational-2");
	const first = page.getByRole("figure", { name: "Sample 1" }).getByRole("img", { name: "Sample 1" });
	await expect(first).toBeVisible();
	const expected = await readSettledPicture(page, "Sample 1");
	await openTrain(page);
	await openIn(page, "Generate", "My map");
	await expect(page.getByRole("radio", { name: "2 numbers" })).not.toBeChecked();
	await expect.poll(() => readPicture(page, "Sample 1")).toEqual(expected);
	await page.getByRole("combobox", { name: "Your models" }).last().selectOption("My plain one");
	await page.getByRole("radio", { name: "As wide as its own codes" }).check({ force: true });
	const twelfth = (name: string) => readPicture(page, `${name}: sample 12`);
	await expect.poll(() => twelfth("My plain one")).toEqual(await twelfth("Vanilla"));
	await expect(page).toHaveURL(/model=own-[0-9a-f]+/);
	await expect(page).toHaveURL(/own=own-[0-9a-f]+/);
});

test("a name is changed in place by keyboard, and stays after the page is loaded again", async ({ page }) => {
	await keep(page, shipped("vanilla", "Old name"));
	const rename = page.getByRole("button", { name: "Rename: Old name" });
	await rename.press("Enter");
	const field = page.getByRole("textbox", { name: "New name" });
	await expect(field).toBeFocused();
	await field.fill("never");
	await field.press("Escape");
	await expect(rename).toBeFocused();
	await rename.press("Enter");
	await field.fill("New name");
	await field.press("Enter");
	await expect(page.getByRole("button", { name: "Rename: New name" })).toBeFocused();
	await expect(page.getByRole("status").filter({ hasText: "Renamed to “New name”." })).toBeAttached();
	await page.reload();
	await expect(itemOf(page, "New name")).toBeVisible();
	await expect(itemOf(page, "Old name")).toHaveCount(0);
});

test("two models never have one name", async ({ page }) => {
	await keep(page, shipped("vanilla", "Twin"), shipped("vanilla", "Twin"));
	await expect(itemOf(page, "Twin")).toBeVisible();
	await expect(itemOf(page, "Twin 2")).toBeVisible();
});

test("a download gives the file back to the byte, under the model's name", async ({ page }) => {
	const file = shipped("variational-2", "a: map?");
	await keep(page, file);
	const downloading = page.waitForEvent("download");
	await page.getByRole("button", { name: "Download: a: map?" }).click();
	const download = await downloading;
	expect(download.suggestedFilename()).toBe("a- map-.safetensors");
	expect(file.buffer.equals(await readFile(await download.path()))).toBe(true);
});

test("what is deleted can be brought back until the page is left", async ({ page }) => {
	await keep(page, shipped("vanilla", "Mine"));
	await page.getByRole("button", { name: "Delete: Mine" }).press("Enter");
	await expect(listOf(page)).toContainText("None yet.");
	await expect(page.getByRole("button", { name: "Undo" })).toBeFocused();
	await page.keyboard.press("Enter");
	await openIn(page, "Reconstruct", "Mine");
	await expect(page.getByRole("meter")).toHaveCount(4);
	await openTrain(page);
	await page.getByRole("button", { name: "Delete: Mine" }).click();
	await expect(itemOf(page, "Mine")).toHaveCount(0);
	await page.reload();
	await expect(listOf(page)).toContainText("None yet.");
});

test("all that is deleted can be brought back, in any order, and the focus goes along", async ({ page }) => {
	await keep(page, shipped("vanilla", "First"), shipped("vanilla", "Second"));
	for (const name of ["First", "Second"]) {
		await page.getByRole("button", { name: `Delete: ${name}` }).press("Enter");
		await expect(page.getByRole("button", { name: `Undo: ${name}` })).toBeFocused();
	}
	await expect(listOf(page)).toContainText("None yet.");
	for (const name of ["First", "Second"]) {
		await page.getByRole("button", { name: `Undo: ${name}` }).press("Enter");
		await expect(page.getByRole("button", { name: `Rename: ${name}` })).toBeFocused();
		await expect(page.getByRole("button", { name: `Undo: ${name}` })).toHaveCount(0);
	}
	await expect(listOf(page).getByRole("listitem")).toHaveCount(2);
});

test("to go on with a kept training leads to where it is told to pause", async ({ page }) => {
	await page.goto("#/train?models=vanilla_8&digits=1000&batch=50");
	await page.getByRole("spinbutton", { name: "Epochs" }).fill("1");
	await page.getByRole("button", { name: "Start training" }).click();
	await expect(page.getByText("all epochs done")).toBeVisible({ timeout: 45_000 });
	await page.getByRole("button", { name: "Keep this model" }).click();
	await page.getByRole("button", { name: "Stop", exact: true }).click();
	await page.getByRole("button", { name: /^Go on training: / }).press("Enter");
	await expect(page.getByText("The settings of this training")).toBeInViewport();
	await expect(page.getByRole("button", { name: /^(Starting…|Pause|Go on|Train on)$/ })).toBeFocused();
});

test("another tab's models come into the list by themselves", async ({ page, context, baseURL }) => {
	await keep(page, shipped("vanilla", "First"));
	const other = await context.newPage();
	await other.goto(`${baseURL}#/train`);
	await expect(itemOf(other, "First")).toBeVisible();
	await choose(other, shipped("vanilla", "Second"));
	await expect(itemOf(page, "Second")).toBeVisible();
	await page.getByRole("button", { name: "Delete: First" }).click();
	await expect(itemOf(other, "First")).toHaveCount(0);
	await expect(itemOf(other, "Second")).toBeVisible();
});

for (const [what, file, reason] of [
	["a download that broke off", broken("half"), "It is damaged, or holds no model"],
	[
		"no model at all",
		{ name: "note.txt", mimeType: "text/plain", buffer: Buffer.from("hello") },
		"It is damaged, or holds no model",
	],
	["a model that gives smaller pictures", shrinking("small"), "does not take and give pictures of 28 × 28 pixels"],
] as const) {
	test(`a file is refused with the reason: ${what}`, { tag: "@desktop" }, async ({ page }) => {
		await openTrain(page);
		await choose(page, file);
		const notice = page.getByRole("alert").filter({ hasText: `The file “${file.name}” was not taken.` });
		await expect(notice).toContainText(reason);
		await expect(listOf(page)).toContainText("None yet.");
		await choose(page, shipped("vanilla", "Good"));
		await expect(itemOf(page, "Good")).toBeVisible();
		await expect(notice).toHaveCount(0);
	});
}

test("a browser that keeps nothing says so, and all else works", async ({ page }) => {
	await page.addInitScript(() => {
		IDBFactory.prototype.open = () => {
			throw new DOMException("not in a private window", "SecurityError");
		};
	});
	await openPage(page);
	await page.getByRole("navigation").getByRole("link", { name: "Train" }).click();
	const notice = page.getByRole("alert").filter({ hasText: "This browser keeps nothing for this page." });
	await expect(notice).toContainText("private window");
	await choose(page, shipped("vanilla", "Mine"));
	await expect(notice).toBeVisible();
	await expect(listOf(page)).toContainText("None yet.");
	await page.getByRole("navigation").getByRole("link", { name: "Walk" }).click();
	await expect(page.getByRole("application", { name: /^Map of the latent space: at / })).toBeVisible();
});

test("a browser without room says so, and keeps what it has", async ({ page }) => {
	await keep(page, shipped("vanilla", "First"));
	await page.evaluate(() => {
		IDBObjectStore.prototype.put = () => {
			throw new DOMException("no room", "QuotaExceededError");
		};
	});
	await choose(page, shipped("vanilla", "Second"));
	await expect(page.getByRole("alert")).toContainText("There is no room left for this page.");
	await expect(itemOf(page, "First")).toBeVisible();
	await expect(itemOf(page, "Second")).toHaveCount(0);
});

for (const [view, query, shown] of [
	["reconstruct", "own=own-0123456789abcdef", "Variational"],
	["denoise", "own=own-0123456789abcdef", "Denoising vanilla"],
	["walk", "model=own-0123456789abcdef", "Variational"],
	["generate", "model=own-0123456789abcdef", "Convolutional"],
] as const) {
	test(`a link to a model of another browser is told, and falls back: ${view}`, { tag: "@desktop" }, async ({
		page,
	}) => {
		await page.goto(`#/${view}?${query}`);
		const notice = page.getByRole("alert").filter({ hasText: "The model chosen here is not in this browser." });
		await expect(notice).toBeVisible();
		await expect(page.getByRole("img", { name: new RegExp(`^${shown}`) }).first()).toBeVisible();
		await notice.getByRole("button", { name: "Understood" }).click();
		await expect(notice).toBeHidden();
		await expect(page).not.toHaveURL(/own-/);
	});
}

test("without a model of one's own there is a way to train one", async ({ page }) => {
	await page.goto("#/walk");
	await page.getByRole("link", { name: "Train a model of your own" }).click();
	await expect(page).toHaveURL(/#\/train/);
});

inEveryDress((_, locale) => {
	test("axe finds nothing", async ({ page }) => {
		await page.goto("#/train");
		await page.locator("input[type=file]").setInputFiles([shipped("variational-2", "Mine"), broken("half")]);
		await expect(page.getByRole("heading", { level: 3, name: "Mine" })).toBeVisible();
		await page.getByRole("button", { name: locale === "zh-CN" ? "重命名：Mine" : "Rename: Mine" }).click();
		await expectNoViolations(page);
		await page.keyboard.press("Escape");
		await page.getByRole("link", { name: locale === "zh-CN" ? "重建：Mine" : "Reconstruct: Mine" }).click();
		await expect(page.getByRole("meter")).toHaveCount(4);
		await expectNoViolations(page);
	});
});

for (const view of ["Train", "Reconstruct", "Denoise", "Walk", "Generate"]) {
	test(`nothing scrolls sideways with the longest of names: ${view}`, { tag: "@desktop" }, async ({ page }) => {
		const name = "variational".repeat(6).slice(0, 60);
		await keep(page, shipped("variational-16", name));
		if (view !== "Train") await openIn(page, view, name);
		await expect(page.getByText(name).first()).toBeAttached();
		await page.waitForTimeout(700);
		await expectNoSidewaysScroll(page);
	});
}
