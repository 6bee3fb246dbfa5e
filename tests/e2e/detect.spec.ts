/** Detect: scores, a threshold that is dragged, and whether a drawing is an alarm. */

import { chooseLanguage, expectNoEnglish, expectNoViolations, expectToFitEveryScreen } from "./support/accessibility";
import { areaUnderRoc, vanillaScores } from "./support/anomaly";
import { clearPad, drawByMouse, middle, padOf, written } from "./support/drawing";
import { expect, type Page, test } from "./support/test";
import { touchOf } from "./support/touch";

const without8 = "?without=8";

function thresholdOf(page: Page) {
	return page.getByRole("slider", { name: "Threshold" });
}

/** Waits for the scores. */
async function openDetect(page: Page, query = ""): Promise<void> {
	await page.goto(`./#/detect${query}`);
	await expect(thresholdOf(page)).toBeVisible();
}

/** Of a group of mistakes, how many there are of how many. */
async function countsOf(page: Page, group: "False alarms" | "Misses"): Promise<[number, number]> {
	const text = await page
		.getByRole("region", { name: group })
		.getByText(/^[\d,]+ of [\d,]+ /)
		.innerText();
	const [, count, all] = /^([\d,]+) of ([\d,]+) \(/.exec(text) ?? [];
	const numberOf = (digits = "") => Number(digits.replace(",", ""));
	return [numberOf(count), numberOf(all)];
}

function areaOf(page: Page, score: string) {
	return page.getByRole("row", { name: score }).getByRole("cell").first();
}

/** A point of the chart, in shares of its width and height. */
async function placeIn(page: Page, u: number): Promise<[number, number]> {
	await thresholdOf(page).scrollIntoViewIfNeeded();
	const box = await thresholdOf(page).boundingBox();
	if (!box) throw new Error("no chart");
	return [box.x + u * box.width, box.y + box.height / 2];
}

/** The scores of the test digits without the page's program: those that are normal, and those that are not. */
function expectedScores(key: "squaredError" | "relativeError"): [normal: number[], anomalous: number[]] {
	const of = (is8: boolean) => scores.filter(({ label }) => (label === 8) === is8).map((score) => score[key]);
	const scores = vanillaScores();
	return [of(false), of(true)];
}

async function expectMistakesAsComputed(page: Page): Promise<void> {
	for (const [name, key] of [
		["Squared error", "squaredError"],
		["Error over energy", "relativeError"],
	] as const) {
		const expected = areaUnderRoc(...expectedScores(key));
		await expect.poll(async () => Number(await areaOf(page, name).innerText())).toBeCloseTo(expected, 2);
	}
	const [normal, anomalous] = expectedScores("squaredError");
	const falseAlarms = normal.filter((score) => score >= 0.002).length;
	const misses = anomalous.filter((score) => score < 0.002).length;
	const counts = [await countsOf(page, "False alarms"), await countsOf(page, "Misses")];
	// Rounding may move one across.
	expect(Math.abs((counts[0]?.[0] ?? Number.NaN) - falseAlarms)).toBeLessThanOrEqual(1);
	expect(Math.abs((counts[1]?.[0] ?? Number.NaN) - misses)).toBeLessThanOrEqual(1);
	expect(counts.map(([, all]) => all)).toEqual([normal.length, anomalous.length]);
}

const scribble = [0.1, 0.3, 0.5, 0.7, 0.9].map((y) => [[0, y] as const, [1, y] as const]);
const house = [
	[[0, 1] as const, [0, 0.4] as const, [0.5, 0] as const, [1, 0.4] as const, [1, 1] as const, [0, 1] as const],
	[[0, 0.4] as const, [1, 0.4] as const],
];

test("areas and mistakes are what a program without the page's finds, and a drawing is an alarm or none", {
	tag: "@long",
}, async ({ page }) => {
	const [alarm, noAlarm] = ["Alarm", "No alarm"].map((text) => page.getByText(text, { exact: true }));
	if (!alarm || !noAlarm) throw new Error("no verdicts");
	await test.step("areas, false alarms and misses", async () => {
		await openDetect(page, `${without8}&model=vanilla&threshold=0.002`);
		await expectMistakesAsComputed(page);
	});
	await test.step("clothes are told from digits", async () => {
		await openDetect(page, "?model=vanilla");
		await expect
			.poll(async () => Number(await areaOf(page, "Squared error").innerText()))
			.toBeGreaterThanOrEqual(0.999);
		await expect(noAlarm).toBeVisible();
	});
	await test.step("a drawing that is no digit is an alarm", async () => {
		await clearPad(page);
		await expect(page.getByRole("main").getByText("Nothing drawn yet.").first()).toBeVisible();
		await drawByMouse(page, scribble, { ...middle, x: 40, width: 200, pen: 14 });
		await expect(alarm).toBeVisible();
		await clearPad(page);
		await drawByMouse(page, written[3], middle);
		await expect(noAlarm).toBeVisible();
	});
	await test.step("a house is an alarm to the model with a code of 16 numbers, and copied by the vanilla one", async () => {
		await openDetect(page);
		await clearPad(page);
		await drawByMouse(page, house, { ...middle, x: 70, y: 56, width: 140, height: 168 });
		await expect(alarm).toBeVisible();
		await page.getByRole("combobox", { name: "Model" }).selectOption("Vanilla");
		await expect(noAlarm).toBeVisible();
	});
});

async function dragThreshold(page: Page, from: number, to: number): Promise<void> {
	await page.mouse.move(...(await placeIn(page, from)));
	await page.mouse.down();
	await page.mouse.move(...(await placeIn(page, to)), { steps: 4 });
	await page.mouse.up();
}

test("the threshold follows the mouse and the keys, the link has all of it, and the strangest opens in Reconstruct", {
	tag: "@long",
}, async ({ page }) => {
	await openDetect(page);
	await test.step("a class is left out", async () => {
		await page.getByRole("radio", { name: "All but 8" }).check({ force: true });
		await expect(page.getByRole("button", { name: "Leave out 8" })).toHaveAttribute("aria-pressed", "true");
		await expect(page.getByText("so it does not find them strange: 8.")).toBeVisible();
		await page.getByRole("button", { name: "Leave out 8" }).press("Enter");
		await expect(page.getByRole("region", { name: "What is compared" })).toBeFocused(); // the button is gone
		await page.getByRole("radio", { name: "All but 8" }).check({ force: true });
	});
	await test.step("the threshold is dragged, and moved by keys", async () => {
		const [usual] = await countsOf(page, "False alarms");
		await dragThreshold(page, 0.5, 0.3);
		await expect(page).toHaveURL(/without=8.*threshold=/);
		const [more] = await countsOf(page, "False alarms");
		expect(more).toBeGreaterThan(usual);
		await page.keyboard.press("End");
		await expect.poll(async () => (await countsOf(page, "False alarms"))[0]).toBeLessThanOrEqual(1);
		await expect(thresholdOf(page)).toHaveAttribute("aria-valuetext", /^[\d.]+: false alarms: \d+, misses: \d+$/);
		await page.keyboard.press("Home");
		await expect.poll(async () => (await countsOf(page, "Misses"))[0]).toBe(0);
		await page.getByRole("button", { name: "Back to the usual threshold" }).click();
		await expect.poll(async () => (await countsOf(page, "False alarms"))[0]).toBe(usual);
	});
	await test.step("the link has the score", async () => {
		await page.getByRole("combobox", { name: "Score" }).selectOption("Error over energy");
		await expect(page).toHaveURL(/without=8&score=relativeError$/);
		await page.reload();
		await expect(page.getByRole("combobox", { name: "Score" })).toHaveValue("relativeError");
	});
	await test.step("the strangest example opens in Reconstruct", async () => {
		const strangest = page.getByRole("region", { name: "The strangest first" });
		await expect(strangest.getByRole("listitem")).toHaveCount(10);
		await strangest.getByRole("button", { name: "Show ten more" }).press("Enter"); // the curves above are still coming, and move it
		await expect(strangest.getByRole("listitem")).toHaveCount(20);
		await strangest
			.getByRole("button", { name: /^Open / })
			.first()
			.click();
		await expect(page).toHaveURL(/#\/reconstruct\?.*drawing=digit\.\d+/);
		await expect(page).toHaveURL(/layout=variational/);
	});
});

test("one click trains a model without the classes left out, which then finds them", { tag: "@long" }, async ({
	page,
}) => {
	await openDetect(page, "?data=digits8&without=8");
	await page.getByRole("button", { name: "Train one without them" }).click();
	await expect(page).toHaveURL(/#\/train\?.*without=8/);
	await expect(page.locator("#training").getByText("The model is kept, and in use in every view.")).toBeVisible();
	await page.getByRole("link", { name: "Back to Detect" }).click();
	await expect(page).toHaveURL(/#\/detect\?.*model=own-/);
	await expect(page.getByRole("button", { name: "Train one without them" })).toHaveCount(0);
	await expect(areaOf(page, "Squared error")).toHaveText(/^0\.[89]\d\d$/);
});

/** How far the threshold's value is from the nearer end of the chart. */
function distanceToEnd(page: Page): Promise<number> {
	return page.getByRole("slider", { name: "Threshold" }).evaluate((slider) => {
		const label = slider.previousElementSibling?.firstElementChild?.getBoundingClientRect();
		const chart = slider.parentElement?.getBoundingClientRect();
		return label && chart ? Math.min(label.left - chart.left, chart.right - label.right) : Number.NaN;
	});
}

/** How much wider the control would have to be for the longest of its names. */
function widthMissing(control: HTMLElement | SVGElement): number {
	const { width } = control.getBoundingClientRect();
	control.style.width = "max-content";
	const missing = control.getBoundingClientRect().width - width;
	control.style.width = "";
	return missing;
}

test("on a phone, a finger moves the threshold, whose value stays within the chart", { tag: "@phone" }, async ({
	page,
}) => {
	await openDetect(page, without8);
	await expect(areaOf(page, "Distance of the codes")).toHaveText(/^\d\.\d{3}$/);
	await expectNoViolations(page);
	await test.step("a finger moves it", async () => {
		const before = await countsOf(page, "Misses");
		const touch = await touchOf(page);
		await touch("touchStart", await placeIn(page, 0.5));
		for (const u of [0.4, 0.3, 0.2]) await touch("touchMove", await placeIn(page, u));
		await touch("touchEnd");
		await expect.poll(async () => (await countsOf(page, "Misses"))[0]).toBeLessThan(before[0]);
		await expect(page).toHaveURL(/threshold=/);
		await expect(padOf(page)).toBeVisible();
	});
	await test.step("at either end of the chart its value is within the chart", async () => {
		for (const key of ["End", "Home"]) {
			await thresholdOf(page).press(key);
			await expect.poll(() => distanceToEnd(page)).toBeGreaterThan(-3); // the line is two pixels wide
		}
	});
	await test.step("the names of models and scores are in full in Chinese, which needs more room", async () => {
		await chooseLanguage(page, "简体中文");
		for (const name of ["模型", "分数"]) {
			const chosen = page.getByRole("combobox", { name, exact: true });
			await expect.poll(() => chosen.evaluate(widthMissing)).toBeLessThanOrEqual(0);
		}
	});
});

test("it fits every screen, has no English in Chinese, and is accessible in the dark, too", { tag: "@long" }, async ({
	page,
}) => {
	await page.emulateMedia({ colorScheme: "dark" });
	await openDetect(page, without8);
	await expect(areaOf(page, "Distance of the codes")).toHaveText(/^\d\.\d{3}$/);
	await expectToFitEveryScreen(page);
	await chooseLanguage(page, "简体中文");
	await expectNoEnglish(page);
	await expectNoViolations(page);
});
