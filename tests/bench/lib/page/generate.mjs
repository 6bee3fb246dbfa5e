/** Generate: from opening the view to its first verdict, and from a click to samples as wide as the models' own codes. */

import { timeUntil } from "../until.mjs";

const VISITS = 7;

function open() {
	document.querySelector(".navigation a[href='#/generate']").click();
}

const hasVerdict = () => document.querySelector("[aria-labelledby='question-heading'] dl");

function chooseOwnCodes() {
	document.querySelector("[aria-labelledby='plain-heading'] fieldset label:last-of-type input").click();
}

/** All distances are there, which are computed of the samples. */
const hasDistances = () =>
	[...document.querySelectorAll("[aria-labelledby='plain-heading'] dd")].every((one) => /%$/.test(one.textContent));

async function visit(browser, address) {
	const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
	const page = await context.newPage();
	await page.goto(`${address}/`);
	await page.waitForFunction(() => performance.getEntriesByName("first-result").length > 0);
	await page.waitForTimeout(2500);
	const verdict = await timeUntil(page, open, hasVerdict);
	await page.locator("[aria-labelledby='plain-heading']").scrollIntoViewIfNeeded();
	await page.waitForFunction(hasDistances);
	await page.waitForTimeout(1000);
	const codes = await timeUntil(page, chooseOwnCodes, hasDistances);
	await context.close();
	return { verdict, codes };
}

export async function measureGenerate(browser, address) {
	const visits = [];
	for (let visited = 0; visited < VISITS; visited++) visits.push(await visit(browser, address));
	return [
		{ name: "Generate, first verdict", unit: "ms", samples: visits.map(({ verdict }) => verdict) },
		{ name: "Generate, as wide as its own codes", unit: "ms", samples: visits.map(({ codes }) => codes) },
	];
}
