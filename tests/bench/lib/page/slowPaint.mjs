/** The largest paint of each view's link on a phone with a slow connection, each time with nothing stored. */

const LOADS = 3;
const views = ["", "denoise", "walk", "generate", "detect", "map", "data", "train", "how"];
const phone = { viewport: { width: 412, height: 823 }, deviceScaleFactor: 1.75, isMobile: true, hasTouch: true };
/** Lighthouse's slow 4G: 150 ms, 1.6 and 0.75 Mbit/s. */
const slow4G = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 };
/** How often a machine like ours has to be slowed down to be a phone of the middle range: see lighthouse.mjs. */
const SLOWDOWN = 2.2;
/** After so long nothing larger is painted. */
const SETTLED_MS = 7000;

/** In the page, before its own program: keeps the time of the largest paint until now. */
function watchLargestPaint() {
	const recordPaint = (list) => {
		window.largestPaint = list.getEntries().at(-1).startTime;
	};
	new PerformanceObserver(recordPaint).observe({ type: "largest-contentful-paint", buffered: true });
}

async function load(browser, address, view) {
	const context = await browser.newContext({ ...phone, serviceWorkers: "block" });
	const page = await context.newPage();
	const session = await context.newCDPSession(page);
	await session.send("Network.enable");
	await session.send("Network.emulateNetworkConditions", slow4G);
	await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWDOWN });
	await page.addInitScript(watchLargestPaint);
	await page.goto(`${address}/${view && `#/${view}`}`, { waitUntil: "commit" });
	await page.waitForTimeout(SETTLED_MS);
	const time = await page.evaluate(() => window.largestPaint);
	await context.close();
	return time;
}

export async function measureSlowPaint(browser, address) {
	const rows = [];
	for (const view of views) {
		const samples = [];
		for (let loaded = 0; loaded < LOADS; loaded++) samples.push(await load(browser, address, view));
		rows.push({ name: `largest paint on a phone with slow 4G, ${view || "reconstruct"}`, unit: "ms", samples });
	}
	return rows;
}
