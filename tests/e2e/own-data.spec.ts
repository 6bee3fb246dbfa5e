/** A visitor's own pictures: from files to a data set that every view shows. */

import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { paint, turn } from "./support/pictures";
import { expectIdle, readSettledPicture } from "./support/pixels";
import { expect, type Page, test } from "./support/test";
import { button } from "./support/training";

const COUNT = 20;

/** Two folders of pictures, dark on light: bars that stand and bars that lie; and files that are no such pictures. */
async function writePictures(page: Page, folder: string): Promise<string> {
	const root = join(folder, "Bars");
	const write = (path: string, content: Buffer | string) => {
		mkdirSync(dirname(join(root, path)), { recursive: true });
		writeFileSync(join(root, path), content);
	};
	for (let index = 0; index < COUNT; index++) {
		const from = 0.1 + 0.03 * index;
		const [standing, lying] = [
			{ left: from, top: 0.1, right: from + 0.2, bottom: 0.9 },
			{ left: 0.1, top: from, right: 0.9, bottom: from + 0.2 },
		].map((place) => ({ colour: "#222", ...place }));
		const type = index % 2 ? "image/png" : "image/jpeg";
		const painting = { width: 61 + index, height: 47 + 2 * index, type, ground: "#fff" } as const;
		const ending = index % 2 ? "png" : "jpg";
		if (standing) write(`standing/${index}.${ending}`, await paint(page, { ...painting, rectangles: [standing] }));
		if (lying) write(`lying/${index}.${ending}`, await paint(page, { ...painting, rectangles: [lying] }));
	}
	const large = { width: 6000, height: 4000, type: "image/jpeg", ground: "#fff" } as const;
	write("standing/large.jpg", turn(await paint(page, large), 6));
	write(
		"lying/broken.png",
		(await paint(page, { ...large, width: 50, height: 50, type: "image/png" })).subarray(0, 60),
	);
	write("lying/text.png", "this is a text");
	return root;
}

function chooser(page: Page) {
	return page.locator("input[type=file][webkitdirectory]");
}

async function chooseFolder(page: Page, root: string): Promise<void> {
	await chooser(page).setInputFiles(root);
	await expect(page.getByText(`${2 * COUNT + 3} files found`)).toBeVisible();
	await expect(page.getByText("Classes, by folder: lying, standing")).toBeVisible();
	await expect(page.getByRole("img", { name: /^Preview of / }).nth(20)).toBeVisible();
	await expect(page.getByText("Most are dark on a light ground.")).toBeVisible();
	await expect(page.getByRole("checkbox", { name: "Invert" })).toBeChecked();
	await expect(page.getByRole("textbox", { name: "Name" })).toHaveValue("Bars");
}

async function expectInUse(page: Page): Promise<void> {
	await expect(page.getByRole("combobox", { name: "Data set" })).toHaveValue(/^own-/);
	await expect(page.getByText("2 files were left out")).toBeInViewport({ ratio: 0.99 });
	await expect(page.getByText("text.png: not a picture")).toBeInViewport({ ratio: 0.99 });
	await expect(page.getByRole("button", { name: /^Use picture \(lying\) as input/ }).first()).toBeVisible();
}

test("a folder of pictures becomes a data set with its folders as classes, which stays, and can be deleted @both @long", async ({
	page,
}, { outputDir }) => {
	const using = (name: string) => page.getByRole("radio", { name: `Use ${name}` });
	await page.goto("#/data");
	await expect(page.getByText("or drop them here")).toBeVisible({ visible: !(await isTouched(page)) });
	const root = await writePictures(page, outputDir);
	await test.step("what is not kept is gone after the tab", async () => {
		await chooseFolder(page, root);
		const bringing = page.getByRole("region", { name: "Bring your own pictures" });
		await bringing.getByRole("checkbox", { name: "Keep in this browser" }).uncheck();
		await button(page, "Use these pictures").click();
		await expect(page.getByText("until this tab is closed")).toBeVisible();
		await page.goto("#/data");
		await expect(using("Digits")).toBeChecked();
		await expect(using("Bars")).toHaveCount(0);
	});
	await test.step("what could not be read is named, and the rest is used", async () => {
		await chooseFolder(page, root);
		await button(page, "Use these pictures").click();
		await expectInUse(page);
	});
	await test.step("it stays, with the picture that was picked, and can be deleted", async () => {
		await page
			.getByRole("button", { name: /^Use picture \(standing\) as input/ })
			.last()
			.click();
		await expect(page).toHaveURL(/drawing=digit\.[1-9]/);
		const [picked = ""] = /drawing=digit\.\d+/.exec(page.url()) ?? [];
		await page.reload();
		await expect(using("Bars")).toBeChecked();
		await openView(page, "Reconstruct");
		await expect(page).toHaveURL(new RegExp(`${picked}(&|$)`));
		await openView(page, "Data");
		await expect(button(page, "Fine-tune those of Clothes")).toBeVisible();
		expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(page.viewportSize()?.width);
		await button(page, "Delete Bars").press("Enter");
		await expect(using("Digits")).toBeChecked();
		await expect(using("Bars")).toHaveCount(0);
		await expect(button(page, "Undo: delete Bars")).toBeFocused();
	});
	await test.step("what was deleted comes back, is in use again, and stays", async () => {
		await page.keyboard.press("Enter");
		await expect(using("Bars")).toBeChecked();
		await expect(button(page, "Undo: delete Bars")).toHaveCount(0);
		await page.reload();
		await expect(using("Bars")).toBeChecked();
	});
});

test("each of several deleted data sets comes back, also where the view starts again with another one", {
	tag: "@long",
}, async ({ page }) => {
	await page.goto("#/data");
	for (const name of ["First", "Second"]) {
		await page.locator("input[type=file]:not([webkitdirectory])").setInputFiles(await paintBars(page));
		await page.getByRole("textbox", { name: "Name" }).fill(name);
		await button(page, "Use these pictures").click();
		await expect(page.getByRole("radio", { name: `Use ${name}` })).toBeChecked();
	}
	await button(page, "Delete First").click();
	await expect(button(page, "Undo: delete First")).toBeFocused();
	await button(page, "Delete Second").click();
	await expect(button(page, "Undo: delete Second")).toBeFocused();
	await page.getByRole("radio", { name: "Use Clothes" }).check();
	await expect(page.getByRole("radio", { name: "Use Clothes" })).toBeFocused();
	for (const name of ["Second", "First"]) {
		await button(page, `Undo: delete ${name}`).click();
		await expect(button(page, `Delete ${name}`)).toBeVisible();
		await expect(button(page, `Undo: delete ${name}`)).toHaveCount(0);
	}
	await expect(page.getByRole("radio", { name: "Use Second" })).toBeChecked();
});

function isTouched(page: Page): Promise<boolean> {
	return page.evaluate(() => matchMedia("(hover: none)").matches);
}

/** Bars that stand at different places, without classes; of a size that pooling cannot halve twice. */
async function paintBars(page: Page): Promise<{ name: string; mimeType: string; buffer: Buffer }[]> {
	const files = [];
	for (let index = 0; index < COUNT; index++) {
		const left = (0.8 * index) / COUNT;
		const bar = { colour: "#ddd", left, top: 0, right: left + 0.2, bottom: 1 };
		const painting = { width: 10, height: 10, type: "image/png", ground: "#444", rectangles: [bar] } as const;
		files.push({ name: `${index}.png`, mimeType: "image/png", buffer: await paint(page, painting) });
	}
	return files;
}

async function openView(page: Page, name: string): Promise<void> {
	const link = page.getByRole("navigation", { name: "Views" }).getByRole("link", { name, exact: true });
	await link.click();
	await expect(link).toHaveAttribute("aria-current", "page");
	await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
	await expectIdle(page);
}

const noModel = (page: Page) => page.getByText("No model for these pictures yet.");

async function useBars(page: Page): Promise<void> {
	await page.locator("input[type=file]:not([webkitdirectory])").setInputFiles(await paintBars(page));
	await expect(page.getByRole("radio", { name: "10 × 10", exact: true })).toBeChecked();
	await button(page, "Use these pictures").click();
	await expect(button(page, "Train the four models that reconstruct")).toBeVisible();
}

/** The pixels need no model; the pictures that models may learn from are there, too. */
async function expectAllOnMap(page: Page): Promise<void> {
	await openView(page, "Map");
	await expect(page.getByText("There is no such model for these pictures yet.")).toHaveCount(2);
	const map = page.getByRole("application", { name: `Pixels + PCA: map of ${COUNT} pictures`, exact: true });
	await map.scrollIntoViewIfNeeded();
	const { x, y, width, height } = (await map.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
	await page.mouse.move(x + 1, y + 1);
	await page.mouse.down();
	await page.mouse.move(x + width - 1, y + height - 1, { steps: 3 });
	await page.mouse.up();
	await expect(page.getByText(`${COUNT} pictures in the rectangle`).last()).toBeVisible();
	await page
		.getByTitle(/^Training picture/)
		.first()
		.click();
	await expect(page.getByText("Models may have learnt from it.", { exact: true })).toBeVisible();
	const name = await page.getByRole("img", { name: /^Training picture/ }).getAttribute("aria-label");
	expect(new Set(await readSettledPicture(page, name ?? "")).size).toBeGreaterThan(1);
}

async function expectOffers(page: Page): Promise<void> {
	for (const view of ["Reconstruct", "Walk", "Generate"]) {
		await openView(page, view);
		await expect(noModel(page)).toHaveCount(1);
		await expect(button(page, "Train the four models that reconstruct")).toBeVisible();
	}
	await expect(page.getByRole("progressbar")).toHaveCount(0);
	await expect(page.getByRole("heading", { name: "Is it in the data?" })).toHaveCount(0);

	await openView(page, "Reconstruct");
	expect(new Set(await readSettledPicture(page, "As the models see it")).size).toBeGreaterThan(1);
	await page.getByRole("radio", { name: "Side by side" }).check({ force: true });
	await expect(noModel(page)).toHaveCount(1);

	await openView(page, "Denoise");
	await expect(noModel(page)).toHaveCount(1);
	await expect(button(page, "Train two denoisers")).toBeVisible();
	const table = page.getByRole("table", { name: "Who does best on which noise" });
	await table.scrollIntoViewIfNeeded();
	await expect(table.getByRole("rowheader")).toHaveText(["Noisy input", "Median filter"]);
	await expect(page.getByRole("main").getByText("The table is complete.")).toBeVisible();

	await expectAllOnMap(page);
	await page.reload();
	await openView(page, "Detect");
	await expect(noModel(page)).toHaveCount(1);
	expect(new Set(await readSettledPicture(page, "As the models see it")).size).toBeGreaterThan(1);
	await expect(page.getByRole("heading", { name: "How well each score separates" })).toHaveCount(0);
}

test("without a model, each view says so once; models are trained and kept with one click, for pictures of any size", {
	tag: "@long",
}, async ({ page }) => {
	test.slow();
	await page.goto("#/data");
	await useBars(page);
	await test.step("each view offers a training, and shows nothing that would stay empty", () => expectOffers(page));
	await test.step("sizes that cannot be halved twice are padded", async () => {
		await openView(page, "Train");
		await page.getByRole("radio", { name: "Convolutional", exact: true }).check({ force: true });
		await expect(page.getByText("pictures of 10 × 10 pixels are padded to 12 × 12")).toBeVisible();
	});
	await test.step("one click trains and keeps four models, which are then in the other views", async () => {
		await openView(page, "Data");
		await button(page, "Train the four models that reconstruct").click();
		await expect(page.locator("#training").getByText("All 4 models are kept, and in use in every view.")).toBeVisible();
		await expect(page.getByRole("img", { name: /Model B/ }).first()).toBeVisible();
		for (const view of ["Reconstruct", "Walk", "Generate", "Detect", "Map", "Data", "How it works", "Reconstruct"]) {
			await openView(page, view);
			await expect(noModel(page)).toHaveCount(0);
		}
	});
	await test.step("the padding is inside the model", async () => {
		await button(page, "Compare the three models").click();
		await page.getByRole("button", { name: "Peek inside" }).click();
		const padding = page.getByRole("application", { name: "Padding: choose a value" });
		await padding.click({ position: { x: 2, y: 2 } });
		const card = page.getByRole("region", { name: "How this value is computed" });
		await expect(card.getByText("A copy of one value.")).toBeVisible();
		await expect(page.getByRole("img", { name: "Inside: Padding, 12 × 12 × 1" })).toBeVisible();
		await expect(page.getByRole("img", { name: "Inside: Cropping, 10 × 10 × 1" })).toBeVisible();
	});
});

test("files that are no pictures are named before the pictures are used, as are pictures of another browser", async ({
	page,
}) => {
	await test.step("a link to pictures of another browser says so, and shows the digits", async () => {
		await page.goto("#/data?data=own-0123456789abcdef");
		await expect(page.getByText("The pictures that this link names are not in this browser")).toBeVisible();
		await expect(page.getByRole("button", { name: /^Use digit 0 as input/ }).first()).toBeVisible();
	});
	await test.step("files that are no pictures are named as such", async () => {
		const file = (name: string, buffer: Buffer) => ({ name, mimeType: "application/octet-stream", buffer });
		const painting = { width: 12, height: 12, type: "image/png", ground: "#fff" } as const;
		const pictures = [1, 2, 3, 4].map(async (number) => file(`${number}.png`, await paint(page, painting)));
		const script = file("script.js", Buffer.from("alert(1)"));
		const files = page.locator("input[type=file]:not([webkitdirectory])");
		await files.setInputFiles([...(await Promise.all(pictures)), script]);
		await expect(page.getByText("4 files found")).toBeVisible();
		await expect(page.getByText("1 file was left out")).toBeVisible();
		await expect(page.getByText("script.js: not a picture")).toBeVisible();
		await expect(button(page, "Use these pictures")).toBeVisible();

		await files.setInputFiles([script]);
		await expect(page.getByText("None of these files is a picture")).toBeVisible();
		await expect(page.getByText("script.js: not a picture")).toBeVisible();
		await expect(button(page, "Use these pictures")).toHaveCount(0);
	});
});
