/** What a visitor does first, in each engine: draw, denoise, walk, generate, train, keep, reload, save and load. */

import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, renameSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { writeStrokes } from "../../www/src/state/strokes";
import { type Engine, withBrowser } from "./support/browser";
import { type Numbers, noNumbers, writeNumbers } from "./support/numbers";
import { poll, Visitor } from "./support/visitor";

const models = ["Vanilla", "Convolutional", "Variational"];
/** A 7 with a bar, on the pad of 280 × 280. */
const seven = [
	{ width: 22, points: [84, 56, 140, 56, 196, 56, 168, 140, 140, 238] },
	{ width: 22, points: [112, 140, 140, 140, 196, 140] },
];
const pad = ["application", "^Sketch pad$"] as const;
const denoisers = ["Noisy", "Median filter", "Denoising vanilla", "Denoising convolutional", ...models];

/** 20 steps an epoch; one worker, as their number changes the order of sums. */
const training = "#/train?models=variational_16-2&digits=1000&batch=50&seed=7&epochs=10&workers=1";

async function scoresOf(visitor: Visitor, cards = models): Promise<string[]> {
	await visitor.settle();
	const texts = await Promise.all(cards.map((card) => visitor.text("article", `^${card}`)));
	return texts.map((text) => /[\d.]+ nats/.exec(text)?.[0] ?? "none");
}

async function expectScores(visitor: Visitor, cards = models): Promise<string[]> {
	let scores: string[] = [];
	await poll(async () => {
		scores = await scoresOf(visitor, cards);
		return scores;
	}).not.toContain("none");
	return scores;
}

/** The build of the wasm file that the page has loaded. */
async function buildOf(visitor: Visitor): Promise<Numbers["build"]> {
	const urls = await visitor.browser.evaluate(() =>
		performance
			.getEntriesByType("resource")
			.map(({ name }) => name)
			.filter((name) => name.endsWith(".wasm")),
	);
	const loaded = await Promise.all(urls.map(async (url) => Buffer.from(await (await fetch(url)).arrayBuffer())));
	const read = (folder: string) => readFileSync(join(__dirname, "../../crate", folder, "autoencoders_bg.wasm"));
	const isOf = (...folders: string[]) => loaded.every((file) => folders.some((folder) => file.equals(read(folder))));
	expect(loaded.length).toBeGreaterThan(0);
	if (isOf("pkg-start-relaxed", "pkg-relaxed")) return "relaxed";
	expect(isOf("pkg-start", "pkg")).toBe(true);
	return "plain";
}

async function draw(visitor: Visitor, numbers: Numbers): Promise<void> {
	await visitor.click("radio", "^Side by side$");
	await visitor.expectCount("meter", "^Cross-entropy$", 3);
	await visitor.click("button", "^Clear$");
	await visitor.drag(...pad, [0.3, 0.2], [0.5, 0.2], [0.7, 0.2], [0.6, 0.5], [0.5, 0.85]);
	await visitor.drag(...pad, [0.4, 0.5], [0.5, 0.5], [0.7, 0.5]);
	await expectScores(visitor);
	// Where the pad begins, and so where a pointer is in it, differs between the engines by parts of a pixel.
	await visitor.go(`#/reconstruct?layout=all&drawing=${writeStrokes(seven)}`);
	numbers.drawnScores = (await expectScores(visitor)).map(Number.parseFloat);
	numbers.drawnPixels = await visitor.pixels("img", "^As the models see it$");
	// A test digit goes in as it is, in every engine.
	await visitor.click("button", "^Test digit 7$");
	numbers.figures.scores = await expectScores(visitor);
	for (const model of models) numbers.pixels[`${model} reconstructs`] = await visitor.pixels("article", `^${model}`);
	numbers.build = await buildOf(visitor);
}

async function denoise(visitor: Visitor, { figures, pixels }: Numbers): Promise<void> {
	await visitor.click("link", "^Denoise$");
	await visitor.go("#/denoise?seed=77&drawing=digit.0");
	await poll(() => visitor.value("spinbutton", "^Seed$")).toBe("77");
	for (const name of denoisers) {
		const read = () => visitor.text("figure", `^${name}`);
		await poll(read).toMatch(/PSNR[\s\S]*\d dB[\s\S]*SSIM[\s\S]*\d\.\d{3}/);
	}
	await visitor.settle();
	for (const name of denoisers) {
		figures[`${name} denoises`] = (await visitor.text("figure", `^${name}`)).match(/[\d.]+ dB|\d\.\d{3}/g) ?? [];
		pixels[`${name} denoises`] = await visitor.pixels("figure", `^${name}`);
	}
}

/** To the end of the sliders, which is the same code whatever their length on the screen. */
async function walk(visitor: Visitor, { pixels }: Numbers): Promise<void> {
	await visitor.click("link", "^Walk$");
	const read = () => visitor.pixels("img", "^Decoded digit$");
	await poll(async () => new Set(await read()).size).toBeGreaterThan(10);
	const before = await read();
	await visitor.drag("slider", "^z₁$", [0.5, 0.5], [0.2, 0.5], [0, 0.5]);
	await visitor.drag("slider", "^z₂$", [0.5, 0.5], [0.8, 0.5], [1, 0.5]);
	await poll(read).not.toEqual(before);
	pixels.corner = await read();
	await visitor.click("application", "^Map of the");
	await poll(read).not.toEqual(pixels.corner);
}

async function generate(visitor: Visitor, { figures, pixels }: Numbers): Promise<void> {
	await visitor.click("link", "^Generate$");
	await visitor.go("#/generate?seed=77");
	await poll(() => visitor.value("spinbutton", "^Seed$")).toBe("77");
	const neighbour = "^Training digit \\d, distance \\d+\\.\\d\\d$";
	await visitor.expectCount("img", neighbour, 5);
	await visitor.settle();
	figures.neighbours = await visitor.names("img", neighbour);
	pixels.samples = await visitor.pixels("button", "^Sample \\d+$");
	expect(pixels.samples).toHaveLength(24 * 784);
}

async function train(visitor: Visitor, { figures, weights }: Numbers): Promise<void> {
	await visitor.go(training);
	await visitor.click("button", "^Start training$");
	await poll(() => visitor.text("main", "")).toMatch(/Epoch 10 of 10.*all epochs done/);
	await poll(() => visitor.text("main", "")).toMatch(/[0-9a-f]{32}\s+200 steps/);
	weights.fingerprint = /[0-9a-f]{32}/.exec(await visitor.text("main", ""))?.[0] ?? "";
	const table = () => visitor.text("table", "^Test results");
	await poll(table, "the last evaluation").toContain("After step 200,");
	await poll(table, "PCA").not.toContain("–");
	figures.losses = (await table()).match(/\d[\d.]*/g)?.slice(-5) ?? [];
}

async function keepAndReload(visitor: Visitor, { figures }: Numbers): Promise<void> {
	await visitor.click("textbox", "^Name$");
	await visitor.browser.evaluate(() => (document.activeElement as HTMLInputElement).select());
	await visitor.browser.type("Mine");
	await visitor.click("button", "^Keep this model$");
	await visitor.expectCount("heading", "^Mine$", 1);
	await visitor.expectNoErrors();
	await visitor.browser.reload();
	await visitor.expectCount("heading", "^Mine$", 1);
	await visitor.click("link", "^Reconstruct: Mine$");
	figures.own = await expectScores(visitor, ["Mine"]);
}

/** Firefox puts an empty file in the place of one that it is still writing. */
async function saved(folder: string, name: string): Promise<Buffer> {
	const path = join(folder, name);
	await poll(() => existsSync(path) && statSync(path).size > 0, name).toBe(true);
	await poll(() => readdirSync(folder).filter((file) => /\.(part|crdownload|wkdownload)$/.test(file))).toEqual([]);
	return readFileSync(path);
}

async function saveAndLoad(visitor: Visitor, { figures, weights }: Numbers, folder: string): Promise<void> {
	await visitor.click("link", "^Train$");
	await visitor.click("button", "^Download: Mine$");
	weights.file = createHash("sha256")
		.update(await saved(folder, "Mine.safetensors"))
		.digest("hex");
	renameSync(join(folder, "Mine.safetensors"), join(folder, "Again.safetensors"));
	await visitor.browser.choose(join(folder, "Again.safetensors"));
	await visitor.click("link", "^Reconstruct: Again$");
	expect(await expectScores(visitor, ["Again"])).toEqual(figures.own);
}

/** The width of the smallest phones in the size of the titles there, less the page's margins. */
const NARROW = "10.25em";

async function readChineseTitles(visitor: Visitor): Promise<void> {
	const read = () => visitor.browser.evaluate(() => document.querySelector("h1")?.textContent ?? "");
	const seen = ["", await read()];
	await visitor.click("radio", "^简体中文$");
	for (const view of ["重建", "去噪", "漫步", "生成", "训练", "原理"]) {
		await visitor.click("link", `^${view}$`);
		await poll(async () => seen.includes(await read()), `the title of ${view}`).toBe(false);
		seen.push(await read());
		const excess = await visitor.browser.evaluate((width) => {
			const title = document.querySelector("h1");
			if (!title) return undefined;
			title.style.width = width;
			return title.scrollWidth - title.clientWidth;
		}, NARROW);
		expect(excess, seen.at(-1)).toBe(0);
	}
}

test("draw, denoise, walk, generate, train, keep, reload, save and load", async ({ baseURL }, { project }) => {
	const { engine, plain = false } = project.metadata as { engine: Engine; plain?: boolean };
	await withBrowser(engine, async (browser, folder) => {
		if (!browser) {
			console.log(`SKIPPED: ${engine} is not installed`);
			return test.skip();
		}
		const visitor = new Visitor(browser);
		const numbers = noNumbers();
		const steps = { draw, denoise, walk, generate, train, keepAndReload, saveAndLoad, readChineseTitles };
		try {
			await browser.load(baseURL + (plain ? "?plain" : ""));
			for (const [title, step] of Object.entries(steps)) {
				await test.step(title, () => step(visitor, numbers, folder));
				await visitor.expectNoErrors();
			}
		} catch (error) {
			await test.info().attach("screen", { body: await browser.screenshot(), contentType: "image/png" });
			throw error;
		}
		writeNumbers(project.outputDir, project.name, numbers);
	});
});
