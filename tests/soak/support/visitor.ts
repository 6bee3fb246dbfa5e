/** What a visitor does in every round: all views, two trainings, models of their own. It ends where it began. */

import { expect, type Page } from "@playwright/test";
import { benchmarkOf } from "../../e2e/support/denoise";
import { drawByMouse, middle, written } from "../../e2e/support/drawing";
import { neighboursOf, sampleOf, temperatureOf } from "../../e2e/support/generate";
import { damaged, pretrained } from "../../e2e/support/modelFiles";
import { itemOf, listOf } from "../../e2e/support/ownModels";
import { expectIdle } from "../../e2e/support/pixels";
import { expectScore } from "../../e2e/support/test";
import { button, expectBegun, factsOf, keepAs } from "../../e2e/support/training";
import { mapOf, sliderOf } from "../../e2e/support/walk";
import { dropFiles } from "./drop";
import { frameTimeDuring, pointerToReconstruction } from "./latency";

/** For a training to begin, on a machine that others use, too. */
export const PATIENCE_MS = 120_000;

export interface Round {
	page: Page;
	random: () => number;
	/** Called after every part, while the page is in use. */
	pause(part: string): Promise<void>;
	/** In milliseconds, for those parts that measure them. */
	latencies: number[];
	frameTimes: number[];
}

async function goTo(page: Page, view: string): Promise<void> {
	await page
		.getByRole("navigation", { name: "Views" })
		.getByRole("link", { name: new RegExp(`^${view}`) })
		.click();
}

async function choose(page: Page, name: string | RegExp): Promise<void> {
	await page.getByRole("radio", { name, exact: typeof name === "string" }).check({ force: true });
}

async function draw({ page, random }: Round): Promise<void> {
	await goTo(page, "Reconstruct");
	await choose(page, "One code on sliders");
	await page.getByRole("button", { name: "Clear" }).click();
	for (const digit of [3, 5, 8] as const) {
		await drawByMouse(page, written[digit], { ...middle, x: 40 + 60 * random(), pen: 14 + 14 * random() });
		await page.keyboard.press("Control+z");
		await page.keyboard.press("Control+y");
	}
	for (const slider of await page.getByRole("slider", { name: /^z/ }).all())
		await slider.fill(String(4 * random() - 2));
	await page.getByRole("button", { name: /^Sample/ }).click();
	await choose(page, "Side by side");
	await page.getByRole("button", { name: "Peek inside" }).click();
	for (const model of ["Vanilla", "Convolutional", "Variational"]) {
		await page
			.getByRole("region", { name: "Peek inside" })
			.getByRole("radio", { name: model, exact: true })
			.check({ force: true });
		await expectIdle(page);
	}
	await page.getByRole("button", { name: "Peek inside" }).click();
	await choose(page, "One enlarged");
	await choose(page, "Convolutional, large");
	await expectScore(page, "Convolutional");
	await choose(page, "Side by side");
	await page.getByRole("button", { name: `Test digit ${Math.floor(10 * random())}` }).click();
	await expectIdle(page);
}

async function denoise({ page, random }: Round): Promise<void> {
	await goTo(page, "Denoise");
	for (const kind of ["Gaussian", "Salt-and-pepper", "Patch", "Scribble"]) {
		await choose(page, kind);
		const level = page.getByRole("slider").first();
		for (let change = 0; change < 3; change++) await level.fill((await level.getAttribute("min")) ?? "1");
		await expectIdle(page);
	}
	await choose(page, "Gaussian");
	await page.getByRole("slider", { name: "Strength σ" }).fill((0.2 + 0.6 * random()).toFixed(2));
	await benchmarkOf(page).scrollIntoViewIfNeeded();
	await expectIdle(page);
}

async function walk(round: Round): Promise<void> {
	const { page, random } = round;
	await goTo(page, "Walk");
	await page.getByRole("main").getByRole("combobox").first().selectOption(""); // none of their own
	const map = mapOf(page);
	await expect(map).toHaveAccessibleName(/ at −?\d\.\d\d, −?\d\.\d\d$/);
	await map.scrollIntoViewIfNeeded();
	const box = await map.boundingBox();
	if (!box) throw new Error("the map is not on the screen");
	const somewhere = () => [box.x + box.width * (0.1 + 0.8 * random()), box.y + box.height * (0.1 + 0.8 * random())];
	const drag = async () => {
		const [x = 0, y = 0] = somewhere();
		await page.mouse.move(x, y);
		await page.mouse.down();
		for (let move = 0; move < 4; move++) {
			const [nextX = 0, nextY = 0] = somewhere();
			await page.mouse.move(nextX, nextY, { steps: 8 });
		}
		await page.mouse.up();
	};
	round.frameTimes.push(await frameTimeDuring(page, drag));
	await map.focus();
	for (const key of ["+", "+", "ArrowLeft", "-", "0"]) await page.keyboard.press(key);
	await sliderOf(page, "z₁").fill((4 * random() - 2).toFixed(2));
	for (const step of ["10", "30", "60", "0"]) await sliderOf(page, "Step").fill(step);
	await choose(page, "Spherical");
	await choose(page, "Linear");
	await page.getByRole("button", { name: "Play" }).click();
	await page.getByRole("button", { name: "Pause" }).click();
	await sliderOf(page, "Step").fill("0");
	await expectIdle(page);
}

async function generate({ page, random }: Round): Promise<void> {
	await goTo(page, "Generate");
	await expect(neighboursOf(page)).toHaveCount(5);
	for (let seed = 0; seed < 5; seed++) await page.getByRole("button", { name: "New seed" }).click();
	await temperatureOf(page).fill((0.2 + 1.3 * random()).toFixed(2));
	await sampleOf(page, 1 + Math.floor(24 * random())).click();
	await choose(page, "As wide as its own codes");
	await choose(page, "Standard normal");
	await expect(neighboursOf(page)).toHaveCount(5);
	const saving = page.waitForEvent("download");
	await page.getByRole("button", { name: "All as PNG" }).click();
	await (await saving).delete();
	await expectIdle(page);
}

async function how({ page, random }: Round): Promise<void> {
	await goTo(page, "How it works");
	await expect(page.getByRole("img", { name: "Sample 8" })).toBeVisible();
	for (let time = 0; time < 4; time++) {
		await page.getByRole("button", { name: "Sample again" }).click();
		await page.getByRole("slider", { name: "Filter" }).fill(String(1 + Math.floor(20 * random())));
	}
	await expectIdle(page);
}

/** The words and colours of all that is on the screen. */
async function change({ page }: Round): Promise<void> {
	for (const theme of ["Dark", "Light"]) await choose(page, theme);
	await choose(page, "简体中文");
	await choose(page, "English");
}

/** What is new replaces the training and the settings that are there: as a link does. */
async function startTraining(page: Page, query: string): Promise<void> {
	await page.goto(`#/train?${query}&digits=1000&batch=50&epochs=1000`);
	const main = page.getByRole("button", { name: /^(Start training|New training)$/ });
	if ((await main.textContent()) === "New training") await main.click();
	await button(page, "Start training").click();
	await expectBegun(page, PATIENCE_MS);
}

async function stopTraining(page: Page): Promise<void> {
	await button(page, "Stop").click();
	await expect(button(page, "New training")).toBeVisible();
}

/** Two models on two workers, of which one is looked at more closely. */
async function train(round: Round): Promise<void> {
	const { page } = round;
	await startTraining(page, "models=variational_64-2+vanilla_32&workers=2&seed=7");
	await choose(page, "Log");
	await choose(page, "Steps");
	await keepAs(page, "Half way");
	await round.pause("start a training");
	await page.getByRole("radio", { name: "Model B", exact: true }).check({ force: true });
	const machine = page.getByRole("slider", { name: "Time machine" });
	await expect(machine).not.toHaveValue("0"); // there is an earlier step to go back to
	await machine.fill("0");
	await page.getByRole("button", { name: "Reset: Time machine" }).click();
	await page.getByRole("radio", { name: "Model A", exact: true }).check({ force: true });
	await goTo(page, "Walk");
	await page.getByRole("main").getByRole("combobox").first().selectOption("live");
	await expect(mapOf(page)).toBeVisible();
	await goTo(page, "Train");
	await button(page, "Pause").click();
	await button(page, "One step").click();
	await button(page, "Reset").click();
	await button(page, "Undo reset").click();
	await expect(button(page, "Resume")).toBeEnabled();
	await page.getByRole("button", { name: "Check backpropagation" }).click();
	await expect(page.getByText(/gradient agrees with finite differences|could be measured/).last()).toBeVisible();
	await round.pause("look back, step and reset");
	await stopTraining(page);
}

/** A training goes on in the background while the other views are used. */
async function trainMeanwhile(round: Round): Promise<void> {
	const { page } = round;
	await startTraining(page, "models=convolutional_4-8&workers=2&seed=8");
	for (const part of [denoise, walk, generate, how, draw, change]) {
		await part(round);
		await round.pause(part.name);
	}
	await goTo(page, "Train");
	await expect(factsOf(page)).toBeVisible();
	await stopTraining(page);
}

/** Loaded, refused, renamed, used in a view, trained on, deleted, brought back, deleted. */
async function keepModels(round: Round): Promise<void> {
	const { page } = round;
	await goTo(page, "Train");
	await dropFiles(page, pretrained("variational-2", "Mine"), damaged("Broken"));
	await expect(itemOf(page, "Mine")).toBeVisible();
	await expect(page.getByRole("alert").filter({ hasText: "Broken" })).toBeVisible();
	await page.getByRole("button", { name: "Rename: Mine" }).click();
	await page.getByRole("textbox", { name: "New name" }).fill("Ours");
	await page.keyboard.press("Enter");
	await page.getByRole("link", { name: "Reconstruct: Ours" }).click();
	await expect(page.getByRole("meter")).toHaveCount(4);
	await expectIdle(page);
	await goTo(page, "Train");
	await page.getByRole("button", { name: /^Resume training: Half way/ }).click();
	await expectBegun(page, PATIENCE_MS);
	await stopTraining(page);
	for (const name of ["Ours", "Half way"]) await page.getByRole("button", { name: `Delete: ${name}` }).click();
	await page.getByRole("button", { name: "Undo: Ours" }).click();
	await page.getByRole("button", { name: "Delete: Ours" }).click();
	await expect(listOf(page).getByRole("listitem")).toHaveCount(0);
	await goTo(page, "Reconstruct");
	await expectIdle(page);
}

/** Back at the first view, where nothing is trained: what is in memory now can be compared with other rounds. */
async function rest(round: Round): Promise<void> {
	const { page } = round;
	await goTo(page, "Reconstruct");
	await page.getByRole("button", { name: "Clear" }).click();
	round.latencies.push(await pointerToReconstruction(page));
	await page.getByRole("button", { name: "Test digit 7" }).click();
	await expectIdle(page);
}

export async function visit(round: Round): Promise<void> {
	for (const part of [train, trainMeanwhile, keepModels, rest]) {
		await part(round);
		await round.pause(part.name);
	}
}
