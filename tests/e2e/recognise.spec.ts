/** What is it: the input recognised by codes, pixels and PCA, live; all test examples, and what is taken for what. */

import { chooseLanguage, expectNoEnglish, expectNoViolations, expectToFitEveryScreen } from "./support/accessibility";
import { drawByMouse, middle, written } from "./support/drawing";
import { recognitionFigures } from "./support/golden";
import { cardOf, goToSection, sectionOf } from "./support/recognise";
import { expect, type Page, test } from "./support/test";

const rows = {
	"Variational (2)": "variational-2",
	"Variational (16)": "variational-16",
	Vanilla: "vanilla",
	Convolutional: "convolutional",
	"Raw pixels": "pixels",
	"PCA, 16 numbers": "components",
} as const;

/** Opens the view with a test digit, 7 by default, and goes down to the section. */
async function openRecognise(page: Page, query = "?drawing=digit.0"): Promise<void> {
	await page.goto(`./#/reconstruct${query}`);
	await goToSection(page);
}

/** The classes of the nearest, from the names of their pictures. */
async function votesOf(page: Page, name: string): Promise<string[]> {
	const pictures = cardOf(page, name).getByRole("img");
	await expect(pictures).toHaveCount(5);
	const names = await pictures.evaluateAll((all) => all.map((one) => one.getAttribute("aria-label") ?? ""));
	return names.map((text) => /^Training digit (\d), distance \d+\.\d\d$/.exec(text)?.[1] ?? text);
}

async function compareAll(page: Page): Promise<void> {
	await sectionOf(page).getByRole("button", { name: "Compare on all test digits" }).click();
	const announced = page.getByRole("status").filter({ hasText: "All test examples are recognised." });
	await expect(announced).toBeAttached();
}

function cellOf(page: Page, truth: number, predicted: number) {
	return page.getByRole("button", { name: new RegExp(`^${truth} taken for ${predicted}: \\d+$`) });
}

async function expectVotes(page: Page): Promise<void> {
	for (const name of Object.keys(rows)) {
		const votes = await votesOf(page, name);
		const most = [...votes].sort(
			(a, b) => votes.filter((v) => v === b).length - votes.filter((v) => v === a).length,
		)[0];
		await expect(cardOf(page, name)).toContainText(new RegExp(`${most}[:,] `));
	}
	await expect(cardOf(page, "Variational (16)")).toContainText("7: all five agree");
	await expect(cardOf(page, "Variational (16)").getByRole("definition").first()).toHaveText(/^\d+%$/);
}

// One test, as each page trains the probes again, which takes seconds.
test("five neighbours of each kind vote, and follow what is drawn; over all test digits each is as right as a native program finds it; a number of the matrix leads to its digits", {
	tag: "@long",
}, async ({ page }) => {
	await openRecognise(page);
	await test.step("five neighbours of each kind vote, and follow what is drawn", async () => {
		await expectVotes(page);
		await drawByMouse(page, written[3], middle);
		for (const name of ["Variational (16)", "Raw pixels", "PCA, 16 numbers"]) {
			await expect(cardOf(page, name)).toContainText(/^.*3: (all five agree|[3-5] of 5 votes)/);
		}
	});

	await compareAll(page);
	const table = page.getByRole("table", { name: "How often is that right?" });
	for (const [name, id] of Object.entries(rows)) {
		const figures = await table
			.getByRole("row", { name: new RegExp(name.replace(/[()]/g, "\\$&")) })
			.getByRole("cell")
			.allInnerTexts();
		const [neighbours = 0, probe = 0] = figures.map((text) => Number(text.replace("%", "")) / 100);
		const golden = recognitionFigures.rows[id];
		expect(Math.abs(neighbours - (golden?.neighbours ?? 0)), `${name}: 5-NN`).toBeLessThan(0.0051);
		expect(Math.abs(probe - (golden?.probe ?? 0)), `${name}: probe`).toBeLessThan(0.0051);
	}

	await table.getByRole("button", { name: "Variational (2)" }).click();
	await cellOf(page, 4, 9).click();
	const count = Number(await cellOf(page, 4, 9).innerText());
	expect(count).toBeGreaterThan(5);
	await expect(page.getByText(`4 taken for 9: ${count}`)).toBeVisible();
	const pictures = page.getByRole("button", { name: /^Test digit 4 · \d+$/ });
	await expect(pictures).toHaveCount(count);

	await test.step("by keyboard, and a digit becomes the input", async () => {
		await cellOf(page, 4, 9).focus();
		await page.keyboard.press("ArrowDown");
		await page.keyboard.press("ArrowLeft");
		await expect(cellOf(page, 5, 8)).toBeFocused();
		await page.keyboard.press("Enter");
		await expect(page.getByText(/^5 taken for 8: \d+$/)).toBeVisible();
		const first = page.getByRole("button", { name: /^Test digit 5 · \d+$/ }).first();
		await first.focus();
		await page.keyboard.press("Enter");
		await expect(first).toHaveAttribute("aria-pressed", "true");
		await expect(page).toHaveURL(/drawing=digit\.\d+/);
	});

	await test.step("the probe has a matrix of its own", async () => {
		const before = await cellOf(page, 4, 9).innerText();
		await page.getByRole("radio", { name: "Linear probe" }).check({ force: true });
		await expect(cellOf(page, 4, 9)).not.toHaveText(before);
	});

	// In English it is looked at on a phone, below.
	await test.step("it is accessible, fits, and is Chinese for Chinese readers", async () => {
		await expectToFitEveryScreen(page);
		await chooseLanguage(page, "简体中文");
		await expectNoEnglish(page);
		await expectNoViolations(page);
	});
});

test("clothes are recognised by their names; a link can leave the section out", async ({ page }) => {
	await openRecognise(page, "?data=fashion&drawing=digit.100");
	// What comes first: the others are fitted after it.
	const first = cardOf(page, "Variational (2)");
	await expect(first).toContainText(/T-shirt: (all five agree|[2-4] of 5 votes)/);
	await page.goto("./#/reconstruct?hide=recognise");
	await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
	await expect(sectionOf(page)).toBeHidden();
});

test.describe("on a phone", { tag: "@phone" }, () => {
	test("votes and the matrix are reached by tapping", { tag: "@long" }, async ({ page }) => {
		await openRecognise(page, "?data=digits8&drawing=digit.0"); // of small digits, which are recognised sooner
		await expect(cardOf(page, "Variational (2)").getByRole("img")).toHaveCount(5);
		await compareAll(page);
		const wrong = page.getByRole("button", { name: /^(\d) taken for (?!\1)\d: [1-9]\d*$/ }).first();
		const truth = (await wrong.getAttribute("aria-label"))?.[0];
		await wrong.tap();
		const picture = page.getByRole("button", { name: new RegExp(`^Test digit ${truth} · \\d+$`) }).first();
		await picture.tap();
		await expect(picture).toHaveAttribute("aria-pressed", "true");
		await expectNoViolations(page);
	});
});
