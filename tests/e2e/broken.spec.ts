/** What does not arrive or does not work is reported in a plain sentence, all else works, and trying again helps. */

import type { Page } from "@playwright/test";
import { chooseLanguage } from "./support/accessibility";
import { cardOf, expect, expectScore, models, openPage, test } from "./support/test";
import { deaths, endWorker, modelsWorkerOf } from "./support/worker";

test.use({ expectErrors: true });

const model = "**/models/vanilla.safetensors";
const digits = "**/data/test-1000.digits";
const program = "**/*.wasm";
const worker = "**/worker-*.js";

const digitButton = (page: Page, digit: number) => page.getByRole("button", { name: `Test digit ${digit}` });

/** The models side by side, of which not all may come. */
async function openAfresh(page: Page): Promise<void> {
	await page.goto("./#/reconstruct?layout=all");
}

/** Everything is there, and nothing is reported any more. */
async function expectWhole(page: Page): Promise<void> {
	for (const name of models) await expectScore(page, name);
	await expect(digitButton(page, 7)).toBeVisible();
	await expect(page.getByRole("alert")).toHaveCount(0);
}

test("models and test digits that are missing or damaged", async ({ page, context }) => {
	const noticeOf = (thing: string) => page.getByRole("alert").filter({ hasText: `The ${thing} could not be loaded.` });

	for (const [answer, reason] of [
		[{ status: 404 }, "Its file did not arrive."],
		[{ status: 200, body: "\u0008 this is no model" }, "it is damaged or not the one expected"],
	] as const) {
		await test.step(`a model: ${reason}`, async () => {
			await page.route(model, (route) => route.fulfill(answer));
			await openAfresh(page);
			const notice = noticeOf("vanilla model");
			await expect(notice).toContainText(reason);
			await expectScore(page, "Convolutional");
			await page.unroute(model);
			await notice.getByRole("button", { name: "Try again" }).press("Enter");
			await expect(cardOf(page, "Vanilla")).toBeFocused();
			await expectWhole(page);
		});
	}
	await test.step("missing test digits leave the drawing alone", async () => {
		await page.route(digits, (route) => route.fulfill({ status: 404 }));
		await openPage(page);
		await expect(page.getByRole("alert")).toHaveCount(1);
		await expect(noticeOf("test digits")).toContainText("Drawing works without them.");
		await page.unroute(digits);
		await page.getByRole("alert").getByRole("button", { name: "Try again" }).click();
		await expectWhole(page);
	});
	await test.step("and are missed on the contact sheet", async () => {
		await page.route(digits, (route) => route.fulfill({ status: 404 }));
		await openPage(page);
		await page.getByRole("link", { name: "Data", exact: true }).click();
		const sheet = page.getByRole("region", { name: "Contact sheet" });
		await expect(sheet.getByRole("alert")).toContainText("The test digits could not be loaded.");
		await page.unroute(digits);
		await sheet.getByRole("alert").getByRole("button", { name: "Try again" }).click();
		await expect(sheet.getByRole("button", { name: /^Use digit/ })).toHaveCount(120);
		await expect(page.getByRole("alert")).toHaveCount(0);
	});
	await test.step("both come with the connection", async () => {
		for (const file of [model, digits]) await page.route(file, (route) => route.abort());
		await openAfresh(page);
		await expect(page.getByRole("alert").filter({ hasText: "could not be loaded" })).toHaveCount(2);
		await context.setOffline(true);
		for (const file of [model, digits]) await page.unroute(file);
		await context.setOffline(false);
		await expectWhole(page);
	});
});

test("a model whose file is missing is requested once, and again when the visitor asks", async ({ page }) => {
	let asked = 0;
	await page.route("**/models/variational-2.safetensors", (route) => {
		asked++;
		return route.fulfill({ status: 404 });
	});
	await page.goto("./");
	const retry = page.getByRole("alert").getByRole("button", { name: "Try again" }).first();
	await expect(retry).toBeVisible();
	// By then the others have been asked for, and have answered.
	for (const other of ["Vanilla", "Convolutional"]) {
		await expect(page.getByRole("listitem").filter({ hasText: other })).toContainText(/\d\.\d{4} nats/);
	}
	expect(asked).toBe(1);
	await retry.click();
	await expect.poll(() => asked).toBe(2);
});

test("a program that does not arrive, and a worker whose file is blocked, in either language", async ({ page }) => {
	await test.step("the program", async () => {
		await page.route(program, (route) => route.fulfill({ status: 404 }));
		await openAfresh(page);
		const notice = page.getByRole("alert").filter({ hasText: "The program that runs the models did not arrive." });
		await expect(notice).toBeVisible();
		await page.unroute(program);
		await notice.getByRole("button", { name: "Try again" }).click();
		await expectWhole(page);
	});
	for (const [language, message, button] of [
		["English", /^The program that runs the models did not arrive\. [^.]+\.Try again$/, "Try again"],
		["简体中文", /^运行模型的程序未能加载：[^a-zA-Z]+重试$/, "重试"],
	] as const) {
		await test.step(`the worker, ${language}`, async () => {
			await chooseLanguage(page, language);
			await page.route(worker, (route) => route.abort("blockedbyclient"));
			await openAfresh(page); // in the language that was chosen
			await expect(page.getByRole("alert")).toHaveText(message);
			await page.unroute(worker);
			await page.getByRole("button", { name: button }).press("Enter");
			await expect(page.getByRole("main")).toBeFocused();
			await expect(page.getByRole("meter")).toHaveCount(3);
		});
	}
});

test("a worker that dies is replaced, whichever way, but not for ever", { tag: "@long" }, async ({ page }) => {
	// For the page time passes at a tenth of its speed: all deaths are within a minute on any machine.
	await page.addInitScript(() => {
		const now = performance.now.bind(performance);
		performance.now = () => now() / 10;
	});
	await openPage(page);
	for (const [way, die] of Object.entries(deaths)) {
		await test.step(`one that ${way}, which leaves the drawing`, async () => {
			await digitButton(page, 7).click();
			const another = page.waitForEvent("worker");
			await endWorker(modelsWorkerOf(page), die);
			await digitButton(page, 2).click();
			await another;
			await expect(page.getByRole("main")).toHaveAttribute("aria-busy", "false");
			await expect(digitButton(page, 2)).toHaveAttribute("aria-pressed", "true");
			await expectWhole(page);
		});
	}
	await test.step("the fourth within a minute: the visitor is asked", async () => {
		await endWorker(modelsWorkerOf(page), deaths["throws an error"]);
		const notice = page.getByRole("alert").filter({ hasText: "The models have stopped working." });
		await notice.getByRole("button", { name: "Try again" }).click();
		await expect(notice).toBeHidden();
		await expectScore(page, "Convolutional");
	});
});

test("a browser whose WebAssembly has no SIMD, and one without workers", async ({ page, context }) => {
	await page.addInitScript(() => {
		WebAssembly.validate = () => false;
	});
	const other = await context.newPage();
	await other.addInitScript(() => Reflect.deleteProperty(window, "Worker"));
	for (const tab of [page, other]) {
		await openAfresh(tab);
		await expect(tab.getByRole("alert")).toContainText("This browser cannot run the models");
	}
});
