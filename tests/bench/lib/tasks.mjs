/** The longest tasks of the page's own thread while a hand draws, or drags over the map. */

import { join } from "node:path";
import { launch } from "./browser.mjs";
import { root } from "./paths.mjs";
import { serve } from "./server.mjs";

const MOVES = 240;

const hands = [
	{ name: "drawing", view: "#/reconstruct", on: '[role="application"]' },
	{ name: "drawing, with noise", view: "#/denoise", on: '[role="application"]' },
	{ name: "dragging over the map", view: "#/walk", on: ".map-frame" },
];

/** Tasks of 50 ms and more are what browsers tell; a page without any has a longest one of less. */
async function longestTask(browser, address, { view, on }) {
	const page = await browser.newPage({ viewport: { width: 1440, height: 1400 } });
	await page.goto(`${address}/${view}`);
	await page.waitForSelector(on);
	await page.waitForTimeout(3000);
	await page.evaluate(() => {
		window.longest = 0;
		new PerformanceObserver((list) => {
			for (const { duration } of list.getEntries()) window.longest = Math.max(window.longest, duration);
		}).observe({ type: "longtask" });
	});
	const { x, y, width, height } = await page.locator(on).first().boundingBox();
	for (let move = 0; move < MOVES; move++) {
		const angle = (2 * Math.PI * move) / 40;
		const radius = 0.1 + (0.3 * move) / MOVES;
		await page.mouse.move(x + width * (0.5 + radius * Math.cos(angle)), y + height * (0.5 + radius * Math.sin(angle)));
		if (move === 0) await page.mouse.down();
	}
	await page.mouse.up();
	const longest = await page.evaluate(() => window.longest);
	await page.close();
	return longest;
}

export async function measureTasks() {
	const server = await serve(join(root, "dist"));
	const browser = await launch({ pinned: false });
	const rows = [];
	for (const hand of hands) {
		rows.push({ name: hand.name, longest: await longestTask(browser, server.address, hand) });
	}
	await browser.close();
	server.close();
	return rows;
}
