/** Trainings that are interrupted: by a page that is closed or hidden, by another tab, by a worker that dies. */

import type { Page } from "@playwright/test";
import { expect, test } from "./support/test";
import { address, button, expectBegun, expectDone, factsOf, fingerprintAt, openTrain, train } from "./support/training";

test("a training whose page was closed goes on, and ends with the same weights as if it had not been", {
	tag: "@desktop",
}, async ({ page }) => {
	// The convolutional one takes its time, so that there is some to interrupt it.
	const query = `models=variational_64-4+convolutional_8-16&${address}&noise=mixed&workers=2`;
	await train(page, query, 10);
	const uninterrupted = await fingerprintAt(page, 200);
	await button(page, "Stop").click();
	await expect(button(page, "Train afresh")).toBeVisible();
	await page.waitForTimeout(500); // until it is forgotten

	await page.goto("about:blank");
	await openTrain(page, `${query}&epochs=10`);
	await button(page, "Start training").click();
	await expectBegun(page);
	await button(page, "Pause").click();
	await expect(button(page, "Go on")).toBeVisible();
	await page.waitForTimeout(500); // until what it has come to is kept
	await page.reload();
	await expect(page.getByText(/^A training of an earlier visit stands at step [1-9]\d*\./)).toBeVisible();
	await button(page, "Go on with it").click();
	await expectDone(page, 10);
	expect(await fingerprintAt(page, 200)).toBe(uninterrupted);
	// Not one loss is missing.
	await page.getByRole("radio", { name: "Steps" }).check();
	await page.getByText("As a table").click();
	await expect(page.getByRole("row", { name: /^200 / })).toBeVisible();
});

test("a training that is open in another tab is not offered, nor lost by what is trained here", {
	tag: "@desktop",
}, async ({ page, context }) => {
	const offer = (tab: Page) => tab.getByText(/^A training of an earlier visit stands at step/);
	await openTrain(page, `models=vanilla_16&${address}&epochs=500`);
	await button(page, "Start training").click();
	await expectBegun(page);
	await button(page, "Pause").click();
	const other = await context.newPage();
	await train(other, `models=vanilla_8&${address}`, 1);
	await expect(offer(other)).toHaveCount(0);
	await button(other, "Stop").click();
	await page.waitForTimeout(500); // until what it has come to is kept
	await page.close();
	await other.reload();
	await expect(offer(other)).toBeVisible();
	await button(other, "Forget it").click();
	await expect(offer(other)).toHaveCount(0);
	await other.reload();
	await expect(button(other, "Start training")).toBeEnabled();
	await expect(offer(other)).toHaveCount(0);
});

test("of two tabs that go on with one training, the first has it", { tag: "@desktop" }, async ({ page, context }) => {
	await openTrain(page, `models=vanilla_16&${address}&epochs=500`);
	await button(page, "Start training").click();
	await expectBegun(page);
	await button(page, "Pause").click();
	await page.waitForTimeout(500); // until what it has come to is kept
	await page.goto("about:blank");
	const other = await context.newPage();
	for (const tab of [page, other]) {
		await openTrain(tab, "");
		await expect(button(tab, "Go on with it")).toBeVisible();
	}
	await button(page, "Go on with it").click();
	await expectBegun(page);
	await button(other, "Go on with it").click();
	await expect(button(other, "Go on with it")).toHaveCount(0);
	await expect(button(other, "Start training")).toBeEnabled();
	await expect(factsOf(other)).toHaveCount(0);
});

test("a training that is stopped before it stands does not disturb the next", { tag: "@desktop" }, async ({ page }) => {
	await page.route(/\/coordinator-[^/]*\.js$/, async (route) => {
		await new Promise((resolve) => setTimeout(resolve, 1000));
		await route.continue();
	});
	await openTrain(page, `models=vanilla_16&${address}&epochs=2`);
	await button(page, "Start training").click();
	await button(page, "Stop").click();
	await button(page, "Train afresh").click();
	await expectDone(page, 2);
	await expect(page.getByRole("alert")).toHaveCount(0);
});

test("single steps are kept too", { tag: "@desktop" }, async ({ page }) => {
	await openTrain(page, `models=vanilla_16&${address}&epochs=500`);
	await button(page, "Start training").click();
	await expectBegun(page);
	await button(page, "Reset").click();
	await expect(factsOf(page)).toContainText("batch 0 of 20");
	for (let step = 1; step <= 3; step++) {
		await button(page, "One step").click();
		await expect(factsOf(page)).toContainText(`batch ${step} of 20`);
	}
	await page.waitForTimeout(6000); // trainings are kept every five seconds
	await page.reload();
	await expect(page.getByText("A training of an earlier visit stands at step 3.")).toBeVisible();
});

test("a hidden tab, whose timers are slow and where nothing is painted, trains on", { tag: "@desktop" }, async ({
	page,
}) => {
	await openTrain(page, `models=convolutional_4-8&${address}&epochs=15`);
	await button(page, "Start training").click();
	await expectBegun(page);
	await page.evaluate(() => {
		const soon = window.setTimeout;
		Object.defineProperty(document, "visibilityState", { get: () => "hidden" });
		Object.defineProperty(document, "hidden", { get: () => true });
		window.requestAnimationFrame = () => 0;
		window.setTimeout = ((task: () => void, delay = 0) => soon(task, Math.max(1000, delay))) as typeof setTimeout;
		document.dispatchEvent(new Event("visibilitychange"));
	});
	await expectDone(page, 15);
	await fingerprintAt(page, 300);
});

test.describe("without its worker", () => {
	test.use({ expectErrors: true });

	test("the training says that it cannot begin, and trying again begins it", async ({ page }) => {
		await page.route(/\/coordinator-[^/]*\.js$/, (route) => route.abort(), { times: 1 });
		await openTrain(page, `models=vanilla_16&${address}&epochs=1`);
		await button(page, "Start training").click();
		await expect(page.getByRole("alert")).toContainText("did not arrive");
		await expect(button(page, "Start training")).toBeEnabled(); // nothing was trained that could be trained afresh
		await button(page, "Try again").click();
		await expectDone(page, 1);
	});

	test("a training whose worker dies goes on from where it was kept", { tag: "@desktop" }, async ({ page }) => {
		const query = `models=vanilla_16&${address}`;
		await train(page, `${query}&epochs=10&workers=1`, 10);
		const undisturbed = await fingerprintAt(page, 200);
		await page.goto("about:blank");
		await openTrain(page, `${query}&epochs=5&workers=1`);
		await button(page, "Start training").click();
		await expectDone(page, 5);
		await page.waitForTimeout(500); // until it is kept
		const coordinator = page.workers().find((worker) => worker.url().includes("/coordinator-"));
		await coordinator?.evaluate(() => {
			setTimeout(() => {
				throw new RangeError("out of memory");
			});
		});
		await expect(page.getByRole("alert")).toContainText("The training has stopped working.");
		await button(page, "Try again").click(); // which, all epochs being done, takes as many again
		await expectDone(page, 10);
		expect(await fingerprintAt(page, 200)).toBe(undisturbed);
	});
});
