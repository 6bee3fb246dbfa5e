/** Models that race in the page have the weights and losses that the native trainer gives them. */

import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import type { ModelConfig } from "../../www/src/engine/protocol";
import type { TrainConfig } from "../../www/src/engine/training/trainConfig";
import { distanceOf, readWeights, trainNatively } from "./support/native";
import { expect, test } from "./support/test";
import { address, button, expectDone, fingerprintAt, keepAs, shared, train } from "./support/training";

test.use({ savesData: false }); // examples are fetched while a training is set up

/** The test metrics of a model: loss, for variational models its two parts, squared error, PCA's. */
async function metricsOf(page: Page, model: string): Promise<number[]> {
	const table = page.getByRole("table", { name: /^Test results/ });
	const row = table.getByRole("row", { name: new RegExp(`^Model ${model} `) });
	await expect(row).toBeVisible();
	return (await row.getByRole("cell").allTextContents()).map((cell) => Number.parseFloat(cell));
}

async function downloadOf(page: Page, name: string): Promise<Buffer> {
	const downloading = page.waitForEvent("download");
	await page.getByRole("button", { name: new RegExp(`^Download: ${name}$`) }).click();
	return readFileSync(await (await downloading).path());
}

const usual = { warmUp: 0, learningRate: 0.001, noise: null, excludedClasses: [] };
const bce = { reconstruction: "binary_cross_entropy", beta: 1 } as const;

interface Rival {
	model: ModelConfig;
	decay?: number;
}

const variational: Rival = {
	model: { kind: "variational", input: 784, encoder: [64], latent: 2, decoder: [64] },
	decay: 1,
};

/** As they stand in a link, and what the native trainer is told of each. */
const rivals: Record<string, Rival> = {
	vanilla_32: { model: { kind: "vanilla", input: 784, encoder: [32], decoder: [] } },
	"convolutional_4-8": {
		model: { kind: "convolutional", height: 28, width: 28, channels: 1, filters: [4, 8, 8, 4], padding: "same" },
	},
	"variational_64-2_cosine": variational,
};

const configOf = ({ model, decay }: Rival): TrainConfig => ({
	...usual,
	...(decay ? { decay } : {}),
	...shared,
	model,
	objective: bce,
});

/** Looks at one of those that race. */
async function inspect(page: Page, name: string): Promise<void> {
	await page.getByRole("group", { name: "Inspect" }).getByRole("radio", { name, exact: true }).check({ force: true });
}

/** The weights of each are those that the native trainer gives it; answers with the last one's file. */
async function expectNativeWeights(page: Page): Promise<Buffer> {
	let file: Buffer = Buffer.alloc(0);
	for (const [index, [text, rival]] of Object.entries(rivals).entries()) {
		await test.step(text, async () => {
			await inspect(page, `Model ${"ABC"[index]}`);
			await expect(page.getByText(/learning rate 0\.00001( |$)/)).toHaveCount(rival.decay ? 1 : 0);
			await keepAs(page, `Twenty steps of ${index}`);
			file = await downloadOf(page, `Twenty steps of ${index}`);
			expect(distanceOf(readWeights(file), trainNatively(configOf(rival), 20).weights)).toBeLessThan(1e-5);
		});
	}
	return file;
}

test("models that race have the weights and losses that the native trainer gives each, and PCA is beside them", {
	tag: "@long",
}, async ({ page }) => {
	await train(page, `models=${[...Object.keys(rivals), "vanilla_2"].join("+")}&${address}&workers=1`, 1);
	await fingerprintAt(page, 20);
	const file = await expectNativeWeights(page);
	await test.step("a file can be loaded again", async () => {
		const name = "Back again.safetensors";
		await page.getByLabel("Load a file").setInputFiles({ name, mimeType: "application/octet-stream", buffer: file });
		await expect(page.getByRole("heading", { name: "Back again" })).toBeVisible();
		expect(await downloadOf(page, "Back again")).toEqual(file);
	});
	await test.step("none of the workers can reach a network", () => expectNoNetwork(page));
	await button(page, "Train 1 more epoch").click();
	await expectDone(page, 2);
	await test.step("as many epochs again, and the test loss is that of the native trainer", async () => {
		const { reconstruction, kl } = trainNatively(configOf(variational), 40).metrics;
		await expect
			.poll(async () => Math.abs(((await metricsOf(page, "C"))[0] ?? Number.NaN) / (reconstruction + kl) - 1))
			.toBeLessThan(0.01);
	});
	await test.step("PCA of as many numbers is beside them", async () => {
		const [many, , variational, two] = await Promise.all(["A", "B", "C", "D"].map((model) => metricsOf(page, model)));
		// Losses in different units are not drawn in one chart; squared errors are.
		await expect(page.getByRole("radio", { name: "Reconstruction" })).toHaveCount(0);
		const pca = (figures?: number[]) => figures?.at(-1) ?? Number.NaN;
		expect(pca(two)).toBeGreaterThan(pca(many));
		expect(pca(two)).toBe(pca(variational));
		expect(pca(two)).toBeGreaterThan(0.05);
		expect(pca(two)).toBeLessThan(0.06);
	});
});

async function expectNoNetwork(page: Page): Promise<void> {
	const workers = page.workers();
	expect(workers.length).toBeGreaterThan(3);
	for (const worker of workers) {
		const found = () => ["fetch", "XMLHttpRequest", "WebSocket", "EventSource"].filter((name) => name in self);
		expect(await worker.evaluate(found), worker.url()).toEqual([]);
	}
}
