/** What does not arrive or does not work is reported in a plain sentence, all else works, and trying again helps. */

import { cardOf, expect, expectScore, models, openPage, test } from "./support/test";
import { deaths, endWorker, modelsWorkerOf, replaceWorker } from "./support/worker";

test.use({ expectErrors: true });

test("a model file that is missing or damaged", async ({ page }) => {
	const file = "**/models/vanilla.safetensors";
	for (const [answer, reason] of [
		[{ status: 404 }, "Its file did not arrive."],
		[{ status: 200, body: "\u0008 this is no model" }, "it is damaged or not the one expected"],
	] as const) {
		await page.route(file, (route) => route.fulfill(answer));
		await page.goto("about:blank");
		await page.goto("./#/reconstruct?layout=all");
		const notice = page.getByRole("alert");
		await expect(notice).toContainText("The vanilla model could not be loaded.");
		await expect(notice).toContainText(reason);
		await expectScore(page, "Convolutional");
		await page.unroute(file);
		await notice.getByRole("button", { name: "Try again" }).press("Enter");
		await expect(cardOf(page, "Vanilla")).toBeFocused();
		await expectScore(page, "Vanilla");
	}
});

test("a model whose file is missing is asked for once, and again when the visitor asks", async ({ page }) => {
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

test("missing test digits leave the drawing alone", async ({ page }) => {
	await page.route("**/data/test-1000.digits", (route) => route.fulfill({ status: 404 }));
	await openPage(page);
	const notice = page.getByRole("alert");
	await expect(notice).toContainText("The test digits could not be loaded. Drawing works without them.");
	await page.unroute("**/data/test-1000.digits");
	await notice.getByRole("button", { name: "Try again" }).click();
	await expect(page.getByRole("button", { name: "Test digit 7" })).toBeVisible();
});

test("models and digits that did not arrive come with the connection", async ({ page, context }) => {
	const files = /\/(models\/vanilla|data\/test-1000)\./;
	await page.route(files, (route) => route.abort());
	await page.goto("./#/reconstruct?layout=all");
	await expect(page.getByRole("alert").filter({ hasText: "could not be loaded" })).toHaveCount(2);
	await context.setOffline(true);
	await page.unroute(files);
	await context.setOffline(false);
	await expectScore(page, "Vanilla");
	await expect(page.getByRole("button", { name: "Test digit 7" })).toBeVisible();
	await expect(page.getByRole("alert")).toHaveCount(0);
});

test("a program that does not arrive", async ({ page }) => {
	await page.route("**/*.wasm", (route) => route.fulfill({ status: 404 }));
	await page.goto("./#/reconstruct?layout=all");
	const notice = page.getByRole("alert").filter({ hasText: "The program that runs the models did not arrive." });
	await expect(notice).toBeVisible();
	await page.unroute("**/*.wasm");
	await notice.getByRole("button", { name: "Try again" }).click();
	await expectScore(page, "Variational");
	await expect(page.getByRole("button", { name: "Test digit 7" })).toBeVisible();
});

for (const [locale, message, button] of [
	["en-GB", /^The program that runs the models did not arrive\. [^.]+\.Try again$/, "Try again"],
	["zh-CN", /^运行模型的程序没有送达：[^a-zA-Z]+重试$/, "重试"],
] as const) {
	test.describe(locale, () => {
		test.use({ locale });

		test("a worker whose file is blocked, in the page's language", async ({ page }) => {
			await page.route("**/worker-*.js", (route) => route.abort("blockedbyclient"));
			await page.goto("./#/reconstruct?layout=all");
			await expect(page.getByRole("alert")).toHaveText(message);
			await page.unroute("**/worker-*.js");
			await page.getByRole("button", { name: button }).press("Enter");
			await expect(page.getByRole("main")).toBeFocused();
			await expect(page.getByRole("meter")).toHaveCount(3);
		});
	});
}

for (const [name, die] of Object.entries(deaths)) {
	test(`a worker that ${name} is replaced, and leaves the drawing`, async ({ page }) => {
		await openPage(page);
		await page.getByRole("button", { name: "Test digit 7" }).click();
		const another = page.waitForEvent("worker");
		await endWorker(modelsWorkerOf(page), die);
		await page.getByRole("button", { name: "Test digit 2" }).click();
		await another;
		await expect(page.getByRole("main")).toHaveAttribute("aria-busy", "false");
		await expect(page.getByRole("button", { name: "Test digit 2" })).toHaveAttribute("aria-pressed", "true");
		for (const model of models) await expectScore(page, model);
		await expect(page.getByRole("alert")).toHaveCount(0);
	});
}

test("workers that die one after another are not started for ever: the visitor is asked", async ({ page }) => {
	await openPage(page);
	for (let death = 0; death < 3; death++) await replaceWorker(page);
	await endWorker(modelsWorkerOf(page), deaths["throws an error"]);
	const notice = page.getByRole("alert").filter({ hasText: "The models have stopped working." });
	await notice.getByRole("button", { name: "Try again" }).click();
	await expect(notice).toBeHidden();
	await expectScore(page, "Convolutional");
});

test("a browser whose WebAssembly has no SIMD", async ({ page }) => {
	await page.addInitScript(() => {
		WebAssembly.validate = () => false;
	});
	await page.goto("./#/reconstruct?layout=all");
	await expect(page.getByRole("alert")).toContainText("This browser cannot run the models");
});

test("a browser without workers", async ({ page }) => {
	await page.addInitScript(() => Reflect.deleteProperty(window, "Worker"));
	await page.goto("./#/reconstruct?layout=all");
	await expect(page.getByRole("alert")).toContainText("This browser cannot run the models");
});
