// Lighthouse on the built page, as on a desktop and as on a phone: `make lighthouse`. Scores on standard output, the whole
// reports in target/lighthouse/; fails where a score is below what the page holds itself to.

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import lighthouse, { defaultConfig, desktopConfig } from "lighthouse";
import { launch } from "./lib/browser.mjs";
import { root } from "./lib/paths.mjs";
import { serve } from "./lib/server.mjs";

const minimumScores = { performance: 95, accessibility: 100, "best-practices": 100, seo: 100 };
const views = ["", "#/denoise", "#/walk", "#/generate", "#/map", "#/detect", "#/train", "#/data", "#/how"];
const PORT = 9333;
const folder = join(root, "target/lighthouse");
/** Pairs of a machine's speed by Lighthouse's measure, and the factor that slows it down to a phone of the middle range. */
const slowdowns = [
	[150, 1],
	[800, 2],
	[1300, 3],
	[1533, 4],
];

/** Between the values that Lighthouse recommends: https://lighthouse-cpu-throttling-calculator.vercel.app */
function slowdownFor(speed) {
	const segment =
		Math.max(
			1,
			slowdowns.findIndex(([end]) => speed <= end),
		) || slowdowns.length - 1;
	const [[from, low], [to, high]] = slowdowns.slice(segment - 1, segment + 1);
	return low + ((speed - from) / (to - from)) * (high - low);
}

/** Lighthouse's own phone, which it takes a fast desktop to pretend to be. */
function phoneOn(speed) {
	const throttling = { ...defaultConfig.settings.throttling, cpuSlowdownMultiplier: slowdownFor(speed) };
	return { extends: "lighthouse:default", settings: { throttling } };
}

/** Whether all scores reach their minimum, and the speed of this machine meanwhile. */
async function audit(address, [device, config], view) {
	const flags = { port: PORT, logLevel: "error", output: "html", onlyCategories: Object.keys(minimumScores) };
	const { lhr, report } = await lighthouse(`${address}/${view}`, flags, config);
	writeFileSync(join(folder, `${device}-${view.slice(2) || "reconstruct"}.html`), report);
	const scores = Object.keys(minimumScores).map((name) => [name, Math.round(100 * lhr.categories[name].score)]);
	for (const { id, title, score } of Object.values(lhr.audits)) {
		if (score !== null && score < 0.9 && process.argv.includes("--audits")) console.log(`  ${score} ${id}: ${title}`);
	}
	console.log(`${device} ${view || "#/"}: ${scores.map(([name, score]) => `${name} ${score}`).join(", ")}`);
	return {
		isGood: scores.every(([name, score]) => score >= minimumScores[name]),
		speed: lhr.environment.benchmarkIndex,
	};
}

async function auditAll(address, device) {
	const audits = [];
	for (const view of views) audits.push(await audit(address, device, view));
	return audits;
}

mkdirSync(folder, { recursive: true });
const server = await serve(join(root, "dist"));
const browser = await launch({ pinned: false, args: [`--remote-debugging-port=${PORT}`] });
const onDesktop = await auditAll(server.address, ["desktop", desktopConfig]);
const speed = onDesktop.map((each) => each.speed).sort((a, b) => a - b)[onDesktop.length >> 1];
console.log(`A phone is ${slowdownFor(speed).toFixed(1)} times slower than this machine (benchmarkIndex ${speed}).`);
const onPhone = await auditAll(server.address, ["phone", phoneOn(speed)]);
await browser.close();
server.close();
process.exitCode = [...onDesktop, ...onPhone].every(({ isGood }) => isGood) ? 0 : 1;
