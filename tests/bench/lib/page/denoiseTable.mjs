/** Denoise: from the moment that the table comes into view to its last figure. */

import { timeUntil } from "../until.mjs";

const VISITS = 5;

function scroll() {
	document.querySelector("#benchmark-heading").scrollIntoView();
}

const isComplete = () => /The table is complete\./.test(document.querySelector("#main").textContent);

async function visit(browser, address) {
	const context = await browser.newContext({ viewport: { width: 1440, height: 700 } });
	const page = await context.newPage();
	await page.goto(`${address}/#/denoise`);
	await page.waitForSelector("#benchmark-heading");
	await page.waitForTimeout(2500);
	const time = await timeUntil(page, scroll, isComplete);
	await context.close();
	return time;
}

export async function measureDenoiseTable(browser, address) {
	const samples = [];
	for (let visited = 0; visited < VISITS; visited++) samples.push(await visit(browser, address));
	return [{ name: "table of denoisers", unit: "ms", samples }];
}
