/** The page while it trains: its frames, how soon a pause answers, and how soon there is a map to be seen. */

import { join } from "node:path";
import { launch } from "./browser.mjs";
import { root } from "./paths.mjs";
import { serve } from "./server.mjs";
import { summary } from "./statistics.mjs";

const WATCHED_MS = 20_000;
const PAUSES = 10;

/** In the page: the times between frames, until so many milliseconds are over. */
async function collectFrames(duration) {
	const gaps = [];
	const began = performance.now();
	for (let last = began, now = began; now - began < duration; last = now) {
		now = await new Promise((resolve) => requestAnimationFrame(() => resolve(performance.now())));
		gaps.push(now - last);
	}
	return gaps;
}

/** In the page: presses Pause, and waits for the training to say that it has. */
async function timePause() {
	const main = document.querySelector("#run-main");
	const before = main.textContent;
	const began = performance.now();
	main.click();
	while (main.textContent === before) await new Promise((resolve) => setTimeout(resolve));
	return performance.now() - began;
}

async function open(browser, address, query) {
	const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
	await page.goto(`${address}/#/train?${query}`);
	await page.waitForSelector("#run-main:not([aria-disabled='true'])");
	await page.waitForTimeout(2000);
	return page;
}

/** The convolutional model with 32 and 64 filters at full speed. */
async function measureFrames(browser, address) {
	const page = await open(browser, address, "models=convolutional_32-64&epochs=100");
	await page.click("#run-main");
	await page.waitForSelector("[aria-labelledby='watch-heading']", { timeout: 120_000 });
	const frames = await page.evaluate(collectFrames, WATCHED_MS);
	const pauses = [];
	for (let pause = 0; pause < PAUSES; pause++) {
		await page.waitForTimeout(1000 + 130 * pause);
		pauses.push(await page.evaluate(timePause));
		await page.click("#run-main");
	}
	await page.close();
	return { frames: { ...summary(frames), samples: frames }, pauses };
}

/** In the page: the map's accuracy, and how far the training has come. */
function readMap() {
	const accuracy = Number.parseFloat(
		document.querySelector("[aria-labelledby='watch-map-heading'] p > span:last-child").textContent,
	);
	const [, epoch] = /Epoch (\d+)/.exec(document.querySelector("#run progress ~ p").textContent);
	return { accuracy, epoch: Number(epoch) };
}

/** In the page: whether what is shown is the model after all of its 10 epochs. */
function showsFinalModel() {
	return /^4,690 steps/.test(document.querySelector("[aria-labelledby='keep-heading'] code ~ span")?.textContent ?? "");
}

/** What the accuracy of the map that the page begins with is so many seconds after pressing start, and in the end. */
async function measureMap(browser, address, seconds) {
	const page = await open(browser, address, "");
	await page.click("#run-main");
	await page.waitForTimeout(1000 * seconds);
	const early = await page.evaluate(readMap);
	await page.waitForFunction(showsFinalModel, undefined, { timeout: 600_000 });
	const final = await page.evaluate(readMap);
	await page.close();
	return { seconds, early, final };
}

export async function measureTraining() {
	const server = await serve(join(root, "dist"));
	const browser = await launch({ pinned: false });
	const framesAndPauses = await measureFrames(browser, server.address);
	const map = await measureMap(browser, server.address, 10);
	await browser.close();
	server.close();
	return { ...framesAndPauses, map };
}
