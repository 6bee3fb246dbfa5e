import { classify } from "./support/classifier";
import { clearPad, drawByMouse, drawByTouch, type Placement, written } from "./support/drawing";
import { readPicture, readSettledPicture } from "./support/pixels";
import { expect, expectScore, models, openPage, scoreOf, test } from "./support/test";

/** Different places, sizes and pens: what reaches the models must not depend on them. */
const placements: Record<string, Placement> = {
	"large, in the middle": { x: 80, y: 40, width: 120, height: 200, pen: 24 },
	"small, at the top left": { x: 24, y: 22, width: 62, height: 100, pen: 12 },
	"wide, at the bottom right": { x: 140, y: 120, width: 112, height: 140, pen: 18 },
};

/** Nats per pixel. Far above what these drawings score, far under what a wrong digit would. */
const bounds = { Vanilla: 0.1, Convolutional: 0.1, Variational: 0.18 };

for (const digit of [3, 5, 8] as const) {
	for (const [where, placement] of Object.entries(placements)) {
		test(`a hand-drawn ${digit}, ${where}, comes back recognisable from every model`, async ({ page, hasTouch }) => {
			await openPage(page);
			await clearPad(page);
			await (hasTouch ? drawByTouch : drawByMouse)(page, written[digit], placement);
			await expect.poll(async () => classify(await readPicture(page, "As the models see it"))).toBe(digit);
			for (const model of models) {
				const reconstruction = () => readPicture(page, `${model}: Reconstruction`);
				await expect.poll(async () => classify(await reconstruction()), { message: model }).toBe(digit);
				const score = await scoreOf(page, model);
				console.log(`      ${digit}, ${where}: ${model} ${score.toFixed(4)} nats per pixel`);
				expect(score).toBeLessThan(bounds[model]);
			}
		});
	}
}

test("with two numbers for its code, the variational model keeps less than with sixteen", async ({ page }) => {
	await openPage(page);
	const sixteen = await scoreOf(page, "Variational");
	await page.getByRole("radio", { name: "2 numbers" }).check({ force: true });
	await expect(
		page.getByRole("img", { name: /^Variational: code in the plane, z₁ = −?\d\.\d\d ± \d\.\d\d, z₂ = / }),
	).toBeVisible();
	await expectScore(page, "Variational");
	const two = await scoreOf(page, "Variational");
	expect(two).toBeGreaterThan(sixteen + 0.01);
	// What comes back is a digit in any case, if not always the one that was drawn: two numbers mix 3, 5 and 8.
	const back = classify(await readSettledPicture(page, "Variational: Reconstruction"));
	const description = `a five comes back from two numbers as ${back}, at ${two.toFixed(4)} instead of ${sixteen.toFixed(4)} nats per pixel`;
	test.info().annotations.push({ type: "measured", description });
	await page.getByRole("radio", { name: "16 numbers" }).check({ force: true });
	await expect.poll(() => scoreOf(page, "Variational")).toBe(sixteen);
});
