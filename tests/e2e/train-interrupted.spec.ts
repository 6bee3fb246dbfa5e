/** Trainings that are interrupted: by a page that is closed or hidden, by another tab, by a worker that dies. */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { type Held, holdMessages } from "./support/holdMessages";
import { holdRequests } from "./support/holdRequests";
import { launch } from "./support/killable";
import { expect, test } from "./support/test";
import {
	address,
	button,
	expectBegun,
	expectDone,
	expectNothingStored,
	expectSomethingStored,
	expectStored,
	factsOf,
	fingerprintAt,
	keepAs,
	longAddress,
	openTrain,
	smallAddress,
	train,
	trainingsOf,
} from "./support/training";

test.use({ savesData: false }); // examples are fetched while a training is set up

function offerOf(tab: Page) {
	return tab.getByText(/^A training (was interrupted at step|has done all its)/);
}

test("a training whose page was closed resumes, and ends with the same weights as if it had not been", {
	tag: "@long",
}, async ({ page }) => {
	const query = `models=variational_16-2&${smallAddress}&noise=mixed&workers=2`;
	await train(page, query, 2);
	const uninterrupted = await fingerprintAt(page, 40);
	await button(page, "Stop").click();
	await expect(button(page, "New training")).toBeVisible();
	await expectNothingStored(page);

	const notice = page.getByRole("alert").filter({ hasText: "No model is in training here." });
	const interrupted = notice.getByRole("link", { name: "A training was interrupted; it can be resumed in Train." });
	await test.step("where no model is in training, a link to it leads to train one", async () => {
		await page.goto("#/walk?model=live");
		await expect(notice).toBeVisible();
		await expect(interrupted).toHaveCount(0);
		await page.getByRole("link", { name: "Train a model of your own" }).click();
		await expect(page).toHaveURL(/#\/train/);
	});
	await train(page, query, 1);
	await expectStored(page);
	await test.step("where one was interrupted, to go on with it", async () => {
		await page.goto("#/walk?model=live&data=digits8");
		await interrupted.click();
	});
	await expect(page.getByText("A training has done all its 20 steps.")).toBeVisible();
	await button(page, "Resume it").click(); // which, all epochs being done, takes as many again
	await expectDone(page, 2);
	expect(await fingerprintAt(page, 40)).toBe(uninterrupted);
	// Not one loss is missing.
	await page.getByRole("radio", { name: "Steps" }).check();
	await page.getByText("As a table").click();
	for (const step of [10, 20, 30, 40]) {
		await expect(page.getByRole("row", { name: new RegExp(`^${step} \\d`) })).toBeVisible();
	}
});

test("a training that is left for another data set resumes in its own, with its settings", async ({ page }) => {
	const dataSets = page.getByRole("combobox", { name: "Data set" });
	await openTrain(page, `models=vanilla_16&${address}&epochs=1000`);
	await button(page, "Start training").click();
	await expectBegun(page);
	await dataSets.selectOption("fashion");
	await expect(button(page, "Start training")).toBeVisible();
	await dataSets.selectOption("mnist");
	await expect(offerOf(page)).toBeVisible();
	await button(page, "Resume it").click();
	await expect(button(page, "Pause")).toBeVisible();
	await expect(dataSets).toHaveValue("mnist");
	await expect(page).toHaveURL(/models=vanilla_16/);
});

test(
	"a training and a kept model outlive a browser that is killed, twice",
	{ tag: "@long" },
	async ({ baseURL }, { project }) => {
		const profile = mkdtempSync(join(tmpdir(), "killed-"));
		const open = () => launch(profile, baseURL ?? "", project.use.launchOptions ?? {});
		let { page, kill } = await open();
		await openTrain(page, `models=vanilla_16&${longAddress}&epochs=1000`);
		await button(page, "Start training").click();
		await expectBegun(page);
		await keepAs(page, "Half way");
		for (const step of [/^A training was interrupted at step \d/, /was interrupted at step [1-9]/]) {
			await expectSomethingStored(page);
			await kill();
			({ page, kill } = await open());
			await page.goto("#/train");
			await expect(page.getByText(step)).toBeVisible();
			await expect(page.getByRole("heading", { name: "Half way", exact: true })).toBeVisible();
			await button(page, "Resume it").click();
			await expectBegun(page);
		}
		await kill();
		rmSync(profile, { recursive: true, force: true });
	},
);

test("a training that is open in another tab is not offered, nor lost, and goes on in one tab only", {
	tag: "@long",
}, async ({ page, context }) => {
	await train(page, `models=vanilla_16&${smallAddress}`, 1);
	await expectStored(page);
	const other = await context.newPage();
	await test.step("what is trained here leaves it alone", async () => {
		await train(other, `models=vanilla_8&${smallAddress}`, 1);
		await expect(offerOf(other)).toHaveCount(0);
		await button(other, "Stop").click();
		await expect(button(other, "New training")).toBeVisible();
		await expectStored(page);
	});
	await test.step("of two tabs that go on with it, the first has it", async () => {
		await page.goto("about:blank");
		await expect.poll(() => trainingsOf(other)).toBe(0); // its lock may outlive a page
		for (const tab of [page, other]) {
			await tab.goto("about:blank");
			await openTrain(tab, "data=digits8");
			await expect(button(tab, "Resume it")).toBeVisible();
		}
		await button(page, "Resume it").click();
		await expectDone(page, 2);
		await button(other, "Resume it").click();
		await expect(button(other, "Resume it")).toHaveCount(0);
		await expect(button(other, "Start training")).toBeEnabled();
		await expect(factsOf(other)).toHaveCount(0);
	});
	await test.step("it is offered once that tab is closed, until it is forgotten", async () => {
		await expectStored(page);
		await page.close();
		await expect.poll(() => trainingsOf(other)).toBe(0);
		await other.reload();
		await expect(offerOf(other)).toBeVisible();
		await button(other, "Forget it").click();
		await expect(offerOf(other)).toHaveCount(0);
		await expectNothingStored(other);
		await other.reload();
		await expect(button(other, "Start training")).toBeEnabled();
		await expect(offerOf(other)).toHaveCount(0);
	});
});

/** Once `held` is set, copies of a training, which a reset waits for, are requested when it resolves. */
function holdCopies(): void {
	const { postMessage } = Worker.prototype;
	Worker.prototype.postMessage = function (message: { body?: { type: string } }, ...rest: unknown[]) {
		const { held } = window as Held;
		const post = () => Reflect.apply(postMessage, this, [message, ...rest]);
		if (held && message.body?.type === "takeStates") void held.then(post);
		else post();
	};
}

test("single steps after a reset are of what was reset, and are kept", async ({ page }) => {
	await page.addInitScript(holdCopies);
	await page.clock.install();
	await train(page, `models=vanilla_16&${smallAddress}`, 1);
	const release = await holdMessages(page);
	await button(page, "Reset").click();
	await expect(button(page, "One step"), "until the copy is there").toBeDisabled();
	await release();
	for (const step of [1, 2, 3]) {
		await button(page, "One step").click();
		await expect(factsOf(page)).toContainText(`batch ${step} of 20`);
	}
	await page.clock.fastForward(10_000); // trainings are kept every few seconds
	await expectStored(page);
	await page.reload();
	await expect(page.getByText("A training was interrupted at step 3.")).toBeVisible();
});

/** Makes the tab a hidden one. */
function hide(): void {
	const soon = window.setTimeout;
	Object.defineProperty(document, "visibilityState", { get: () => "hidden" });
	Object.defineProperty(document, "hidden", { get: () => true });
	window.requestAnimationFrame = () => 0;
	window.setTimeout = ((task: () => void, delay = 0) => soon(task, Math.max(1000, delay))) as typeof setTimeout;
	document.dispatchEvent(new Event("visibilitychange"));
}

const coordinator = /\/coordinator-[^/]*\.js$/;

test("a training that was stopped before its worker was there does not disturb the next, which goes on while hidden", {
	tag: "@long",
}, async ({ page }) => {
	await test.step("stopped before its worker is there", async () => {
		const release = await holdRequests(page, coordinator);
		await openTrain(page, `models=convolutional_4-8&${smallAddress}&epochs=2`);
		await button(page, "Start training").click();
		await button(page, "Stop").click();
		await button(page, "Start training").click();
		release();
		await expectDone(page, 2);
		await expect(page.getByRole("alert")).toHaveCount(0);
	});
	await test.step("a hidden tab, whose timers are slow and where nothing is painted, trains on", async () => {
		await page.evaluate(hide);
		await button(page, "Train 2 more epochs").click();
		await expectDone(page, 4);
		await fingerprintAt(page, 80);
	});
});

test.describe("without its worker", () => {
	test.use({ expectErrors: true });

	test("the training says that it cannot begin, and trying again begins it", async ({ page }) => {
		await page.route(coordinator, (route) => route.abort()); // also of the worker that is prepared while the page is idle
		await openTrain(page, `models=vanilla_16&${smallAddress}&epochs=1`);
		await button(page, "Start training").click();
		await expect(page.getByRole("alert")).toContainText("did not arrive");
		await expect(button(page, "Start training")).toBeEnabled(); // nothing was trained that could be trained again
		await page.unroute(coordinator);
		await button(page, "Try again").click();
		await expectDone(page, 1);
	});
});
