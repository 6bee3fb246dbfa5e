/** From the click on a link in the navigation to the frame that shows the view, the first time each view is opened. */

const VISITS = 3;
const views = ["denoise", "walk", "generate", "detect", "map", "data", "train", "how"];

/** In the page: opens the view, and waits until its heading has been painted. */
async function open(view) {
	const headingBefore = document.querySelector("h1")?.textContent;
	const start = performance.now();
	document.querySelector(`.navigation a[href='#/${view}']`).click();
	for (;;) {
		await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
		const heading = document.querySelector("#main h1")?.textContent;
		if (heading !== undefined && heading !== headingBefore) return performance.now() - start;
	}
}

/** Each view from the first one, as on a visit that has read it for some seconds. */
async function visit(browser, address, view) {
	const context = await browser.newContext();
	const page = await context.newPage();
	await page.goto(`${address}/`);
	await page.waitForFunction(() => performance.getEntriesByName("first-result").length > 0);
	await page.waitForTimeout(5000);
	const time = await page.evaluate(open, view);
	await context.close();
	return time;
}

export async function measureChangeOfView(browser, address) {
	const samples = Object.fromEntries(views.map((view) => [view, []]));
	for (let visited = 0; visited < VISITS; visited++) {
		for (const view of views) samples[view].push(await visit(browser, address, view));
	}
	return [
		{ name: "change of view, all", unit: "ms", samples: Object.values(samples).flat() },
		...views.map((view) => ({ name: `change of view, ${view}`, unit: "ms", samples: samples[view] })),
	];
}
