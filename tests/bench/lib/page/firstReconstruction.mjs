/** From navigation to the first reconstruction on the screen, each time in a browser context that has nothing stored. */

const LOADS = 15;
/** The page's own marks: the program has drawn its first result; a model has answered. */
const marks = { "first-result": "first result of the program", "first-answer": "first answer of a model" };

/** When the first reconstruction was painted, by the browser's Element Timing; for each mark, when it was set. */
async function timesOf(page) {
	const times = { painted: await page.evaluate(whenPainted) };
	for (const mark of Object.keys(marks)) {
		const marked = await page.waitForFunction((name) => performance.getEntriesByName(name)[0]?.startTime, mark);
		times[mark] = await marked.jsonValue();
	}
	return times;
}

const whenPainted = () =>
	new Promise((resolve, reject) => {
		setTimeout(() => reject(new Error("the static reconstruction was not painted")), 10_000);
		const observer = new PerformanceObserver((list) => {
			const [entry] = list.getEntries().filter(({ identifier }) => identifier === "first-reconstruction");
			if (entry) resolve(entry.startTime);
		});
		observer.observe({ type: "element", buffered: true });
	});

async function load(browser, address) {
	const context = await browser.newContext();
	const page = await context.newPage();
	await page.goto(`${address}/`);
	const times = await timesOf(page);
	await context.close();
	return times;
}

export async function measureFirstReconstruction(browser, address) {
	await load(browser, address); // fills the caches of the disk and of the server
	const loads = [];
	for (let loaded = 0; loaded < LOADS; loaded++) loads.push(await load(browser, address));
	return Object.entries({ painted: "first reconstruction", ...marks }).map(([key, name]) => {
		return { name: `navigation to ${name}`, unit: "ms", samples: loads.map((times) => times[key]) };
	});
}
