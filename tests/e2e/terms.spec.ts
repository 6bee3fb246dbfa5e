/** Explanations of terms: each leaves in view what it explains, wherever in the window that is. */

import type { Locator } from "@playwright/test";
import { expectIdle } from "./support/pixels";
import { expect, type Page, test } from "./support/test";
import { button, fingerprintOf, smallAddress, train } from "./support/training";

/** Opens every explanation with its button at the top, in the middle and at the bottom of the window; what was covered. */
function coveredTerms(page: Page): Promise<string[]> {
	return page.evaluate(async () => {
		const frame = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
		const overlap = (a: DOMRect, b: DOMRect) =>
			Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 &&
			Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
		const isInWindow = ({ left, top, right, bottom }: DOMRect) =>
			left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
		/** Where the explanation opens; again if since the scrolling something came above, which has moved its button. */
		const open = async (
			opener: HTMLButtonElement,
			text: HTMLElement,
			block: ScrollLogicalPosition,
		): Promise<DOMRect> => {
			opener.scrollIntoView({ block });
			const { top } = opener.getBoundingClientRect();
			await frame();
			opener.click();
			await frame();
			if (opener.getBoundingClientRect().top === top) return text.getBoundingClientRect();
			text.hidePopover();
			return open(opener, text, block);
		};
		const covered: string[] = [];
		for (const opener of document.querySelectorAll<HTMLButtonElement>(".term-button")) {
			const term = opener.parentElement;
			const text = term?.querySelector<HTMLElement>("[popover]");
			if (!term || !text || !opener.checkVisibility()) continue;
			for (const block of ["start", "center", "end"] as const) {
				const shown = await open(opener, text, block);
				// Beside a figure that fills the window there is no room: then its name stays in view.
				const figure = term.closest(".explained, figure")?.getBoundingClientRect();
				const parts = [term.getBoundingClientRect()];
				if (figure && figure.height + 2 * shown.height < innerHeight) parts.push(figure);
				if (!isInWindow(shown) || parts.some((part) => overlap(part, shown)))
					covered.push(`${opener.ariaLabel}, at the ${block}`);
				text.hidePopover();
			}
		}
		return covered;
	});
}

/** Where a name ends, and where its button is: round, and on the same line. */
function badButtons(page: Page): Promise<(string | null)[]> {
	return page.locator(".term:visible").evaluateAll((terms) => {
		const isBad = (term: Element) => {
			const line = Array.from(term.querySelector(".term-name")?.getClientRects() ?? []).at(-1);
			const circle = term.querySelector(".term-button")?.getBoundingClientRect();
			if (!line || !circle) return false;
			const middle = circle.top + circle.height / 2;
			return Math.abs(circle.width - circle.height) > 0.1 || middle < line.top || middle > line.bottom;
		};
		return terms.filter(isBad).map((term) => term.textContent);
	});
}

/** The button that explains β, below the map. */
function weightOf(page: Page): Locator {
	return button(page, /^Explain: β is/);
}

async function expectUncovered(page: Page): Promise<void> {
	await expect(page.getByRole("button", { name: /^Explain/ }).first()).toBeVisible();
	await expectIdle(page);
	expect(await coveredTerms(page)).toEqual([]);
}

async function expectUncoveredInEveryView(page: Page): Promise<void> {
	for (const [view, title] of [
		["reconstruct", "Autoencoder Playground"],
		["reconstruct?layout=all", "Autoencoder Playground"],
		["denoise", "Denoise · Autoencoder Playground"],
		["walk", "Walk · Autoencoder Playground"],
		["generate", "Generate · Autoencoder Playground"],
	] as const) {
		await test.step(view, async () => {
			await page.goto(`./#/${view}`);
			await expect(page).toHaveTitle(title);
			await expectUncovered(page);
			expect(await badButtons(page)).toEqual([]);
		});
	}
}

async function expectUncoveredInTraining(page: Page): Promise<void> {
	await train(page, `models=variational_64-2+variational_16-2&${smallAddress}`, 1);
	await expect(weightOf(page)).toBeVisible();
	await expect(fingerprintOf(page)).toBeVisible(); // by then nothing more comes that would move the page
	await expectUncovered(page);
}

/** What the curves show is explained, with β and the unit. */
async function explainCurves(page: Page): Promise<void> {
	const explained = page.getByRole("note");
	await button(page, "Explain: Loss").click();
	await expect(explained).toContainText(/β · KL.*1\.44 bits/);
	await page.keyboard.press("Escape");
	await page.getByRole("radio", { name: "KL" }).check({ force: true });
	await page.getByRole("region", { name: "KL" }).getByRole("button", { name: "Explain: KL" }).click();
	await expect(explained).toContainText(/^The Kullback–Leibler divergence.*1\.44 bits/);
	await page.keyboard.press("Escape");
	await page.getByRole("radio", { name: "Squared error" }).check({ force: true });
	await page
		.getByRole("region", { name: "Squared error" })
		.getByRole("button", { name: /^Explain/ })
		.click();
	await expect(explained).not.toContainText("bits");
	await page.keyboard.press("Escape");
	await weightOf(page).click();
	await expect(explained).toContainText("The weight of the KL divergence");
}

test.describe("in a window of 1366 × 650, an explanation leaves in view what it explains", () => {
	test.use({ viewport: { width: 1366, height: 650 } });

	test("in every view that has some", { tag: "@long" }, ({ page }) => expectUncoveredInEveryView(page));

	test("at the curves of a training, its map and its figures; of the curves it names the unit", async ({ page }) => {
		await expectUncoveredInTraining(page);
		await explainCurves(page);
	});
});

test.describe("on a phone, an explanation leaves in view what it explains", { tag: "@phone" }, () => {
	test("in every view that has some", { tag: "@long" }, ({ page }) => expectUncoveredInEveryView(page));

	test("at the curves of a training, its map and its figures", ({ page }) => expectUncoveredInTraining(page));
});
