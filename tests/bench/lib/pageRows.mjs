/** What a visitor waits for in the built page: a measure is a file in page/, and gives a row or several. */

import { readdirSync } from "node:fs";
import { join } from "node:path";
import { launch } from "./browser.mjs";
import { root } from "./paths.mjs";
import { serve } from "./server.mjs";
import { summary } from "./statistics.mjs";

const folder = new URL("page/", import.meta.url);
const names = readdirSync(folder).map((file) => file.replace(/\.mjs$/, ""));

/** The measures that are named, or all of them: `{ name, unit, samples }` and their summary a row; each is handed to `done`. */
export async function measurePage(wanted, done) {
	const server = await serve(join(root, "dist"));
	const browser = await launch({ pinned: false });
	const rows = [];
	for (const name of names.filter((name) => wanted.length === 0 || wanted.includes(name))) {
		const [measure] = Object.values(await import(new URL(`${name}.mjs`, folder)));
		for (const row of await measure(browser, server.address)) {
			rows.push({ ...row, ...summary(row.samples) });
			done(rows.at(-1));
		}
	}
	await browser.close();
	server.close();
	return rows;
}
