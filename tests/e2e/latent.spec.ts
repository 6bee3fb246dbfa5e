/** The first screen: a drawing, its code on sliders, and what the decoder makes of the code. */

import { classify } from "./support/classifier";
import { drawByMouse, middle, written } from "./support/drawing";
import { expectIdle, readSettledPicture } from "./support/pixels";
import { expect, type Page, test } from "./support/test";

const z = (page: Page, number: 1 | 2) => page.getByRole("slider", { name: ["z₁", "z₂"][number - 1] as string });
const readZ = async (page: Page, number: 1 | 2) => Number(await z(page, number).inputValue());
const reconstruction = (page: Page) => readSettledPicture(page, "Reconstruction");

async function openFirst(page: Page, hash = ""): Promise<void> {
	await page.goto(`./${hash}`);
	await expect(page.getByRole("meter", { name: "Cross-entropy" })).toHaveAttribute("aria-valuetext", /^0\.\d{4} nats/);
	// What the page opens with was computed when it was built, and may differ from the model's answer by a rounding.
	await expect.poll(() => page.evaluate(() => performance.getEntriesByName("first-answer").length)).toBe(1);
	await expectIdle(page);
}

test("a link brings back a moved code, until something else is drawn", { tag: "@long" }, async ({ page }) => {
	await openFirst(page, "#/reconstruct?latent=variational-16");
	const own = await reconstruction(page);
	await expect(page.getByRole("slider", { name: /^z/ })).toHaveCount(16);
	await z(page, 2).fill("-3");
	const moved = await reconstruction(page);
	expect(moved).not.toEqual(own);
	await expect(page).toHaveURL(/[?&]z=/);
	await page.reload();
	await expect(z(page, 2)).toHaveValue("-3");
	const again = await reconstruction(page);
	// A link has two decimals of each number.
	for (const [pixel, ink] of again.entries()) expect(ink).toBeCloseTo(moved[pixel] ?? Number.NaN, 1);
	await drawByMouse(page, written[3], middle);
	await expect(page).not.toHaveURL(/[?&]z=/);
	expect(classify(await reconstruction(page))).toBe(3);
});

test("the code on sliders: moved, brought back, and sampled", async ({ page }) => {
	await openFirst(page);
	const own = await reconstruction(page);
	const code = await readZ(page, 1);
	await test.step("a sample is shown step by step: z = μ + σ·ε", async () => {
		await page.getByRole("button", { name: "Sample a nearby code" }).click();
		const minus = (text = "") => Number(text.replace("−", "-").replace(/[()]/g, ""));
		const line = await page.getByText(/^z₁ = .* · .* = /).innerText();
		const [, mean, deviation, epsilon, sampled] = (/= (\S+) \+ (\S+) · (\S+) = (\S+)$/.exec(line) ?? []).map(minus);
		expect(sampled).toBeCloseTo((mean ?? 0) + (deviation ?? 0) * (epsilon ?? 0), 1);
		expect(await readZ(page, 1)).toBeCloseTo(sampled ?? Number.NaN, 1);
		await z(page, 1).fill("0");
		await expect(page.getByText(/^z₁ = .* · .* = /)).toHaveCount(0);
	});
	await test.step("z₁ from end to end passes through at least four different digits", async () => {
		const seen = new Set<number>();
		for (const value of ["-3", "-2", "-1", "0", "1", "2", "3"]) {
			await z(page, 1).fill(value);
			seen.add(classify(await reconstruction(page)));
		}
		expect([...seen].length).toBeGreaterThanOrEqual(4);
	});
	await test.step("a slider changes the picture, and the drawing's code brings it back", async () => {
		await z(page, 1).fill("2.5");
		expect(await reconstruction(page)).not.toEqual(own);
		await expect(page.getByRole("main").getByText("Moved: no longer the code of your drawing.")).toBeVisible();
		await page.getByRole("button", { name: "Back to my drawing" }).click();
		expect(await reconstruction(page)).toEqual(own);
		expect(await readZ(page, 1)).toBe(code);
	});
});

test("of 2 numbers the first drawing, a 5, comes back as a 3; of 16 as a 5; four bottlenecks keep more and more", async ({
	page,
}) => {
	await openFirst(page);
	expect(classify(await reconstruction(page))).toBe(3);
	await page.getByRole("radio", { name: "16-D" }).check({ force: true });
	await expect(page.getByRole("slider", { name: /^z/ })).toHaveCount(16);
	expect(classify(await reconstruction(page))).toBe(5);
	const figure = page.getByRole("region", { name: "How many numbers does a digit need?" });
	await expect(figure.getByText(/^0\.\d{4} nats per pixel$/)).toHaveCount(4);
	const scores = await figure.getByText(/^0\.\d{4} nats per pixel$/).allInnerTexts();
	expect([...scores].sort().reverse()).toEqual(scores);
	await page.getByRole("button", { name: "Compare the three models" }).click();
	await expect(page.getByRole("article")).toHaveCount(3);
	await expect(page).toHaveURL(/layout=all/);
});
