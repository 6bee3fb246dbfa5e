/** The test that every file here builds on: it fails if the page logs an error or requests anything of another origin. */

import { test as base, expect, type Page } from "@playwright/test";

interface Fixtures {
	/** Set by tests that break something on purpose: the browser logs what it could not load. */
	expectErrors: boolean;
	/** As a browser with its data saver on, the page then fetches nothing ahead, which most tests would only wait for. */
	savesData: boolean;
	/** Used by every test, whatever it imports: a hook would be registered for the first file of a worker only. */
	watch: undefined;
}

export const test = base.extend<Fixtures>({
	expectErrors: [false, { option: true }],
	savesData: [true, { option: true }],
	/** A link loads the page again: in the same document, the previous view could still answer what is checked next. */
	page: async ({ page }, use) => {
		const goto = page.goto.bind(page);
		page.goto = async (url, options) => {
			if (page.url() !== "about:blank") await goto("about:blank");
			return goto(url, options);
		};
		await use(page);
	},
	watch: [
		async ({ context, baseURL, expectErrors, savesData }, use) => {
			await context.addInitScript((saveData) => {
				Object.defineProperty(navigator, "connection", { value: { saveData } });
			}, savesData);
			const crossOriginRequests: string[] = [];
			const errors: string[] = [];
			const own = new URL(baseURL ?? "").origin;
			context.on("request", (request) => {
				const { origin, protocol } = new URL(request.url());
				if (origin !== own && protocol !== "data:" && protocol !== "blob:") crossOriginRequests.push(request.url());
			});
			context.on("weberror", (error) => errors.push(error.error().message));
			context.on("console", (message) => {
				if (message.type() === "error") errors.push(message.text());
			});
			await use(undefined);
			expect(crossOriginRequests, "requests to other origins").toEqual([]);
			if (!expectErrors) expect(errors, "errors in the console").toEqual([]);
		},
		{ auto: true },
	],
});

export const models = ["Vanilla", "Convolutional", "Variational"] as const;
export type ModelName = (typeof models)[number];

/** As typed into the address bar: the page stays open, whereas `goto` loads it again. */
export async function changeAddress(page: Page, hash: string): Promise<void> {
	await page.evaluate((hash) => {
		location.hash = hash;
	}, hash);
}

/** Opens the models side by side, and waits for all three to have answered the first drawing. */
export async function openPage(page: Page): Promise<void> {
	await page.goto("./#/reconstruct?layout=all");
	for (const model of models) await expectScore(page, model);
}

export function cardOf(page: Page, model: ModelName) {
	return page.getByRole("article", { name: model });
}

function meterOf(page: Page, model: ModelName) {
	return cardOf(page, model).getByRole("meter", { name: "Cross-entropy" });
}

/** Waits for a score that is a number, as the page writes it. */
export async function expectScore(page: Page, model: ModelName): Promise<void> {
	await expect(meterOf(page, model)).toHaveAttribute("aria-valuetext", /^\d+\.\d{4} nats per pixel, floor \d+\.\d{4}$/);
}

export async function scoreOf(page: Page, model: ModelName): Promise<number> {
	return Number(await meterOf(page, model).getAttribute("aria-valuenow"));
}

/** Resolves once the page has this text, which may stay for a moment only: to be called before it can come. */
export async function shownAtAll(page: Page, text: string): Promise<void> {
	await page.waitForFunction((text) => document.body.textContent?.includes(text), text);
}

export { expect, type Page };
