/** The longest time between two frames in twenty seconds of a training that has a worker for every core. */

const VISITS = 3;
const WATCHED_MS = 20_000;

/** In the page: the longest time between two frames, until so many milliseconds are over. */
async function watchFrames(duration) {
	const start = performance.now();
	let longest = 0;
	for (let last = start, now = start; now - start < duration; last = now) {
		now = await new Promise((resolve) => requestAnimationFrame(() => resolve(performance.now())));
		longest = Math.max(longest, now - last);
	}
	return longest;
}

async function visit(browser, address) {
	const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
	const cores = await page.evaluate(() => navigator.hardwareConcurrency);
	await page.goto(`${address}/#/train?workers=${cores}&epochs=100`);
	await page.waitForSelector("#run-main:not([aria-disabled='true'])");
	await page.waitForTimeout(2000);
	await page.click("#run-main");
	await page.waitForSelector("[aria-labelledby='watch-heading'] .uplot canvas", { timeout: 120_000 });
	const longest = await page.evaluate(watchFrames, WATCHED_MS);
	await page.close();
	return longest;
}

export async function measureTrainingFrames(browser, address) {
	const samples = [];
	for (let visited = 0; visited < VISITS; visited++) samples.push(await visit(browser, address));
	return [{ name: "worst frame while training on all cores", unit: "ms", samples }];
}
