import type { Locator, Page } from "@playwright/test";
import { expectNoViolations } from "./support/axe";
import { inEveryDress } from "./support/dresses";
import { expect, test } from "./support/test";

const SMALL = "models=vanilla_8+vanilla_16&digits=1000&batch=50";

/** Trains two small models for one epoch, which is 20 steps, and waits for what they reach. */
async function train(page: Page, query = ""): Promise<Locator> {
	await page.goto(`./#/train?${SMALL}${query}`);
	await page.getByRole("spinbutton", { name: /^(Epochs|轮数)$/ }).fill("1");
	await page.getByRole("button", { name: /^(Start training|开始训练)$/ }).click();
	const chart = page.getByRole("region", { name: /^(Loss|损失)$/ });
	await expect(chart.getByRole("slider")).toHaveAttribute("aria-valuetext", /1/, { timeout: 45_000 });
	await expect(chart.getByRole("listitem").filter({ hasText: /\d\.\d/ })).toHaveCount(4);
	return chart;
}

async function figureOf(chart: Locator, name: string): Promise<number> {
	return Number(/[\d.]+$/.exec(await chart.getByRole("listitem").filter({ hasText: name }).innerText())?.[0]);
}

test("the key tells the latest value of each line, and the value under the pointer", async ({ page }) => {
	const chart = await train(page);
	const latest = await figureOf(chart, "A training");
	await expect(chart).toContainText("latest");
	const plot = chart.getByRole("slider");
	await plot.scrollIntoViewIfNeeded();
	await plot.hover({ position: { x: 90, y: 100 } });
	await expect(chart).toContainText(/at epoch 0(\.\d+)?/);
	expect(await figureOf(chart, "A training")).toBeGreaterThan(latest);
});

test("until there are two points there is no plot, but a sentence in its place; and nothing moves when it begins", async ({
	page,
}) => {
	const chart = await train(page);
	const waiting = chart.getByText("The losses will be drawn here as the training goes on.");
	await expect(waiting).toHaveCount(0);
	const plotted = await chart.getByRole("slider").boundingBox();
	await page.getByRole("button", { name: "Reset", exact: true }).click();
	await expect(waiting).toBeVisible();
	await expect(chart.getByRole("slider")).toHaveCount(0);
	expect((await waiting.boundingBox())?.height).toBe(plotted?.height);
	await expect(chart.getByRole("listitem").filter({ hasText: "A training" })).toHaveText("A training–");
	await expect(chart.getByRole("listitem").filter({ hasText: "A test" })).toHaveText(/\d\.\d/);
	await chart.getByText("As a table").click();
	await expect(chart.getByRole("rowheader")).toHaveText(["0"]);
	await page.getByRole("button", { name: "One step" }).click();
	await expect(chart.getByRole("rowheader")).toHaveText(["0", "0.05"]);
	await expect(waiting).toBeVisible();
	await page.getByRole("button", { name: "One step" }).click();
	await expect(waiting).toHaveCount(0);
});

test("the table holds the same numbers, in rows of epochs or of steps", async ({ page }) => {
	const chart = await train(page);
	await chart.getByText("As a table").click();
	const table = chart.getByRole("table", { name: "Loss" });
	await expect(table.getByRole("columnheader")).toHaveText(["Epoch", "A training", "A test", "B training", "B test"]);
	const last = table.getByRole("row").last();
	await expect(last.getByRole("rowheader")).toHaveText("1");
	const [shown = ""] = await last.getByRole("cell").allInnerTexts();
	expect(Number(shown)).toBeCloseTo(await figureOf(chart, "A training"), 3);
	await expect(chart.getByText(/A test: 0\.\d+ now, lowest 0\.\d+ at epoch/)).toBeVisible();
	await chart.getByRole("radio", { name: "Steps" }).check();
	await expect(last.getByRole("rowheader")).toHaveText("20");
	await chart.getByRole("radio", { name: "Log" }).check();
	await expect(page).toHaveURL(/axis=steps&scale=log/);
});

test("a moment is looked back to by the keys and by the pointer", async ({ page }) => {
	const chart = await train(page);
	const moment = chart.getByRole("slider", { name: "Moment to look back to" });
	await moment.focus();
	await page.keyboard.press("Home");
	await expect(moment).toHaveAttribute("aria-valuetext", "at epoch 0");
	await expect(page.getByRole("slider", { name: "Time machine" })).toHaveValue("0");
	await page.keyboard.press("End");
	await expect(moment).toHaveAttribute("aria-valuetext", "at epoch 1");
	await moment.click({ position: { x: 60, y: 100 } });
	await expect(moment).toHaveAttribute("aria-valuetext", "at epoch 0");
});

inEveryDress(() => {
	test("axe finds nothing in the chart and its table", async ({ page }) => {
		const chart = await train(page);
		await chart.locator("summary").click();
		await expect(chart.getByRole("table")).toBeVisible();
		await expectNoViolations(page);
	});
});
