/** From navigation to the first reconstruction on the screen, each time in a browser context that has nothing stored. */

const LOADS = 15;
/** The page's own marks: what was precomputed for it is on the screen; a model has answered. */
const marks = { "first-reconstruction": "first reconstruction", "first-answer": "first answer of a model" };

async function load(browser, address) {
	const context = await browser.newContext();
	const page = await context.newPage();
	await page.goto(`${address}/`);
	const times = {};
	for (const mark of Object.keys(marks)) {
		const marked = await page.waitForFunction((name) => performance.getEntriesByName(name)[0]?.startTime, mark);
		times[mark] = await marked.jsonValue();
	}
	await context.close();
	return times;
}

export async function measureFirstReconstruction(browser, address) {
	await load(browser, address); // fills the caches of the disk and of the server
	const loads = [];
	for (let at = 0; at < LOADS; at++) loads.push(await load(browser, address));
	return Object.entries(marks).map(([mark, name]) => {
		return { name: `navigation to ${name}`, unit: "ms", samples: loads.map((times) => times[mark]) };
	});
}
