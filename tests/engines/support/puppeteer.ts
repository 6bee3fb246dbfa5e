/** Chromium, by its own protocol, and Firefox, by WebDriver BiDi. */

import puppeteer, { type Browser as Driven, type ElementHandle } from "puppeteer-core";
import { type Browser, size } from "./browser";

async function drive(driven: Driven): Promise<Browser> {
	const [page = await driven.newPage()] = await driven.pages();
	return {
		async load(url) {
			await page.goto(url);
		},
		async reload() {
			await page.reload();
		},
		async drag([x, y], ...others) {
			await page.mouse.move(x, y);
			await page.mouse.down();
			for (const [x, y] of others) await page.mouse.move(x, y);
			await page.mouse.up();
		},
		type: (text) => page.keyboard.type(text),
		async choose(path) {
			const field = await page.$("input[type=file]");
			await (field as ElementHandle<HTMLInputElement> | null)?.uploadFile(path);
		},
		evaluate: async (read, ...args) => page.evaluate(read, ...args),
		screenshot: async () => Buffer.from(await page.screenshot()),
		close: () => driven.close(),
	};
}

const headless = { headless: true, defaultViewport: size } as const;

export function openChromium(folder: string): Promise<Browser> | undefined {
	const executablePath = process.env.HEADLESS_SHELL ?? process.env.CHROME_BIN;
	if (!executablePath) return undefined;
	const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"];
	const downloadBehavior = { policy: "allow", downloadPath: folder } as const;
	return puppeteer.launch({ ...headless, executablePath, args, downloadBehavior }).then(drive);
}

export function openFirefox(folder: string): Promise<Browser> | undefined {
	const executablePath = process.env.FIREFOX_BIN;
	if (!executablePath) return undefined;
	const extraPrefsFirefox = { "browser.download.folderList": 2, "browser.download.dir": folder };
	return puppeteer.launch({ ...headless, browser: "firefox", executablePath, extraPrefsFirefox }).then(drive);
}
