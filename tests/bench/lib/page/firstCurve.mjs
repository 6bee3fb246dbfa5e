/** From Start to the first curve of a training: of the first in a visit, and of another in the same visit. */

import { timeUntil } from "../until.mjs";

const VISITS = 7;

function start() {
	for (const { dataset } of document.querySelectorAll(".uplot canvas")) dataset.isOld = "";
	document.querySelector("#run-main").click();
}

const hasCurve = () => document.querySelector("[aria-labelledby='watch-heading'] .uplot canvas:not([data-is-old])");

async function canStart(page) {
	await page.waitForSelector("#run-main:not([aria-disabled='true'])");
}

/** Ends the training, and leads back to its settings. */
async function setUpAnother(page) {
	await page.getByRole("button", { name: "Stop", exact: true }).click();
	await page.getByRole("button", { name: "New training" }).click();
	await canStart(page);
}

async function visit(browser, address) {
	const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
	const page = await context.newPage();
	await page.goto(`${address}/#/train`);
	await canStart(page);
	await page.waitForTimeout(2000); // as soon as a visitor can have looked at the settings
	const first = await timeUntil(page, start, hasCurve);
	await page.waitForTimeout(2000);
	await setUpAnother(page);
	await page.waitForTimeout(1000);
	const again = await timeUntil(page, start, hasCurve);
	await context.close();
	return { first, again };
}

export async function measureFirstCurve(browser, address) {
	const visits = [];
	for (let visited = 0; visited < VISITS; visited++) visits.push(await visit(browser, address));
	return [
		{ name: "Start to first curve, first time", unit: "ms", samples: visits.map(({ first }) => first) },
		{ name: "Start to first curve, again", unit: "ms", samples: visits.map(({ again }) => again) },
	];
}
