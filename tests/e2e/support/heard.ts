/** What the page says to those who listen to it: some of it is replaced within a second. */

import { expect, type Page } from "./test";

declare global {
	interface Window {
		/** All texts of the live regions, in order, but for those that `said` has gone past. */
		heard: string[];
	}
}

/** Keeps all that is said, from the next page on. */
export async function listen(page: Page): Promise<void> {
	await page.addInitScript(() => {
		const last = new Map<Element, string>();
		window.heard = [];
		new MutationObserver(() => {
			for (const region of document.querySelectorAll("[role=status]")) {
				const text = region.textContent ?? "";
				if (last.get(region) !== text) window.heard.push(text);
				last.set(region, text);
			}
		}).observe(document, { subtree: true, childList: true, characterData: true });
	});
}

/** Waits until this is said, after what it has been called with before. */
export async function said(page: Page, text: string | RegExp): Promise<void> {
	const isSaid = (text: string | RegExp) => {
		const at = window.heard.findIndex((said) => (typeof text === "string" ? said.includes(text) : text.test(said)));
		if (at >= 0) window.heard.splice(0, at + 1);
		return at >= 0;
	};
	await expect.poll(() => page.evaluate(isSaid, text), String(text)).toBe(true);
}
