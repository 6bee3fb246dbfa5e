/** Models leave for other software, and come back. */

import { readFileSync } from "node:fs";
import { unzipFiles } from "../../www/src/testing/zipFiles";
import { listOf } from "./support/ownModels";
import { expect, type Page, shownAtAll, test } from "./support/test";

const pretrained = (page: Page) =>
	page.getByRole("group").filter({ hasText: "The models that come with Digits" }).first();

/** Downloads a model that comes with the digits. */
async function downloadAs(page: Page, model: string, format: string): Promise<{ name: string; bytes: Buffer }> {
	const menu = page.getByLabel(`Download ${model} as`, { exact: true });
	const button = page.getByRole("button", { name: `Download ${model} as ${format}`, exact: true });
	if (!(await button.isVisible())) await menu.click();
	const downloading = page.waitForEvent("download");
	await button.click();
	const download = await downloading;
	return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

async function openPretrained(page: Page): Promise<void> {
	await page.goto("#/train");
	await pretrained(page).getByText("The models that come with Digits").click();
}

async function loadBytes(page: Page, name: string, buffer: Buffer): Promise<void> {
	await page.locator("input[type=file]").first().setInputFiles({ name, mimeType: "application/octet-stream", buffer });
}

async function expectOnnx(page: Page): Promise<void> {
	const { name, bytes } = await downloadAs(page, "Variational (2)", "ONNX, encoder");
	expect(name).toBe("Variational (2).encoder.onnx");
	for (const word of ["z_mean", "z_log_var", "batch", "autoencoder"]) expect(bytes.includes(word), word).toBe(true);
}

async function expectPythonProject(page: Page): Promise<void> {
	const project = await downloadAs(page, "Vanilla", "Python project that trains it further (zip)");
	const files = unzipFiles(project.bytes);
	expect(Object.keys(files).sort()).toEqual(
		["README.md", "model.py", "model.safetensors", "requirements.txt", "train.py"].map((file) => `autoencoder/${file}`),
	);
	expect(Buffer.from(files["autoencoder/model.py"] ?? []).toString()).toContain("nn.Linear(784, 128)");
}

test("a model leaves for other programs, and its weights come back from them", async ({ page }) => {
	await openPretrained(page);
	await test.step("as ONNX", () => expectOnnx(page));
	await test.step("as a Python project that says how its pictures were made", () => expectPythonProject(page));
	for (const [program, format, name] of [
		["torch", "PyTorch weights (safetensors)", "Convolutional"],
		["keras", "Keras weights (safetensors)", "Convolutional 2"],
	] as const) {
		await test.step(`the weights as ${program} arranges them decode as before`, async () => {
			const file = await downloadAs(page, "Convolutional", format);
			expect(file.name).toBe(`Convolutional.${program}.safetensors`);
			await loadBytes(page, file.name, file.bytes);
			await expect(listOf(page).getByRole("heading", { name, exact: true })).toBeVisible();
			await expect(page.getByRole("alert")).toHaveCount(0);
		});
	}
	await test.step("of weights with another name the page says what to rename", async () => {
		const { bytes } = await downloadAs(page, "Vanilla", "PyTorch weights (safetensors)");
		const renamed = bytes.toString("latin1").replace('"enc.weight"', '"enc.weigth"');
		await loadBytes(page, "renamed.safetensors", Buffer.from(renamed, "latin1"));
		await expect(page.getByRole("alert")).toContainText("enc.weight");
	});
});

test("a program is copied as it is shown, and another language has its own", async ({ page, context }) => {
	await context.grantPermissions(["clipboard-read", "clipboard-write"]);
	await openPretrained(page);
	await page.getByLabel("Use Vanilla in code", { exact: true }).click();
	for (const [language, file] of [
		["Python", "reconstruct.py"],
		["Rust", "src/main.rs"],
	] as const) {
		await page.getByRole("radio", { name: language, exact: true }).check({ force: true });
		const code = (await page.getByRole("region", { name: file, exact: true }).textContent()) ?? "";
		const told = shownAtAll(page, "Copied");
		await page.getByRole("button", { name: "Copy", exact: true }).click();
		await told;
		await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(code);
		await expect(page.getByRole("button", { name: "Copy", exact: true })).toBeVisible();
	}
});
