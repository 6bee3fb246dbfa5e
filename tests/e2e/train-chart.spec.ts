/** The chart of a training's losses, its legend and its table. */

import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./support/test";
import { button, smallAddress, train } from "./support/training";

/** Trains two small models for one epoch, which is 20 steps, and waits for what they reach. */
async function trainTwo(page: Page): Promise<Locator> {
	await train(page, `models=vanilla_8+vanilla_16&${smallAddress}`, 1);
	const chart = page.getByRole("region", { name: "Loss", exact: true });
	await expect(chart.getByRole("slider")).toHaveAttribute("aria-valuetext", /1/);
	await expect(chart.getByRole("listitem").filter({ hasText: /\d\.\d/ })).toHaveCount(4);
	return chart;
}

async function figureOf(chart: Locator, name: string): Promise<number> {
	return Number(/[\d.]+$/.exec(await chart.getByRole("listitem").filter({ hasText: name }).innerText())?.[0]);
}

test("the legend has the latest value of each line or the one under the pointer, the table the same", {
	tag: "@long",
}, async ({ page }) => {
	const chart = await trainTwo(page);
	await expect(chart).toContainText("latest values, at epoch 1:");
	const latest = await figureOf(chart, "A training");

	await chart.getByText("As a table").click();
	const table = chart.getByRole("table", { name: "Loss" });
	await expect(table.getByRole("columnheader")).toHaveText(["Epoch", "A training", "A test", "B training", "B test"]);
	const last = table.getByRole("row").last();
	await expect(last.getByRole("rowheader")).toHaveText("1");
	const [shown = ""] = await last.getByRole("cell").allInnerTexts();
	expect(Number(shown)).toBeCloseTo(latest, 3);
	await expect(chart.getByText(/A test: 0\.\d+ now, lowest 0\.\d+ at epoch/)).toBeVisible();

	const plot = chart.getByRole("slider", { name: "Moment to look back to" });
	await plot.scrollIntoViewIfNeeded();
	await plot.hover({ position: { x: 90, y: 100 } });
	await expect.poll(() => figureOf(chart, "A training")).toBeGreaterThan(latest);

	await test.step("a moment is looked back to by the keys and by the pointer", async () => {
		await plot.focus();
		await page.keyboard.press("Home");
		await expect(plot).toHaveAttribute("aria-valuetext", "at epoch 0");
		await expect(page.getByRole("slider", { name: "Time machine" })).toHaveValue("0");
		await page.keyboard.press("End");
		await expect(plot).toHaveAttribute("aria-valuetext", "at epoch 1");
		await plot.click({ position: { x: 60, y: 100 } });
		await expect(plot).toHaveAttribute("aria-valuetext", "at epoch 0");
	});

	await chart.getByRole("radio", { name: "Steps" }).check();
	await expect(last.getByRole("rowheader")).toHaveText("20");
	await chart.getByRole("radio", { name: "Log" }).check();
	await expect(page).toHaveURL(/axis=steps&scale=log/);

	await test.step("until there are two points there is a sentence in the plot's place, as high as the plot", async () => {
		const waiting = chart.getByText("The losses will be drawn here as the training goes on.");
		await expect(waiting).toHaveCount(0);
		await chart.getByText("As a table").click();
		const plotted = await chart.getByRole("slider").boundingBox();
		await button(page, "Reset").click();
		await expect(waiting).toBeVisible();
		await expect(chart.getByRole("slider")).toHaveCount(0);
		expect((await waiting.boundingBox())?.height).toBe(plotted?.height);
		await expect(chart.getByRole("listitem").filter({ hasText: "A training" })).toHaveText("A training–");
		await expect(chart.getByRole("listitem").filter({ hasText: "A test" })).toHaveText(/\d\.\d/);
		await chart.getByText("As a table").click();
		await expect(chart.getByRole("rowheader")).toHaveText(["0"]);
		await button(page, "One step").click();
		await expect(chart.getByRole("rowheader")).toHaveText(["0", "1"]);
		await expect(waiting).toBeVisible();
		await button(page, "One step").click();
		await expect(waiting).toHaveCount(0);
	});
});
