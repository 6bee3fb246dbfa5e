/** The browsers, and what a visitor does in any of them. */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openChromium, openFirefox } from "./puppeteer";
import { openWebKit } from "./webkit";

/** In CSS pixels of the window. */
export type Point = readonly [x: number, y: number];

export interface Browser {
	/** Loads an address. */
	load(url: string): Promise<void>;
	reload(): Promise<void>;
	/** Presses the mouse at the first point, moves it to the others, and releases it. */
	drag(first: Point, ...others: Point[]): Promise<void>;
	type(text: string): Promise<void>;
	/** Chooses a file in the page's only field for files. */
	choose(path: string): Promise<void>;
	/** Runs a function in the page; what it returns or resolves to is copied. */
	evaluate<T>(read: (...args: string[]) => T | Promise<T>, ...args: string[]): Promise<T>;
	screenshot(): Promise<Buffer>;
	close(): Promise<void>;
}

/** Of the window; one that fits the screen of a laptop. */
export const size = { width: 1280, height: 900 };

export type Engine = "chromium" | "firefox" | "webkit";

/** Opens a browser without a past, which saves files in its `folder`; undefined where there is none. */
const openers: Record<Engine, (folder: string) => Promise<Browser> | undefined> = {
	chromium: openChromium,
	firefox: openFirefox,
	webkit: openWebKit,
};

export async function withBrowser(
	engine: Engine,
	use: (browser: Browser | undefined, folder: string) => Promise<void>,
): Promise<void> {
	const folder = mkdtempSync(join(tmpdir(), "engines-"));
	const browser = await openers[engine](folder);
	try {
		await use(browser, folder);
	} finally {
		await browser?.close();
		rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
	}
}
