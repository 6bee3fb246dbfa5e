/** The whole way: from a folder of 300 pictures to a map, a ranked list and a zip of cleaned pictures, by keyboard; the cleaning by touch, too. */

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Locator } from "@playwright/test";
import { decodePngsInZip } from "../../www/src/testing/zipFiles";
import { encodePictures, type Picture, testDigits } from "./support/builtInPictures";
import { paint, turn } from "./support/pictures";
import { expect, type Page, test } from "./support/test";

test.use({ savesData: false }); // examples are fetched while a training is set up

const COUNT = 300;

/**
 * Digits of odd sizes in a folder for each, with some files that are no such pictures. They are small, so that the page suggests
 * 12 × 12 pixels, for which a thousand steps take a fraction of the time.
 */
async function writePictures(page: Page, folder: string): Promise<string> {
	const root = join(folder, "Three hundred");
	const write = (path: string, content: Buffer | string) => {
		mkdirSync(dirname(join(root, path)), { recursive: true });
		writeFileSync(join(root, path), content);
	};
	const pictures = testDigits(COUNT - 1).map((digit, at): Picture => {
		const size = { width: 9 + (at % 11), height: 8 + ((at * 7) % 13) };
		return { digit, ...size, type: at % 2 ? "image/png" : "image/jpeg" };
	});
	const files = await encodePictures(page, pictures);
	for (const [at, { digit, type }] of pictures.entries()) {
		const content = files[at] ?? "";
		const isTurned = at === 0 && typeof content !== "string";
		write(`${digit.label}/${at}.${type === "image/png" ? "png" : "jpg"}`, isTurned ? turn(content, 3) : content);
	}
	write("0/large.jpg", await paint(page, { width: 6000, height: 4000, type: "image/jpeg", ground: "#fff" }));
	write("1/broken.png", (files[1] ?? Buffer.from("")).subarray(0, 60));
	write("1/text.png", "this is a text");
	return root;
}

/** How a visitor presses what is on the page, and chooses a folder. */
interface Hand {
	press(target: Locator): Promise<void>;
	chooseFolder(input: Locator, folder: string): Promise<void>;
}

/** More than there are places to stop at on any view. */
const MANY_TABS = 400;

async function tabTo(page: Page, target: Locator): Promise<void> {
	await expect(target).toBeAttached();
	const isFocused = () => target.evaluate((element) => element === document.activeElement);
	for (let count = 0; count < MANY_TABS && !(await isFocused()); count++) await page.keyboard.press("Tab");
	await expect(target).toBeFocused();
}

function keyboardOn(page: Page): Hand {
	const press = async (target: Locator) => {
		await tabTo(page, target);
		await page.keyboard.press("Enter");
	};
	return {
		press,
		async chooseFolder(input, folder) {
			const opening = page.waitForEvent("filechooser");
			await press(input);
			await (await opening).setFiles(folder);
		},
	};
}

const finger: Hand = {
	press: (target) => target.tap(),
	chooseFolder: (input, folder) => input.setInputFiles(folder), // the dialog is the system's
};

const named = (page: Page, name: string | RegExp) => page.getByRole("button", { name, exact: true });
const linkTo = (page: Page, name: string) => page.getByRole("navigation").getByRole("link", { name, exact: true });
const expectKept = (page: Page, text: string) => expect(page.locator("#training").getByText(text)).toBeVisible();

async function bringIn(page: Page, hand: Hand, folder: string): Promise<void> {
	await page.goto("#/data");
	await hand.chooseFolder(page.getByLabel("Choose a folder"), await writePictures(page, folder));
	await expect(page.getByText(`${COUNT + 2} files found`)).toBeVisible();
	await expect(page.getByRole("radio", { name: "12 × 12", exact: true })).toBeChecked();
	await hand.press(named(page, "Use these pictures"));
	await expect(page.getByText("2 files were left out")).toBeVisible();
}

async function mapAndRank(page: Page, hand: Hand): Promise<void> {
	await hand.press(named(page, "Train the four models that reconstruct"));
	await expectKept(page, "All 4 models are kept, and in use in every view.");
	await hand.press(linkTo(page, "Map"));
	await expect(page.getByText("Trustworthiness")).toHaveCount(3);
	await hand.press(linkTo(page, "Detect"));
	const strangest = page.getByRole("region", { name: /^The strangest/ });
	await expect(strangest.getByRole("listitem")).toHaveCount(10);
	await expect(strangest.getByRole("listitem").first()).toContainText(/\.(png|jpe?g)/i); // named by its file
}

async function clean(page: Page, hand: Hand): Promise<void> {
	await hand.press(linkTo(page, "Denoise"));
	await hand.press(named(page, `The ${COUNT} pictures in use`));
	await hand.press(named(page, "Train denoisers for these pictures"));
	await expectKept(page, "All 2 models are kept, and in use in every view.");
	await hand.press(linkTo(page, "Denoise"));
	await hand.press(named(page, `The ${COUNT} pictures in use`));
	await hand.press(named(page, `Clean all ${COUNT}`));
	await expect(page.getByRole("main").getByText(`${COUNT} pictures are cleaned.`)).toBeVisible();
	const downloading = page.waitForEvent("download");
	await hand.press(page.getByRole("button", { name: /^Download the zip/ }));
	const files = decodePngsInZip(readFileSync(await (await downloading).path()));
	expect(Object.keys(files)).toHaveLength(2 * COUNT);
	expect(Object.keys(files).filter((path) => path.startsWith("after/Three hundred/"))).toHaveLength(COUNT);
}

test(
	"by keyboard alone: pictures come in, are mapped and ranked, and come out cleaned",
	{ tag: "@long" },
	async ({ page }, { outputDir }) => {
		const keyboard = keyboardOn(page);
		await bringIn(page, keyboard, outputDir);
		await mapAndRank(page, keyboard);
		await clean(page, keyboard);
	},
);

// Maps and ranked lists are touched in tests of their own: here the other models need not be trained again.
test("by touch, on a phone: pictures come in, and come out cleaned @phone @long", async ({ page }, { outputDir }) => {
	await bringIn(page, finger, outputDir);
	await clean(page, finger);
});
