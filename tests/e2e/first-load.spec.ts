import { inkOf, readPicture } from "./support/pixels";
import { expect, expectScore, models, openPage, test } from "./support/test";

test("the page opens with a drawing and with every model's reconstruction of it", async ({ page }) => {
	await openPage(page);
	await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
	for (const model of models) {
		expect(inkOf(await readPicture(page, `${model}: Input`))).toBeGreaterThan(20);
		expect(inkOf(await readPicture(page, `${model}: Reconstruction`))).toBeGreaterThan(20);
		await expect(page.getByRole("img", { name: `${model}: Error` })).toBeVisible();
		await expect(page.getByRole("img", { name: new RegExp(`^${model}: code`, "i") })).toBeVisible();
	}
});

test("the models are the ones that the page names, by their size", async ({ page }) => {
	await openPage(page);
	for (const [model, shape, parameters] of [
		["Vanilla", "784 → 128 → 784", "201,616 parameters"],
		["Convolutional", "28×28×1 → 7×7×64 → 28×28×1", "74,497 parameters"],
		["Variational", "784 → 256 → 16 → 256 → 784", "415,024 parameters"],
	] as const) {
		const card = page.getByRole("article", { name: model });
		await expect(card).toContainText(shape);
		await expect(card).toContainText(parameters);
	}
});

test("how long the first reconstruction takes is reported", async ({ page }) => {
	await openPage(page);
	const [mark] = await page.evaluate(() =>
		performance.getEntriesByName("first-reconstruction").map(({ startTime }) => startTime),
	);
	expect(mark).toBeDefined();
	const description = `${mark?.toFixed(0)} ms from navigation to the first reconstruction`;
	test.info().annotations.push({ type: "measured", description });
	console.log(`      ${test.info().project.name}: ${description}`);
});

test("the page works under any sub-path", async ({ page, baseURL }) => {
	const root = baseURL ?? "";
	const folder = `${root}some/where/deep/`;
	const asked: string[] = [];
	await page.route("**/*", async (route) => {
		const url = route.request().url();
		asked.push(url);
		await route.fulfill({ response: await route.fetch({ url: url.replace(folder, root) }) });
	});
	await page.goto(folder);
	for (const model of models) await expectScore(page, model);
	expect(asked.length).toBeGreaterThan(8);
	expect(asked.filter((url) => !url.startsWith(folder))).toEqual([]);
});

test("the page says whose digits these are, and under which licences all this stands", async ({ page }) => {
	await openPage(page);
	const footer = page.getByRole("contentinfo");
	await expect(footer).toContainText("MNIST, by Y. LeCun, C. Cortes and C. J. C. Burges");
	await expect(footer.getByRole("link", { name: "CC BY-SA 3.0" })).toBeVisible();
	await expect(footer).toContainText("MIT or Apache-2.0");
	const licences = await footer
		.getByRole("link", { name: "All licences" })
		.evaluate(({ href }: HTMLAnchorElement) => href);
	expect(await (await page.request.get(licences)).text()).toContain("SIL Open Font License");
});
