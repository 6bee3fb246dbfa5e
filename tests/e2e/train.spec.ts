/** Training in the page: the same weights as the native trainer, the controls, the time machine, and races. */

import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import type { ModelConfig } from "../../www/src/engine/protocol";
import type { TrainConfig } from "../../www/src/engine/training/trainConfig";
import { expectNoEnglish, expectNoViolations, expectToFitEveryScreen } from "./support/accessibility";
import { distanceOf, readWeights, trainNatively } from "./support/native";
import { readPicture, readSettledPicture } from "./support/pixels";
import { expect, test } from "./support/test";
import { forEachThemeAndLocale } from "./support/themesAndLocales";
import {
	address,
	button,
	expectBegun,
	expectDone,
	factsOf,
	fingerprintAt,
	fingerprintOf,
	keepAs,
	openTrain,
	shared,
	smallAddress,
	stepOf,
	train,
} from "./support/training";

test.use({ savesData: false }); // examples are fetched while a training is set up

/** The test metrics of a model: loss, for variational models its two parts, squared error, PCA's. */
async function metricsOf(page: Page, model = "A"): Promise<number[]> {
	const table = page.getByRole("table", { name: /^Test results/ });
	const row = table.getByRole("row", { name: new RegExp(`^Model ${model} `) });
	await expect(row).toBeVisible();
	return (await row.getByRole("cell").allTextContents()).map(Number);
}

async function downloadOf(page: Page, name: string): Promise<Buffer> {
	const downloading = page.waitForEvent("download");
	await page.getByRole("button", { name: new RegExp(`^Download: ${name}$`) }).click();
	return readFileSync(await (await downloading).path());
}

const usual = { warmUp: 0, learningRate: 0.001, noise: null, excludedClasses: [] };
const bce = { reconstruction: "binary_cross_entropy", beta: 1 } as const;
const models: Record<string, ModelConfig> = {
	vanilla_32: { kind: "vanilla", input: 784, encoder: [32], decoder: [] },
	"convolutional_4-8": {
		kind: "convolutional",
		height: 28,
		width: 28,
		channels: 1,
		filters: [4, 8, 8, 4],
		padding: "same",
	},
	"variational_64-2_cosine": { kind: "variational", input: 784, encoder: [64], latent: 2, decoder: [64] },
};

for (const [text, model] of Object.entries(models)) {
	test(`${model.kind}: trained in the page, it has the weights that the native trainer gives it`, async ({ page }) => {
		const decay = text.endsWith("_cosine") ? { decay: 1 } : {};
		const config: TrainConfig = { ...usual, ...decay, ...shared, model, objective: bce };
		await train(page, `models=${text}&${address}&workers=1`, 1);
		await fingerprintAt(page, 20);
		await expect(page.getByText(/learning rate 0\.00001( |$)/)).toHaveCount(decay.decay ? 1 : 0);
		await keepAs(page, "Twenty steps");
		const buffer = await downloadOf(page, "Twenty steps");
		expect(distanceOf(readWeights(buffer), trainNatively(config, 20).weights)).toBeLessThan(1e-5);
		if (model.kind !== "variational") return;

		await test.step("its file can be loaded again", async () => {
			const file = { name: "Back again.safetensors", mimeType: "application/octet-stream", buffer };
			await page.getByLabel("Load a file").setInputFiles(file);
			await expect(page.getByRole("heading", { name: "Back again" })).toBeVisible();
			expect(await downloadOf(page, "Back again")).toEqual(buffer);
		});
		await test.step("as many epochs again, and its test loss is that of the native trainer", async () => {
			await button(page, "Train 1 more epoch").click();
			await expectDone(page, 2);
			const { reconstruction, kl } = trainNatively(config, 40).metrics;
			await expect
				.poll(async () => Math.abs(((await metricsOf(page))[0] ?? Number.NaN) / (reconstruction + kl) - 1))
				.toBeLessThan(0.01);
		});
	});
}

for (const [preset, epochs] of [
	["Denoiser", "2"],
	["Posterior collapse", "5"],
] as const) {
	test(`the preset ‘${preset}’ trains for its number of epochs`, async ({ page }) => {
		await openTrain(page, "");
		await page.getByRole("radio", { name: new RegExp(`^${preset}`) }).check();
		await expect(page.getByRole("spinbutton", { name: "Epochs" })).toHaveValue(epochs);
		await page.getByRole("radio", { name: "1,000", exact: true }).check();
		await button(page, "Start training").click();
		await expectBegun(page);
		await expect(page.getByRole("img", { name: /: 5$/ }).last()).toBeVisible();
		// Of two models, the one of which the preset says what to watch is looked at more closely.
		const looked = page.getByRole("group", { name: "Inspect" }).getByRole("radio", { checked: true });
		if (preset === "Posterior collapse") {
			await expect(looked).toHaveAccessibleName("Model B");
			await expect(page.getByText("0 of 16 dimensions are active")).toBeVisible();
		} else {
			expect(await readPicture(page, "Input: 5")).not.toEqual(await readPicture(page, "Digit: 5"));
		}
	});
}

test("pause, one step, one epoch, reset and its undo do as they say; one seed gives the same weights", async ({
	page,
}) => {
	await openTrain(page, `models=vanilla_16&${address}&epochs=1000&workers=1`);
	await button(page, "Start training").click();
	await expectBegun(page);
	await button(page, "Pause").click();
	await expect(button(page, "Resume")).toBeVisible();
	await button(page, "Reset").click();
	await expect(factsOf(page)).toContainText("batch 0 of 20");
	await button(page, "One step").click();
	await expect(factsOf(page)).toContainText("Epoch 1 of 1000, batch 1 of 20");
	await button(page, "One step").click();
	await expect(factsOf(page)).toContainText("batch 2 of 20");
	await button(page, "One epoch").click();
	await expect(factsOf(page)).toContainText("batch 20 of 20");
	const first = await fingerprintAt(page, 20);
	await button(page, "Reset").click();
	await expect(factsOf(page)).toContainText("batch 0 of 20");
	await button(page, "Undo reset").click();
	await expect(factsOf(page)).toContainText("batch 20 of 20");
	expect(await fingerprintAt(page, 20)).toBe(first);

	await button(page, "Reset").click();
	await expect(button(page, "Undo reset")).toBeVisible();
	await button(page, "One epoch").click();
	await expect(factsOf(page)).toContainText("batch 20 of 20");
	await expect(button(page, "Reset")).toBeVisible();
	expect(await fingerprintAt(page, 20)).toBe(first);
});

test("a link makes the same model on another page, to the bit", async ({ page, context }) => {
	await train(
		page,
		`models=variational_16-2_tanh_beta2_warm1.5&${smallAddress}&without=38&noise=gaussian-0.3&workers=2`,
		2,
	);
	const steps = Number(/of (\d+)/.exec((await factsOf(page).textContent())?.split("batch")[1] ?? "")?.[1]) * 2;
	const made = await fingerprintAt(page, steps);
	await expect(page).toHaveURL(/workers=2/);
	const other = await context.newPage();
	await other.goto(page.url());
	await button(other, "Start training").click();
	await expectDone(other, 2);
	expect(await fingerprintAt(other, steps)).toBe(made);
});

test("every control answers while the convolutional model trains at full speed", async ({ page }) => {
	await openTrain(page, "models=convolutional_32-64&digits=1000&batch=256&seed=1&epochs=100");
	await button(page, "Start training").click();
	await expect(page.getByRole("img", { name: "Reconstruction: 5" })).toBeVisible();
	await page.getByRole("radio", { name: "Squared error" }).check();
	await page.getByRole("radio", { name: "Log" }).check();
	await button(page, "Pause").click();
	await expect(button(page, "Resume")).toBeVisible();
	const paused = await stepOf(page);
	await button(page, "One step").click();
	await expect.poll(() => stepOf(page), "not one step more was done while it paused").toBe(paused + 1);
	await button(page, "Stop").click();
	await expect(button(page, "New training")).toBeVisible();
});

test("stopped, its results stay in place until it is resumed or a new one is set up", async ({ page }) => {
	await page.emulateMedia({ reducedMotion: "reduce" }); // scrolls at once
	await openTrain(page, `models=vanilla_16&${address}&epochs=1000`);
	await button(page, "Start training").click();
	await expectBegun(page);
	const picture = page.getByRole("img", { name: "Reconstruction: 0" });
	await expect(picture).toBeVisible();
	const placeOf = async () => (await picture.boundingBox())?.y;
	await expect(button(page, "Stop")).toBeInViewport({ ratio: 1 });
	const place = await placeOf();
	await button(page, "Stop").click();
	await expect(button(page, "Resume")).toBeFocused();
	expect(await placeOf()).toBe(place);
	const stopped = await stepOf(page);
	await button(page, "Resume").click();
	await expect(button(page, "Pause")).toBeVisible();
	await expect.poll(() => stepOf(page)).toBeGreaterThan(stopped);
	await button(page, "Stop").click();
	await button(page, "New training").click();
	await expect(button(page, "Start training")).toBeFocused();
	await expect(page.getByRole("spinbutton", { name: "Epochs" })).toBeInViewport();
	await expect(picture, "they are below the settings").toBeVisible();
	await expect(page.getByText("This training was stopped: 784-16-784.")).toBeVisible();
});

test("the time machine brings back earlier weights, here and in the other views", async ({ page }) => {
	await train(page, `models=vanilla_32&${address}`, 4);
	await fingerprintAt(page, 80);
	const newest = await readSettledPicture(page, "Reconstruction: 8");
	const machine = page.getByRole("slider", { name: "Time machine" });
	await machine.focus();
	await page.keyboard.press("Home");
	await expect(machine).toHaveAttribute("aria-valuetext", "before the first step");
	await expect.poll(() => readPicture(page, "Reconstruction: 8")).not.toEqual(newest);
	await page.getByRole("link", { name: "Reconstruct", exact: true }).first().click();
	await page.getByRole("radio", { name: "Side by side" }).check({ force: true });
	await page.getByRole("combobox", { name: "Your models" }).selectOption("live");
	await expect(page.getByText("as it was after step 0")).toBeVisible();
	await page.goBack();
	// What random weights make of anything is an even grey.
	const untrained = await readSettledPicture(page, "Reconstruction: 8");
	expect(Math.max(...untrained) - Math.min(...untrained)).toBeLessThan(0.6);
	await button(page, "Reset: Time machine").click();
	await expect.poll(() => readPicture(page, "Reconstruction: 8")).toEqual(newest);
});

test("three race on the same batches, and PCA is shown beside them", async ({ page }) => {
	await train(page, `models=vanilla_2+vanilla_32+variational_64-2&${address}`, 2);
	await fingerprintAt(page, 40);
	const [two, many, variational] = await Promise.all(["A", "B", "C"].map((model) => metricsOf(page, model)));
	// Losses in different units are not drawn in one chart; squared errors are.
	await expect(page.getByRole("radio", { name: "Reconstruction" })).toHaveCount(0);
	const pca = (figures?: number[]) => figures?.at(-1) ?? Number.NaN;
	expect(pca(two)).toBeGreaterThan(pca(many));
	expect(pca(two)).toBe(pca(variational));
	expect(pca(two)).toBeGreaterThan(0.05);
	expect(pca(two)).toBeLessThan(0.06);
	await test.step("none of the workers can reach a network", async () => {
		const workers = page.workers();
		expect(workers.length).toBeGreaterThan(3);
		for (const worker of workers) {
			const found = () => ["fetch", "XMLHttpRequest", "WebSocket", "EventSource"].filter((name) => name in self);
			expect(await worker.evaluate(found), worker.url()).toEqual([]);
		}
	});
});

test("backpropagation agrees with finite differences in every layer", async ({ page }) => {
	await train(page, `models=variational_64-2_tanh&${smallAddress}`, 1);
	await button(page, "Check backpropagation").click();
	await expect(page.getByText("Every layer’s gradient agrees with finite differences.").first()).toBeVisible();
	await expect(page.getByRole("table", { name: "Check the gradients" }).getByRole("row")).toHaveCount(11);
});

test("a loss that diverges stops the training, says why, and leaves sound weights", async ({ page }) => {
	await openTrain(page, `models=variational_64-2_rate1&${smallAddress}&epochs=5`);
	await button(page, "Start training").click();
	await expect(page.getByRole("alert")).toContainText("ran away");
	await expect(page.getByRole("alert")).toContainText("stop the training to change them");
	await expect(page.getByRole("img", { name: "Reconstruction: 5" })).toBeVisible();
	await expect(button(page, "Keep this model")).toBeVisible();
});

forEachThemeAndLocale((_, locale) => {
	test("Train is accessible with trained models and the table of their losses", async ({ page }) => {
		const isEnglish = locale === "en-GB";
		await page.goto(`#/train?models=variational_64-4+vanilla_16&${address}&epochs=1`);
		await button(page, isEnglish ? "Start training" : "开始训练").click();
		await expect(page.getByText(isEnglish ? "all epochs done" : "各轮均已完成")).toBeVisible();
		await expect(fingerprintOf(page)).toBeVisible();
		await page.getByText(isEnglish ? "As a table" : "以表格显示").click();
		await expectNoViolations(page);
		if (!isEnglish) {
			await expectNoEnglish(page);
			await expectToFitEveryScreen(page);
		}
	});
});
