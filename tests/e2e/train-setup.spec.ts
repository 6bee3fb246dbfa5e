import type { Locator, Page } from "@playwright/test";
import { spread } from "../../www/src/views/train/chart/overlay";
import { rowsOf } from "../../www/src/views/train/chart/rows";
import { drawn, nearest, thin } from "../../www/src/views/train/chart/series";
import { figureText, logTicks, niceStep, tickText, valueRange } from "../../www/src/views/train/chart/ticks";
import { parseLane, writeLane } from "../../www/src/views/train/setup/laneText";
import { expectNoViolations } from "./support/axe";
import { inEveryDress } from "./support/dresses";
import { expect, test } from "./support/test";
import { expectNoSidewaysScroll } from "./support/widths";

function setupOf(page: Page) {
	return page.getByRole("region", { name: "Settings of the training" });
}

async function openSetup(page: Page, query = ""): Promise<Locator> {
	await page.goto(`./#/train${query}`);
	await expect(setupOf(page)).toBeVisible();
	return setupOf(page);
}

async function check(within: Locator, name: string): Promise<void> {
	await within.getByRole("radio", { name, exact: true }).check();
}

function endingWith(text: string): RegExp {
	return new RegExp(`${text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}$`);
}

/** Unfolds the settings that most leave alone. */
async function unfold(setup: Locator): Promise<void> {
	for (const name of ["Loss, activation, learning rate", "Classes left out, seed"]) await setup.getByText(name).click();
}

function factsOf(setup: Locator) {
	return setup.getByRole("region", { name: "What this makes" });
}

/** What stands for a fact, one text a model. */
async function factOf(setup: Locator, name: string): Promise<string[]> {
	const { terms, values } = await factsOf(setup).evaluate((facts) => ({
		terms: Array.from(facts.querySelectorAll("dt"), (term) => term.textContent),
		values: Array.from(facts.querySelectorAll("dd"), (value) => value.textContent),
	}));
	return values.filter((_, at) => terms[at] === name);
}

async function expectFact(setup: Locator, name: string, values: string[]): Promise<void> {
	await expect.poll(() => factOf(setup, name)).toEqual(values);
}

for (const [name, kind, parameters, code, steps] of [
	["The article’s vanilla", "Vanilla", ["201,616"], ["784 → 128, 6.1 times smaller"], ["235"]],
	["Tiny convolutional", "Convolutional", ["4,801"], ["784 → 784, no smaller"], ["469"]],
	["2-D map", "Variational", ["404,244"], ["784 → 2, 392 times smaller"], ["469"]],
	["Denoiser", "Convolutional", ["4,801"], ["784 → 784, no smaller"], ["469"]],
	[
		"Too small a code",
		"Vanilla",
		["403,730", "419,120"],
		["784 → 2, 392 times smaller", "784 → 32, 25 times smaller"],
		["469", "469"],
	],
	[
		"Posterior collapse",
		"Variational",
		["415,024", "415,024"],
		["784 → 16, 49 times smaller", "784 → 16, 49 times smaller"],
		["469", "469"],
	],
] as const) {
	test(`the preset '${name}' sets everything, and tells how large its models are`, { tag: "@desktop" }, async ({
		page,
	}) => {
		const setup = await openSetup(page, "?models=vanilla_3&digits=1000&without=7&noise=patch-5&batch=9");
		await check(setup, name);
		await expect(setup.getByRole("radio", { name: kind, exact: true })).toBeChecked();
		await expect(setup.getByRole("spinbutton", { name: "Number of digits" })).toHaveValue("60000");
		await expectFact(setup, "Parameters", [...parameters]);
		await expectFact(setup, "Code", [...code]);
		await expectFact(setup, "Steps an epoch", [...steps]);
		const noise = name === "Denoiser" ? "Mixed" : "None";
		await expect(setup.getByRole("radio", { name: noise, exact: true })).toBeChecked();
	});
}

for (const [models, parameters] of [
	["convolutional_32-64", "74,497"],
	["variational_256-16", "415,024"],
	["vanilla_256-32", "419,120"],
	["variational_2", "5,492"],
	["variational_16", "38,448"],
] as const) {
	test(`${models} has ${parameters} parameters`, { tag: "@desktop" }, async ({ page }) => {
		await expectFact(await openSetup(page, `?models=${models}`), "Parameters", [parameters]);
	});
}

test("a preset is no longer chosen once a setting is another, and is again when it is back", async ({ page }) => {
	const setup = await openSetup(page);
	const preset = setup.getByRole("radio", { name: "2-D map" });
	await expect(preset).toBeChecked();
	await setup.getByRole("spinbutton", { name: "Size of the code" }).fill("3");
	await expect(preset).not.toBeChecked();
	await setup.getByRole("spinbutton", { name: "Size of the code" }).fill("2");
	await expect(preset).toBeChecked();
});

for (const [query, role, name, typed, reason] of [
	["", "textbox", "Hidden layers", "256, many", "Write whole numbers with commas between them, such as 256, 64."],
	["", "textbox", "Hidden layers", "1, 2, 3, 4", "At most 3 hidden layers."],
	["", "textbox", "Hidden layers", "5000", "It has to be from 1 to 1,024."],
	["", "spinbutton", "Size of the code", "0", "It has to be from 1 to 784."],
	["", "spinbutton", "Size of the code", "2.5", "Only whole numbers will do."],
	["", "spinbutton", "β", "-1", "It has to be from 0 to 100."],
	["", "spinbutton", "KL warm-up", "101", "It has to be from 0 to 100."],
	["", "spinbutton", "Learning rate", "0", "It has to be from 0.000001 to 1."],
	["?models=convolutional_8-16", "spinbutton", "Filters, outer", "65", "It has to be from 1 to 64."],
	["?models=convolutional_8-16", "spinbutton", "Filters, inner", "", "A number is needed here."],
	["", "spinbutton", "Number of digits", "999", "It has to be from 1,000 to 60,000."],
	["", "spinbutton", "Batch size", "2000", "It has to be from 1 to 1,024."],
	["?digits=1000", "spinbutton", "Batch size", "1024", "There are only about 1,000 digits for it."],
	["", "spinbutton", "Seed", "0", "It has to be from 1 to 9,999."],
	["?noise=gaussian-0.5", "spinbutton", "Strength σ", "2", "It has to be from 0.01 to 1."],
	["?noise=patch-10", "spinbutton", "Side, pixels", "29", "It has to be from 1 to 28."],
	["?noise=pepper-25", "spinbutton", "Pixels hit, %", "0", "It has to be from 1 to 100."],
] as const) {
	test(`${name} refuses '${typed}' beside the field, with the reason: ${reason}`, { tag: "@desktop" }, async ({
		page,
	}) => {
		const setup = await openSetup(page, query);
		await unfold(setup);
		const field = setup.getByRole(role, { name, exact: true });
		const before = await field.inputValue();
		await field.fill(typed);
		await expect(field).toHaveAttribute("aria-invalid", "true");
		await expect(field).toHaveAccessibleDescription(endingWith(reason));
		await expect(setup.getByText(reason)).toBeVisible();
		await expect(field).toHaveValue(typed);
		await expect(factsOf(setup)).toContainText("Correct the marked settings first.");
		await expect(page.getByRole("status").filter({ hasText: `${name}: ${reason}` })).toBeAttached();
		await field.fill(before);
		await expect(setup.getByText(reason)).toBeHidden();
		await expect(field).toHaveAttribute("aria-invalid", "false");
	});
}

test("at least one class stays in", async ({ page }) => {
	const setup = await openSetup(page);
	await unfold(setup);
	for (let label = 0; label < 10; label++) {
		await setup.getByRole("button", { name: `Leave out the digit ${label}` }).click();
	}
	await expect(setup.getByText("Leave at least one class in.")).toBeVisible();
	await setup.getByRole("button", { name: "Leave out the digit 8" }).click();
	await expect(setup.getByText("Leave at least one class in.")).toBeHidden();
	// Of the 60,000 training digits 5,851 are eights.
	await expectFact(setup, "Steps an epoch", ["46"]);
	await check(setup, "1,000");
	await expect(setup.getByText("There are only about 98 digits for it.")).toBeVisible();
});

test("what is refused is refused although it is folded away, and shows itself", async ({ page }) => {
	const setup = await openSetup(page);
	const name = setup.getByText("Loss, activation, learning rate");
	await name.click();
	await setup.getByRole("spinbutton", { name: "Learning rate" }).fill("7");
	await name.click();
	await expect(setup.getByText("It has to be from 0.000001 to 1.")).toBeVisible();
});

test("a rival begins as a copy, has settings of its own, and goes again; three race at most", async ({ page }) => {
	const setup = await openSetup(page);
	await setup.getByRole("button", { name: "Add a rival" }).click();
	await expect(setup.getByRole("radio", { name: "Model B", exact: true })).toBeChecked();
	const code = setup.getByRole("spinbutton", { name: "Size of the code" });
	await expect(code).toHaveValue("2");
	await code.fill("16");
	await expectFact(setup, "Parameters", ["404,244", "415,024"]);
	await check(setup, "Model A");
	await expect(code).toHaveValue("2");
	await setup.getByRole("button", { name: "Add a rival" }).click();
	await expect(setup.getByRole("button", { name: "Add a rival" })).toBeHidden();
	await expect(setup.getByRole("radio", { name: "Model C", exact: true })).toBeFocused();
	await check(setup, "Convolutional");
	await setup.getByRole("spinbutton", { name: "Filters, outer" }).fill("0");
	await check(setup, "Model A");
	await expect(setup.getByRole("radio", { name: "Model C, has a setting that will not do" })).toBeVisible();
	await setup.getByRole("button", { name: "Remove A" }).click();
	await check(setup, "Model A");
	await expect(code).toHaveValue("16");
	await expect(setup.getByRole("radio", { name: /^Model [ABC]/ })).toHaveCount(2);
	await expect(setup.getByRole("button", { name: "Remove A" })).toBeFocused();
	await page.keyboard.press("Enter");
	await expect(setup.getByRole("radio", { name: /^Model [ABC]/ })).toHaveCount(0);
	await expect(setup.getByRole("button", { name: "Add a rival" })).toBeFocused();
});

test("a link carries every setting", async ({ page }) => {
	const setup = await openSetup(page);
	await unfold(setup);
	await check(setup, "Vanilla");
	await setup.getByRole("textbox", { name: "Hidden layers" }).fill("64 → 32");
	await setup.getByRole("spinbutton", { name: "Size of the code" }).fill("8");
	await check(setup, "tanh");
	await check(setup, "Mean squared error");
	await setup.getByRole("spinbutton", { name: "Learning rate" }).fill("2e-3");
	await setup.getByRole("button", { name: "Add a rival" }).click();
	await check(setup, "Variational");
	await setup.getByRole("spinbutton", { name: "β" }).fill("4");
	await setup.getByRole("spinbutton", { name: "KL warm-up" }).fill("2.5");
	await check(setup, "10,000");
	await setup.getByRole("spinbutton", { name: "Batch size" }).fill("64");
	await check(setup, "Salt-and-pepper");
	await setup.getByRole("button", { name: "Leave out the digit 8" }).click();
	await setup.getByRole("button", { name: "Leave out the digit 3" }).click();
	await setup.getByRole("spinbutton", { name: "Seed" }).fill("77");
	await expect(page).toHaveURL(
		/\?models=vanilla_64-32-8_tanh_mse_rate0\.002\+variational_256-2_tanh_mse_beta4_warm2\.5_rate0\.002&digits=10000&without=38&batch=64&noise=pepper-25&seed=77&lane=B$/,
	);
	const facts = await factsOf(setup).innerText();
	const link = page.url();
	await page.goto("about:blank");
	await page.goto(link);
	await unfold(setup);
	await expect(setup.getByRole("radio", { name: "Model B", exact: true })).toBeChecked();
	for (const [name, value] of [
		["β", "4"],
		["KL warm-up", "2.5"],
		["Learning rate", "0.002"],
		["Number of digits", "10000"],
		["Batch size", "64"],
		["Pixels hit, %", "25"],
		["Seed", "77"],
	] as const) {
		await expect(setup.getByRole("spinbutton", { name, exact: true })).toHaveValue(value);
	}
	for (const label of [3, 8]) {
		const button = setup.getByRole("button", { name: `Leave out the digit ${label}` });
		await expect(button).toHaveAttribute("aria-pressed", "true");
	}
	for (const name of ["tanh", "Mean squared error", "Salt-and-pepper", "10,000"]) {
		await expect(setup.getByRole("radio", { name, exact: true })).toBeChecked();
	}
	// But for the time, which is measured anew.
	const lasting = (text: string) => text.replace(/^((about|under) .* s|measuring…)$/gm, "");
	expect(lasting(await factsOf(setup).innerText())).toBe(lasting(facts));
	await check(setup, "Model A");
	await expect(setup.getByRole("textbox", { name: "Hidden layers" })).toHaveValue("64, 32");
});

test("while a setting is refused, the link keeps the last one that would do", async ({ page }) => {
	const setup = await openSetup(page);
	const batch = setup.getByRole("spinbutton", { name: "Batch size" });
	await batch.fill("64");
	await expect(page).toHaveURL(/batch=64$/);
	await batch.fill("6400");
	await expect(setup.getByText("It has to be from 1 to 1,024.")).toBeVisible();
	await setup.getByRole("spinbutton", { name: "Size of the code" }).fill("9");
	await expect(page).toHaveURL(/models=variational_256-9&batch=64$/);
});

for (const broken of [
	"models=transformer_3",
	"models=vanilla",
	"models=vanilla_0",
	"models=vanilla_128_beta",
	"models=vanilla_1+vanilla_2+vanilla_3+vanilla_4",
	"digits=12",
	"without=0123456789",
	"without=x",
	"batch=none",
	"noise=gaussian",
	"noise=mixed-3",
	"noise=fog-1",
	"seed=-1",
]) {
	test(`a link with a setting that will not do is told, and starts afresh: ${broken}`, { tag: "@desktop" }, async ({
		page,
	}) => {
		const setup = await openSetup(page, `?${broken}`);
		await expect(page.getByRole("alert").filter({ hasText: "Part of this link could not be read" })).toBeVisible();
		await expect(setup.getByRole("radio", { name: "2-D map" })).toBeChecked();
		await expectFact(setup, "Parameters", ["404,244"]);
	});
}

test("everything is set by keyboard", async ({ page }) => {
	const setup = await openSetup(page);
	await setup.getByRole("radio", { name: "2-D map" }).focus();
	await page.keyboard.press("ArrowLeft");
	await page.keyboard.press("ArrowLeft");
	await expect(setup.getByRole("radio", { name: "The article’s vanilla" })).toBeChecked();
	await page.keyboard.press("Tab");
	await page.keyboard.press("Enter");
	await expect(setup.getByRole("radio", { name: "Model B", exact: true })).toBeChecked();
	await setup.getByRole("spinbutton", { name: "Batch size" }).focus();
	await page.keyboard.press("ArrowUp");
	await expect(setup.getByRole("spinbutton", { name: "Batch size" })).toHaveValue("288");
});

test("nothing scrolls sideways on any screen", { tag: "@desktop" }, async ({ page }) => {
	const setup = await openSetup(page, "?models=vanilla_1024-512-256-3+variational_256-16+convolutional_32-64");
	await unfold(setup);
	await expectNoSidewaysScroll(page);
});

inEveryDress(() => {
	test("axe finds nothing in the form, be its settings good or refused", async ({ page }) => {
		await page.goto("./#/train?models=variational_256-2+vanilla_32&noise=gaussian-0.5");
		const details = page.locator("details").filter({ has: page.getByRole("group") });
		for (const one of await details.all()) await one.locator("summary").click();
		await expectNoViolations(page);
		await page.getByRole("spinbutton", { name: /^(Batch size|批次大小)$/ }).fill("0");
		await expect(page.getByText(/^(It has to be from 1 to|必须在 1 到)/)).toBeVisible();
		await expectNoViolations(page);
	});
});

test.describe("what the form and the chart reckon with", { tag: "@desktop" }, () => {
	test("a lane comes back from its text as it was", () => {
		for (const text of [
			"vanilla_128",
			"variational_256-64-2_sigmoid_beta0.5_warm3",
			"convolutional_1-64_mse_rate0.1",
		]) {
			const lane = parseLane(text);
			expect(lane && writeLane(lane)).toBe(text);
		}
		for (const hostile of [
			"",
			"_",
			"vanilla_",
			"vanilla_1-2-3-4-5",
			"convolutional_8-16-32",
			"vanilla_8_rate",
			"vanilla_8_x",
		]) {
			expect(parseLane(hostile), hostile).toBeUndefined();
		}
	});

	test("thousands of points become a few hundred means, which stay where they are while more come", () => {
		const y = Array.from({ length: 5000 }, (_, at) => at % 2);
		const points = thin({ y });
		expect(points.y.length).toBeLessThanOrEqual(400);
		expect(points.y.slice(0, -1).every((mean) => mean === 0.5)).toBe(true);
		expect(points.x[0]).toBe(8.5);
		expect(thin({ y: [...y, 1] }).x.slice(0, 300)).toEqual(points.x.slice(0, 300));
		expect(thin({ x: [0, 117], y: [3, Number.NaN] })).toEqual({ x: [0], y: [3] });
		expect(thin({ y: [] })).toEqual({ x: [], y: [] });
	});

	test("the judgement of the untrained model is not drawn", () => {
		expect(drawn({ x: [0, 20, 40], y: [0.7, 0.3, 0.2] })).toEqual({ x: [20, 40], y: [0.3, 0.2] });
		expect(drawn({ x: [1, 2], y: [0.7, 0.6] })).toEqual({ x: [1, 2], y: [0.7, 0.6] });
		expect(drawn({ x: [0], y: [0.7] })).toEqual({ x: [], y: [] });
	});

	test("the table has at most thirty rows at round places, each the mean since the row before", () => {
		const x = Array.from({ length: 100 }, (_, at) => at + 1);
		const rows = rowsOf([
			{ x, y: x },
			{ x: [50], y: [7] },
		]);
		expect(rows.length).toBe(20);
		expect(rows[0]).toEqual({ at: 5, values: [3, undefined] });
		expect(rows[9]).toEqual({ at: 50, values: [48, 7] });
		expect(rowsOf([{ x: [0], y: [1] }])).toEqual([{ at: 0, values: [1] }]);
		expect(rowsOf([{ x: [0, 10, 100], y: [9, 3, 1] }]).map(({ at, values }) => [at, ...values])).toEqual([
			[0, 9],
			[10, 3],
			[100, 1],
		]);
		expect(rowsOf([{ x: [], y: [] }])).toEqual([]);
		expect(niceStep(0.7, 30)).toBeCloseTo(0.05);
	});

	test("ticks and figures are as short as they can be", () => {
		expect(logTicks(0.08, 0.3)).toEqual([0.08, 0.09, 0.1, 0.2, 0.3]);
		expect(["0.00001234", "1234567", "150", "-0.5"].map((text) => tickText(Number(text)))).toEqual([
			"0.00001234",
			"1,234,567",
			"150",
			"−0.5",
		]);
		expect([0.0712345, 203.6, 0, 1e-12].map(figureText)).toEqual(["0.0712", "204", "0.00", "0.000000000"]);
	});

	test("the axis shows where losses end, and on a logarithmic scale where they began", () => {
		const curve = { x: [1, 50, 100], y: [500, 160, 150] };
		expect(valueRange([curve], false)[1]).toBeLessThan(170);
		expect(valueRange([curve], true)[1]).toBeGreaterThan(500);
		expect(valueRange([], false)).toEqual([0, 1]);
		expect(valueRange([{ x: [1], y: [0] }], true)).toEqual([0.1, 1]);
	});

	test("names at the ends of lines stand apart, in the order of the lines, within the chart", () => {
		expect(spread([10, 11, 100], 15, 300)).toEqual([10, 25, 100]);
		expect(spread([300, 299], 15, 300)).toEqual([300, 285]);
		expect([nearest([0, 10, 20], 14), nearest([], 3), nearest([5], 9)]).toEqual([1, -1, 0]);
	});
});
