/** The longest tasks of the page's own thread while a pointer draws, or drags over the map. */

import { join } from "node:path";
import { launch } from "./browser.mjs";
import { root } from "./paths.mjs";
import { serve } from "./server.mjs";

const MOVES = 240;

const gestures = [
	{ name: "drawing", view: "#/reconstruct", selector: '[role="application"]' },
	{ name: "drawing, with noise", view: "#/denoise", selector: '[role="application"]' },
	{ name: "dragging over the map", view: "#/walk", selector: '[role="application"][aria-label^="Map of the"]' },
];

/** Browsers report tasks of 50 ms or more; 0 where there was none. */
async function longestTask(browser, address, { view, selector }) {
	const page = await browser.newPage({ viewport: { width: 1440, height: 1400 } });
	await page.goto(`${address}/${view}`);
	await page.waitForSelector(selector);
	await page.waitForTimeout(3000);
	await page.evaluate(() => {
		window.longestTask = 0;
		new PerformanceObserver((list) => {
			for (const { duration } of list.getEntries()) window.longestTask = Math.max(window.longestTask, duration);
		}).observe({ type: "longtask" });
	});
	const { x, y, width, height } = await page.locator(selector).first().boundingBox();
	for (let move = 0; move < MOVES; move++) {
		const angle = (2 * Math.PI * move) / 40;
		const radius = 0.1 + (0.3 * move) / MOVES;
		await page.mouse.move(x + width * (0.5 + radius * Math.cos(angle)), y + height * (0.5 + radius * Math.sin(angle)));
		if (move === 0) await page.mouse.down();
	}
	await page.mouse.up();
	const longest = await page.evaluate(() => window.longestTask);
	await page.close();
	return longest;
}

export async function measureTasks() {
	const server = await serve(join(root, "dist"));
	const browser = await launch({ pinned: false });
	const rows = [];
	for (const gesture of gestures) {
		rows.push({ name: gesture.name, longest: await longestTask(browser, server.address, gesture) });
	}
	await browser.close();
	server.close();
	return rows;
}
