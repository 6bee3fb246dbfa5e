/** Times of training steps on several workers. */

import { existsSync } from "node:fs";
import { join } from "node:path";
import { launch } from "./browser.mjs";
import { configs } from "./configs.mjs";
import { root } from "./paths.mjs";
import { serve } from "./server.mjs";
import { summary } from "./statistics.mjs";

/** Milliseconds of steps on several workers, as the page's own benchmark takes them; undefined where it has none. */
export async function measureWorkers(requests) {
	if (!existsSync(join(root, "dist/bench.html"))) {
		return undefined;
	}
	const server = await serve(join(root, "dist"));
	const browser = await launch({ pinned: false });
	const page = await browser.newPage();
	await page.goto(`${server.address}/bench.html`);
	await page.waitForFunction(() => window.measureWorkers);
	const rows = [];
	for (const request of requests) {
		const { kind, batch, workers } = request;
		const options = { config: configs[kind], batch, workers, steps: kind === "dense" ? 40 : 20 };
		const samples = await page.evaluate((options) => window.measureWorkers(options), options);
		rows.push({ ...request, ...summary(samples), samples });
	}
	await browser.close();
	server.close();
	return rows;
}
