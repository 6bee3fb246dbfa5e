import { cardOf, expect, expectScore, openPage, test } from "./support/test";

test.use({ expectErrors: true });

const vanilla = "**/models/vanilla.safetensors";

for (const [kind, answer, reason] of [
	["missing", { status: 404 }, "Its file did not arrive."],
	["garbled", { status: 200, body: "\u0008 this is no model" }, "it is damaged or not the one expected"],
] as const) {
	test(`a ${kind} model file is told in a plain sentence, the others work, and trying again helps`, async ({
		page,
	}) => {
		await page.route(vanilla, (route) => route.fulfill(answer));
		await page.goto(".");
		const notice = page.getByRole("alert");
		await expect(notice).toContainText("The vanilla model could not be loaded.");
		await expect(notice).toContainText(reason);
		await expectScore(page, "Convolutional");
		await page.unroute(vanilla);
		await notice.getByRole("button", { name: "Try again" }).press("Enter");
		await expect(cardOf(page, "Vanilla")).toBeFocused();
		await expectScore(page, "Vanilla");
	});
}

test("missing test digits leave the drawing alone, and trying again brings them", async ({ page }) => {
	await page.route("**/data/test-1000.digits", (route) => route.fulfill({ status: 404 }));
	await openPage(page);
	const notice = page.getByRole("alert");
	await expect(notice).toContainText("The test digits could not be loaded. Drawing works without them.");
	await page.unroute("**/data/test-1000.digits");
	await notice.getByRole("button", { name: "Try again" }).click();
	await expect(page.getByRole("button", { name: "Test digit 7" })).toBeVisible();
});

test("a program that does not arrive is told, and trying again helps", async ({ page }) => {
	await page.route("**/*.wasm", (route) => route.fulfill({ status: 404 }));
	await page.goto(".");
	const notice = page.getByRole("alert").filter({ hasText: "The program that runs the models did not arrive." });
	await expect(notice).toBeVisible();
	await page.unroute("**/*.wasm");
	await notice.getByRole("button", { name: "Try again" }).click();
	await expectScore(page, "Variational");
	await expect(page.getByRole("button", { name: "Test digit 7" })).toBeVisible();
});

for (const [locale, told, button] of [
	["en-GB", /^The program that runs the models did not arrive\. [^.]+\.Try again$/, "Try again"],
	["zh-CN", /^运行模型的程序没有送达：[^a-zA-Z]+重试$/, "重试"],
] as const) {
	test.describe(locale, () => {
		test.use({ locale });

		test("a worker whose file is blocked is told in the page's language, and trying again helps", async ({ page }) => {
			await page.route("**/worker-*.js", (route) => route.abort("blockedbyclient"));
			await page.goto(".");
			await expect(page.getByRole("alert")).toHaveText(told);
			await page.unroute("**/worker-*.js");
			await page.getByRole("button", { name: button }).press("Enter");
			await expect(page.getByRole("main")).toBeFocused();
			await expect(page.getByRole("meter")).toHaveCount(3);
		});
	});
}

test("a worker that dies is told, the drawing stays, and trying again helps", async ({ page }) => {
	await openPage(page);
	await page.workers()[0]?.evaluate(() => {
		setTimeout(() => {
			throw new Error("broken on purpose");
		});
	});
	const notice = page.getByRole("alert").filter({ hasText: "The models have stopped working." });
	await expect(notice).toBeVisible();
	await notice.getByRole("button", { name: "Try again" }).click();
	await expect(notice).toBeHidden();
	await expectScore(page, "Convolutional");
});

test("a browser without workers gets a plain sentence", async ({ page }) => {
	await page.addInitScript(() => Reflect.deleteProperty(window, "Worker"));
	await page.goto(".");
	await expect(page.getByRole("alert")).toContainText("This browser cannot run the models");
});
