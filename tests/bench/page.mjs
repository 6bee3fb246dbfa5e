// What a visitor waits for in the built page, after `make dist` and once `make bench` has installed its packages: a row for
// each measure in lib/page/, or for those that are named: `node tests/bench/page.mjs [NAME ...]`.

import { readdirSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { launch } from "./lib/browser.mjs";
import { root } from "./lib/paths.mjs";
import { serve } from "./lib/server.mjs";
import { summary } from "./lib/statistics.mjs";

const folder = new URL("lib/page/", import.meta.url);
const all = readdirSync(folder).map((file) => file.replace(/\.mjs$/, ""));
const asked = process.argv.slice(2);

async function measure(name, browser, address) {
	const [measureRows] = Object.values(await import(new URL(`${name}.mjs`, folder)));
	return measureRows(browser, address);
}

function line({ name, unit, samples }) {
	const { median, p10, p90, p95 } = summary(samples);
	const numbers = [median, p10, p90, p95].map((value) => value.toPrecision(3));
	const [middle, low, high, late] = numbers;
	return `| ${name} | ${middle} ${unit} | ${low}–${high} | ${late} | ${samples.length} |`;
}

console.log(`${cpus().length} × ${cpus()[0].model}\n`);
console.log("| Page | median | p10–p90 | p95 | samples |\n| --- | --- | --- | --- | --- |");
const server = await serve(join(root, "dist"));
const browser = await launch({ pinned: false });
for (const name of all.filter((name) => asked.length === 0 || asked.includes(name))) {
	for (const row of await measure(name, browser, server.address)) console.log(line(row));
}
await browser.close();
server.close();
