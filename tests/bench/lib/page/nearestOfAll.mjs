/** Generate: from the request for all 60,000 training digits until they are there, and from then on to the verdict. */

import { timeUntil } from "../until.mjs";

const VISITS = 4;

function requestAll() {
	document.querySelector("[aria-labelledby='question-heading'] ol ~ div button.button").click();
}

const areLoaded = () =>
	/^Searched among all/.test(document.querySelector("[aria-labelledby='question-heading'] ol ~ div p").textContent);

const hasVerdict = () => document.querySelector("[aria-labelledby='question-heading'] dl");

async function visit(browser, address) {
	const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
	const page = await context.newPage();
	await page.goto(`${address}/#/generate`);
	await page.waitForFunction(hasVerdict);
	await page.waitForTimeout(1000);
	const download = await timeUntil(page, requestAll, areLoaded);
	const search = await timeUntil(page, () => {}, hasVerdict);
	await context.close();
	return { download, search };
}

export async function measureNearestOfAll(browser, address) {
	const visits = [];
	for (let visited = 0; visited < VISITS; visited++) visits.push(await visit(browser, address));
	return [
		{ name: "all 60,000 digits, download", unit: "ms", samples: visits.map(({ download }) => download) },
		{ name: "nearest of all 60,000, search", unit: "ms", samples: visits.map(({ search }) => search) },
	];
}
