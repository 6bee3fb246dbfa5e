/**
 * Each kind of model, pretrained and trained here, is downloaded in every format, and with the programs that the page shows. What
 * the files give in Chromium is compared here, in Python and Rust by `tests/interop/downloads`, which follow.
 */

import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { programmingLanguages, snippets } from "../../www/src/views/snippets/languages";
import { snippetModel } from "../../www/src/views/snippets/model";
import { readWeights } from "../e2e/support/native";
import { itemOf } from "../e2e/support/ownModels";
import { expect, type Page, test } from "../e2e/support/test";
import { address, keepAs, train } from "../e2e/support/training";
import { makeFolder, writeFile, writeProgram } from "./support/folders";
import { runJavascript, runOnnx } from "./support/runtimes";
import { origin, serve } from "./support/site";

const target = process.env.CARGO_TARGET_DIR ?? join(__dirname, "../../target");
const digits = { width: 28, height: 28 };

/** Downloads a file by each button of the menu of formats. */
async function downloadAll(page: Page, name: string, folder: string): Promise<void> {
	const formats = name.startsWith("Trained") ? 8 : 7; // one of them with the training
	// By key: what a training shows last may move the page between a press of the mouse and its release.
	await page.getByLabel(`Download ${name} as`, { exact: true }).press("Enter");
	const buttons = page.getByRole("button", { name: `Download ${name} as ` });
	await expect(buttons).toHaveCount(formats);
	for (const button of await buttons.all()) {
		const downloading = page.waitForEvent("download");
		await button.click();
		const download = await downloading;
		writeFile(folder, download.suggestedFilename(), readFileSync(await download.path()));
	}
}

/** The programs as the page shows them. */
async function savePrograms(page: Page, name: string, folder: string): Promise<void> {
	await page.getByLabel(`Use ${name} in code`, { exact: true }).press("Enter");
	for (const language of programmingLanguages) {
		await page.getByRole("radio", { name: snippets[language].name, exact: true }).check({ force: true });
		const code = page.getByRole("region", { name: snippets[language].programFileName, exact: true });
		writeProgram(folder, language, (await code.textContent()) ?? "");
	}
}

/** What our own code gives, natively; a few images of its own. */
function valuesOf(folder: string, name: string): Map<string, Float32Array> {
	const file = join(folder, "values.safetensors");
	execFileSync(join(target, "debug/examples/interop"), ["--values", join(folder, `${name}.safetensors`), file]);
	return readWeights(readFileSync(file));
}

function expectClose(actual: readonly number[] | undefined, expected: Float32Array | undefined): void {
	if (!actual || !expected) throw new Error("no values");
	const largest = expected.reduce((max, value) => Math.max(max, Math.abs(value)), 1);
	const difference = expected.reduce((max, value, i) => Math.max(max, Math.abs(value - (actual[i] ?? Number.NaN))), 0);
	expect(actual).toHaveLength(expected.length);
	expect(difference).toBeLessThan(1e-5 * largest);
}

async function expectEqualInChromium(page: Page, name: string, folder: string): Promise<void> {
	const values = valuesOf(folder, name);
	await serve(page, folder);
	await page.goto(`${origin}/index.html`);
	const images = [...(values.get("image") ?? [])];
	const [code, logVar] = await runOnnx(page, `${name}.encoder.onnx`, images, [images.length / 784, 28, 28, 1]);
	expectClose(code, values.get("code"));
	if (values.has("log_var")) expectClose(logVar, values.get("log_var"));
	const [whole] = await runOnnx(page, `${name}.onnx`, images, [images.length / 784, 28, 28, 1]);
	expectClose(whole, values.get("reconstruction"));
}

async function downloadAndRun(page: Page, outside: Page, name: string): Promise<void> {
	const folder = makeFolder(name, digits);
	await downloadAll(page, name, folder);
	await savePrograms(page, name, folder);
	await runJavascript(outside, folder);
	await expectEqualInChromium(outside, name, folder);
}

for (const name of ["Vanilla", "Convolutional", "Variational (2)"]) {
	test(`${name}, as it comes with the page, computes the same in Chromium`, async ({ page, browser }) => {
		await page.goto("#/train");
		await page.getByText("The models that come with Digits").click();
		await downloadAndRun(page, await browser.newPage(), name);
	});
}

for (const [name, model] of [
	["Trained vanilla", "models=vanilla_16"],
	["Trained convolutional", "models=convolutional_4-8"],
	["Trained variational", "models=variational_16-3"],
] as const) {
	test(`${name} computes the same in Chromium`, async ({ page, browser }) => {
		await train(page, `${model}&${address}`, 1);
		await keepAs(page, name);
		await expect(itemOf(page, name)).toBeVisible();
		await downloadAndRun(page, await browser.newPage(), name);
	});
}

/** Pictures of other shapes and preparations than the digits', as a model of one's own has them. */
const variants = [
	{ name: "Colour", model: "random-convolutional-colour", width: 20, height: 12, channels: 3, normalise: true },
	{ name: "Grey", model: "random-convolutional-padded", width: 13, height: 10, channels: 1, normalise: false },
] as const;

for (const { name, model, normalise, ...shape } of variants) {
	test(`a program for ${name.toLowerCase()} pictures of ${shape.width} × ${shape.height} prepares them`, async ({
		browser,
	}) => {
		const folder = makeFolder(name, shape);
		const preprocessing = { fit: "crop", background: "white", invert: true, normalise } as const;
		const described = { ...shape, name, dataSet: "own", preprocessing, denoises: false };
		convert(model, folder, name);
		setPreparation(folder, preprocessing);
		for (const language of programmingLanguages) {
			writeProgram(folder, language, snippets[language].generate(snippetModel(described)));
		}
		await runJavascript(await browser.newPage(), folder);
	});
}

function convert(model: string, folder: string, name: string): void {
	const source = join(__dirname, "../../target/interop", model, "model.safetensors");
	for (const output of [`${name}.safetensors`, `${name}.encoder.onnx`, `${name}.decoder.onnx`, "project/"]) {
		execFileSync(join(target, "debug/examples/convert"), [source, join(folder, output)]);
	}
}

/** `convert` knows nothing of how pictures were prepared, and writes what is usual. */
function setPreparation(folder: string, { invert, normalise }: { invert: boolean; normalise: boolean }): void {
	const file = join(folder, "project/train.py");
	const python = (value: boolean) => (value ? "True" : "False");
	const settings = `INVERT, NORMALISE = ${python(invert)}, ${python(normalise)}`;
	const before = readFileSync(file, "utf8");
	const after = before.replace(/^RANK, /m, `${settings}\n$&`);
	expect(after).not.toBe(before);
	writeFileSync(file, after);
}
