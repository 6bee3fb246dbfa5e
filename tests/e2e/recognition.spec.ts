/** Hand-drawn digits come back as what they are: the whole way from a pen's positions to a model's answer. */

import { classify } from "./support/classifier";
import { clearPad, drawByMouse, drawByTouch, type Placement, written } from "./support/drawing";
import { readSettledPicture } from "./support/pixels";
import { expect, models, openPage, scoreOf, test } from "./support/test";

const large: Placement = { x: 80, y: 40, width: 120, height: 200, pen: 24 };
const small: Placement = { x: 24, y: 22, width: 62, height: 100, pen: 12 };
const wide: Placement = { x: 140, y: 120, width: 112, height: 140, pen: 18 };

/** Each digit in another place and size, on each screen: what reaches the models must not depend on it. */
const placements = {
	desktop: { 3: large, 5: small, 8: wide },
	phone: { 3: small, 5: wide, 8: large },
};

/** Nats per pixel. Far above what these drawings score, far under what a wrong digit would. */
const bounds = { Vanilla: 0.1, Convolutional: 0.1, Variational: 0.18 };

test("hand-drawn digits come back recognisable from every model", { tag: "@both" }, async ({ page, hasTouch }) => {
	await openPage(page);
	for (const digit of [3, 5, 8] as const) {
		await test.step(`a ${digit}`, async () => {
			await clearPad(page);
			if (hasTouch) await drawByTouch(page, written[digit], placements.phone[digit]);
			else await drawByMouse(page, written[digit], placements.desktop[digit]);
			expect(classify(await readSettledPicture(page, "As the models see it"))).toBe(digit);
			for (const model of models) {
				expect(classify(await readSettledPicture(page, `${model}: Reconstruction`)), model).toBe(digit);
				expect(await scoreOf(page, model), model).toBeLessThan(bounds[model]);
			}
		});
	}
});
