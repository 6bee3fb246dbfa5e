// Lighthouse on the built page, as on a desktop and as on a phone: `make lighthouse`. Scores on standard output, the whole
// reports in target/lighthouse/; fails where a score is below what the page holds itself to.

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import lighthouse, { desktopConfig } from "lighthouse";
import { launch } from "./lib/browser.mjs";
import { root } from "./lib/paths.mjs";
import { serve } from "./lib/server.mjs";

const wanted = { performance: 95, accessibility: 100, "best-practices": 100, seo: 100 };
const views = ["", "#/denoise", "#/walk", "#/generate", "#/train", "#/how"];
const devices = { desktop: desktopConfig, phone: undefined }; // Lighthouse's own default is a phone
const PORT = 9333;
const folder = join(root, "target/lighthouse");

async function audit(address, device, view) {
	const flags = { port: PORT, logLevel: "error", output: "html", onlyCategories: Object.keys(wanted) };
	const { lhr, report } = await lighthouse(`${address}/${view}`, flags, devices[device]);
	writeFileSync(join(folder, `${device}-${view.slice(2) || "reconstruct"}.html`), report);
	const scores = Object.keys(wanted).map((name) => [name, Math.round(100 * lhr.categories[name].score)]);
	for (const { id, title, score } of Object.values(lhr.audits)) {
		if (score !== null && score < 0.9 && process.argv.includes("--audits")) console.log(`  ${score} ${id}: ${title}`);
	}
	console.log(`${device} ${view || "#/"}: ${scores.map(([name, score]) => `${name} ${score}`).join(", ")}`);
	return scores.every(([name, score]) => score >= wanted[name]);
}

mkdirSync(folder, { recursive: true });
const server = await serve(join(root, "dist"));
const browser = await launch({ pinned: false, args: [`--remote-debugging-port=${PORT}`] });
let isGood = true;
for (const device of Object.keys(devices)) {
	for (const view of views) {
		isGood = (await audit(server.address, device, view)) && isGood;
	}
}
await browser.close();
server.close();
process.exitCode = isGood ? 0 : 1;
