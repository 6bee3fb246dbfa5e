/** What a visitor waits for in the built page: a measure is a file in page/, and gives a row or several. */

import { readdirSync } from "node:fs";
import { join } from "node:path";
import { launch } from "./browser.mjs";
import { root } from "./paths.mjs";
import { serve } from "./server.mjs";
import { summary } from "./statistics.mjs";

const folder = new URL("page/", import.meta.url);
const names = readdirSync(folder).map((file) => file.replace(/\.mjs$/, ""));

/** Those that are wanted, or all of them. */
function measuresOf(wanted) {
	const unknown = wanted.filter((name) => !names.includes(name));
	if (unknown.length > 0) throw new Error(`no such measure: ${unknown.join(", ")}; there are ${names.join(", ")}`);
	return wanted.length > 0 ? wanted : names;
}

/** The measures that are named, or all of them: `{ name, unit, samples }` and their summary a row; each is handed to `onRow`. */
export async function measurePage(wanted, onRow) {
	const selected = measuresOf(wanted);
	const server = await serve(join(root, "dist"));
	const browser = await launch({ pinned: false });
	const rows = [];
	try {
		for (const name of selected) {
			const [measure] = Object.values(await import(new URL(`${name}.mjs`, folder)));
			for (const row of await measure(browser, server.address)) {
				rows.push({ ...row, ...summary(row.samples) });
				onRow(rows.at(-1));
			}
		}
	} finally {
		await browser.close();
		server.close();
	}
	return rows;
}
