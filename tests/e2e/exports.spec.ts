/** Models leave for other software, and come back. */

import { readFileSync } from "node:fs";
import { unzipped } from "../../www/src/testing/zipFiles";
import { listOf } from "./support/ownModels";
import { expect, type Page, test } from "./support/test";

const shipped = (page: Page) => page.getByRole("group").filter({ hasText: "The models that come with Digits" }).first();

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

async function openShipped(page: Page): Promise<void> {
	await page.goto("#/train");
	await shipped(page).getByText("The models that come with Digits").click();
}

test("a model is downloaded as ONNX, and as a Python project that says how its pictures were made", async ({
	page,
}) => {
	await openShipped(page);
	const { name, bytes } = await downloadAs(page, "Variational (2)", "ONNX, encoder");
	expect(name).toBe("Variational (2).encoder.onnx");
	for (const word of ["z_mean", "z_log_var", "batch", "autoencoder"]) expect(bytes.includes(word), word).toBe(true);
	const project = await downloadAs(page, "Vanilla", "Python project that trains it further (zip)");
	const files = unzipped(project.bytes);
	expect(Object.keys(files).sort()).toEqual(
		["README.md", "model.py", "model.safetensors", "requirements.txt", "train.py"].map((file) => `autoencoder/${file}`),
	);
	expect(Buffer.from(files["autoencoder/model.py"] ?? []).toString()).toContain("nn.Linear(784, 128)");
});

for (const [program, format] of [
	["torch", "PyTorch weights (safetensors)"],
	["keras", "Keras weights (safetensors)"],
] as const) {
	test(`the weights as ${program} arranges them come back, and decode as before`, async ({ page }) => {
		await openShipped(page);
		const { name, bytes } = await downloadAs(page, "Convolutional", format);
		expect(name).toBe(`Convolutional.${program}.safetensors`);
		await page
			.locator("input[type=file]")
			.first()
			.setInputFiles({ name, mimeType: "application/octet-stream", buffer: bytes });
		await expect(listOf(page).getByRole("heading", { name: "Convolutional" })).toBeVisible();
		await expect(page.getByRole("alert")).toHaveCount(0);
	});
}

test("a program is copied as it is shown, and another language has its own", async ({ page, context }) => {
	await context.grantPermissions(["clipboard-read", "clipboard-write"]);
	await openShipped(page);
	await page.getByLabel("Use Vanilla in code", { exact: true }).click();
	for (const [language, file] of [
		["Python", "reconstruct.py"],
		["Rust", "src/main.rs"],
	] as const) {
		await page.getByRole("radio", { name: language, exact: true }).check({ force: true });
		const code = (await page.getByRole("region", { name: file, exact: true }).textContent()) ?? "";
		await page.getByRole("button", { name: "Copy", exact: true }).click();
		await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(code);
		await page.getByRole("button", { name: "Copied", exact: true }).waitFor();
		await expect(page.getByRole("button", { name: "Copy", exact: true })).toBeVisible();
	}
});

test("of weights with another name the page says what to rename", async ({ page }) => {
	await openShipped(page);
	const { bytes } = await downloadAs(page, "Vanilla", "PyTorch weights (safetensors)");
	const renamed = Buffer.from(bytes.toString("latin1").replace('"enc.weight"', '"enc.weigth"'), "latin1");
	await page
		.locator("input[type=file]")
		.first()
		.setInputFiles({ name: "renamed.safetensors", mimeType: "application/octet-stream", buffer: renamed });
	await expect(page.getByRole("alert")).toContainText("enc.weight");
});
