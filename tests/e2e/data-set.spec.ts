/** The data set that all views show: chosen in the header, named in the link, and in all texts. */

import type { Page } from "@playwright/test";
import { type ViewId, viewIds, views } from "../../www/src/state/views";
import { drawByMouse, middle, written } from "./support/drawing";
import { holdRequests } from "./support/holdRequests";
import { listOf } from "./support/ownModels";
import { readSettledPicture } from "./support/pixels";
import { cardOf, goToSection } from "./support/recognise";
import { expect, test } from "./support/test";
import { address, button, expectDone, train } from "./support/training";

const chooserOf = (page: Page) => page.locator(".data-set select");

/** Whether a picture of the view has pixels of more than one colour. */
async function hasPicture(page: Page): Promise<boolean> {
	return page.evaluate(() => {
		const canvases = [...document.querySelectorAll<HTMLCanvasElement>("main canvas.pixels")];
		return canvases.some((canvas) => {
			const { data } = canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
			return new Set(new Uint32Array(Uint8Array.from(data).buffer)).size > 1;
		});
	});
}

async function openView(page: Page, id: ViewId, language: "en" | "zh", data: string): Promise<void> {
	await page.getByRole("navigation").getByRole("link", { name: views[id][language], exact: true }).click();
	await expect(page.locator("main .intro h1")).toBeVisible();
	await expect(page).toHaveURL(new RegExp(`#/${id}\\?.*data=${data}`));
	// Train has none before it is started, and a map is of dots.
	if (id !== "train" && id !== "map") await expect.poll(() => hasPicture(page), `pictures of ${id}`).toBe(true);
}

test("clothes chosen in the header are in every view, and in its texts", { tag: "@long" }, async ({ page }) => {
	await page.goto("./");
	await expect(page.getByRole("heading", { level: 1 })).toContainText("Draw a digit");
	await chooserOf(page).selectOption({ label: "Clothes" });
	for (const [language, option, noun] of [
		["en", "English", /digit/i],
		["zh", "简体中文", /数字/],
	] as const) {
		await page.getByRole("radio", { name: option }).check({ force: true });
		for (const id of viewIds) {
			await openView(page, id, language, "fashion");
			if (id === "data" || id === "detect") continue; // they name all data sets, the digits among them
			// The article tells of MNIST, and says so.
			const words = page.locator(id === "how" ? "main .intro" : "main");
			await expect(words, id).not.toContainText(noun);
			if (id === "how") await expect(words).toContainText("MNIST");
		}
	}
});

async function goByKeys(page: Page): Promise<void> {
	const using = (name: string) => page.getByRole("radio", { name: `Use ${name}` });
	await using("Digits").focus();
	for (const next of ["Clothes", "Small digits"]) {
		await page.keyboard.press("ArrowDown");
		await expect(using(next)).toBeChecked();
		await expect(using(next)).toBeFocused();
	}
	await page
		.getByRole("button", { name: /^Use digit 0 as input/ })
		.first()
		.focus();
	await page.goBack();
	await expect(using("Clothes")).toBeChecked();
	await expect(page.getByRole("main")).toBeFocused();
}

async function goBackAndForward(page: Page): Promise<void> {
	await page.getByRole("button", { name: "Test digit 8" }).click();
	await chooserOf(page).selectOption({ label: "Clothes" });
	const note = page.getByText(/^One of 1,000 test/);
	await expect(note).toContainText("labelled T-shirt");
	await page.getByRole("button", { name: "Test picture (Bag)" }).click();
	await expect(note).toContainText("labelled Bag");
	await expect(page).toHaveURL(/drawing=digit\.[1-9]/);
	await page.goBack();
	await expect(chooserOf(page)).toHaveValue("mnist");
	await expect(note).toContainText("labelled 8");
	await page.goForward();
	await expect(chooserOf(page)).toHaveValue("fashion");
	await expect(note).toContainText("labelled Bag");
}

async function changeDuringWalk(page: Page): Promise<void> {
	await expect(page.getByRole("combobox", { name: "From" })).toHaveValue("mean.7");
	await chooserOf(page).selectOption({ label: "Clothes" });
	await expect(page.getByRole("combobox", { name: "From" }).locator("option:checked")).toHaveText("Mean of “T-shirt”");
	await expect(page.getByRole("combobox", { name: "To" }).locator("option:checked")).toHaveText("Mean of “Trousers”");
	await expect(page.getByRole("button", { name: "Only class 3: Dress" })).toHaveAttribute("aria-pressed", "false");
	await expect(page).toHaveURL(/#\/walk\?data=fashion&drawing=digit\.0$/);
}

/** The name, the list of data sets and the switches are beside or below each other, whatever the width. */
async function expectRoomInHeader(page: Page, leastHeight = 0): Promise<void> {
	const size = page.viewportSize() ?? { width: 0, height: 0 };
	for (const width of [320, 379, 390, 520, 960, 1366]) {
		await page.setViewportSize({ width, height: size.height });
		const fields = [page.locator(".mark"), chooserOf(page), page.locator(".switches")];
		const boxes = await Promise.all(fields.map(async (field) => field.boundingBox()));
		for (const [at, box] of boxes.entries()) {
			if (!box) throw new Error("not visible");
			expect(box.x + box.width, `${width}: right`).toBeLessThanOrEqual(width);
			for (const other of boxes.slice(at + 1)) {
				const isBeside = other && (other.x >= box.x + box.width || other.y >= box.y + box.height);
				expect(isBeside, `${width}: beside each other`).toBe(true);
			}
		}
		expect(boxes[1]?.height).toBeGreaterThanOrEqual(leastHeight);
	}
	await page.setViewportSize(size);
}

test("the data set is chosen by list and by keys, and Back, Forward and links lead to it", { tag: "@long" }, async ({
	page,
}) => {
	const openAnew = async (address: string) => {
		await page.goto(address);
	};
	await page.goto("./");
	await test.step("the header has room for the list", () => expectRoomInHeader(page));
	await test.step("Back returns to the digits, and Forward to the clothes", () => goBackAndForward(page));
	await test.step("arrows go through the list of data sets, and the focus is never lost", async () => {
		await openAnew("./#/data");
		await goByKeys(page);
	});
	await test.step("the walk begins between two classes, and forgets what was chosen of another data set", async () => {
		await openAnew("./#/walk?from=mean.7&class=3");
		await changeDuringWalk(page);
	});
	await test.step("a link of the navigation that is opened in a new tab has it, too", async () => {
		await openAnew("./#/reconstruct?data=fashion");
		const link = page.getByRole("navigation").getByRole("link", { name: "Detect" });
		await link.hover();
		await expect(link).toHaveAttribute("href", /^#\/detect\?.*data=fashion/);
	});
	await test.step("a link with a data set that is not here says so", async () => {
		await openAnew("./#/reconstruct?data=zebras");
		await expect(page.getByRole("alert")).toContainText("Part of this link could not be read");
		await expect(chooserOf(page)).toHaveValue("mnist");
	});
});

test("from small pictures to larger ones, nothing of the small ones is left in Walk and in How it works", async ({
	page,
}) => {
	const broken = page.getByText("This view has stopped working.");
	for (const [view, picture] of [
		["walk", "Variational: this step, decoded"],
		["how", "Sample 8"],
	] as const) {
		await page.goto(`./#/${view}?data=digits8`);
		expect(await readSettledPicture(page, picture)).toHaveLength(64);
		await chooserOf(page).selectOption({ label: "Digits" });
		await expect.poll(() => readSettledPicture(page, picture)).toHaveLength(784);
		await expect(broken).toHaveCount(0);
	}
});

test("on a phone, digits of 8×8 are fetched when they are chosen, and every view has them", { tag: "@phone" }, async ({
	page,
}) => {
	const fetched: string[] = [];
	page.on("request", (request) => fetched.push(new URL(request.url()).pathname));
	await page.goto("./");
	await expect(page.getByRole("heading", { level: 1 })).toContainText("Draw a digit");
	expect(fetched.filter((path) => path.includes("digits8"))).toEqual([]);
	await test.step("the header has room for the list, and a finger for what it presses", () =>
		expectRoomInHeader(page, 44));
	await chooserOf(page).selectOption({ label: "Small digits" });
	for (const id of viewIds) {
		await openView(page, id, "en", "digits8");
		await expect(page.getByRole("contentinfo")).toContainText("E. Alpaydin, C. Kaynak (UCI, 1998); CC BY 4.0");
	}
	expect(fetched.filter((path) => /digits8\/(test-364|train-1433)\.idx$/.test(path)).length).toBeGreaterThan(1);
});

test("a model kept of digits says so among clothes, and learns on only from digits", async ({ page }) => {
	await train(page, `models=vanilla_8&${address}`, 1);
	await button(page, "Keep this model").click();
	const kept = listOf(page).getByRole("listitem");
	await expect(kept).toHaveCount(1);
	await expect(kept).not.toContainText("trained on");
	await expect(kept.getByRole("button", { name: /^Resume training/ })).toBeVisible();
	await chooserOf(page).selectOption({ label: "Clothes" });
	await expect(kept).toContainText("trained on: Digits");
	await expect(kept.getByRole("button", { name: /^Resume training/ })).toHaveCount(0);
});

async function trainOneEpoch(page: Page): Promise<void> {
	await page.getByRole("navigation").getByRole("link", { name: "Train", exact: true }).click();
	await page.getByRole("radio", { name: "Vanilla 64-32-64" }).check({ force: true });
	const epochs = page.getByRole("spinbutton", { name: "Epochs" });
	await expect(epochs).toHaveValue("70");
	await epochs.fill("1");
	await button(page, "Start training").click();
	await expectDone(page, 1);
	await button(page, "Keep this model").click();
	await expect(listOf(page).getByRole("listitem")).toHaveCount(1);
}

test("what is drawn becomes a digit of 8×8, is recognised, and a model of it is trained and mapped", async ({
	page,
}) => {
	await page.goto("./#/reconstruct?data=digits8");
	await test.step("it is recognised", async () => {
		await expect(page.getByText("Input: 64 values")).toBeVisible();
		await drawByMouse(page, written[3], middle);
		expect(await readSettledPicture(page, "As the models see it")).toHaveLength(64);
		await goToSection(page);
		await expect(cardOf(page, "Raw pixels")).toContainText(/3: (all five agree|[34] of 5 votes)/);
	});
	await test.step("a model is trained", async () => {
		await trainOneEpoch(page);
	});
	await test.step("it has a map", async () => {
		await page.getByRole("navigation").getByRole("link", { name: "Map", exact: true }).click();
		await expect(page.getByRole("application", { name: "2-D code: map of 364 test digits" })).toBeVisible();
	});
});

for (const { locale, map } of [
	{ locale: "en-GB", map: views.map.en },
	{ locale: "zh-CN", map: views.map.zh },
]) {
	test.describe(locale, () => {
		test.use({ locale });

		test("a link that is pressed while a view is still on its way leads on with the data set", async ({ page }) => {
			const release = await holdRequests(page, "**/assets/Detect-*.js");
			await page.goto("#/detect?data=fashion", { waitUntil: "commit" });
			await expect.poll(() => page.evaluate(() => history.state), "the program of the page runs").toBe("shown");
			await page.getByRole("navigation").getByRole("link", { name: map, exact: true }).click();
			release();
			await expect(chooserOf(page)).toHaveValue("fashion");
			await expect(page).toHaveURL(/#\/map\?data=fashion/);
		});
	});
}
