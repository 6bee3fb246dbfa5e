import type { Page } from "@playwright/test";

/** What scripts of a test see in the page: messages that are held back go on when it resolves. Undefined: none is held. */
export interface Held {
	held?: Promise<void>;
}

/** Sets `held` in the page; returns what releases it. */
export async function holdMessages(page: Page): Promise<() => Promise<void>> {
	await page.evaluate(() => {
		const held = new Promise<void>((release) => Object.assign(window, { release }));
		Object.assign(window, { held });
	});
	return () =>
		page.evaluate(() => {
			const gate = window as unknown as { held: Promise<void> | undefined; release(): void };
			gate.held = undefined;
			gate.release();
		});
}
