// Measures ours against its peers: `make bench`. Tables on standard output, every sample in target/bench/results.json,
// the growth of the cost in growth.png; with --readme the tables go into README.md beside this file.

import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { launch, openPeer, pinToCore } from "./lib/browser.mjs";
import { cases } from "./lib/cases.mjs";
import { measureGrowth } from "./lib/growth.mjs";
import { measure } from "./lib/measure.mjs";
import { natives, openNative } from "./lib/native.mjs";
import { measurePage } from "./lib/pageRows.mjs";
import { bench, python, results, site } from "./lib/paths.mjs";
import { peers } from "./lib/peers.mjs";
import { prepare } from "./lib/prepare.mjs";
import { measureProfile } from "./lib/profile.mjs";
import { report, writeInto } from "./lib/report.mjs";
import { isolationHeaders, serve } from "./lib/server.mjs";
import { measureSlider } from "./lib/slider.mjs";
import { summary } from "./lib/statistics.mjs";
import { measureTasks } from "./lib/tasks.mjs";
import { measureTraining } from "./lib/training.mjs";

const say = (text) => console.log(`== ${text}`);

/** What a fresh page's module has grown to after training the largest model. */
async function measureMemory(browser, address) {
	const peer = await openPeer(browser, address, peers[0]);
	const benchmarkCase = cases.find(({ shortTitle }) => shortTitle === "convolutional 32/64");
	await peer.open("memory", benchmarkCase);
	await peer.times("memory", 3);
	const bytes = await peer.memoryBytes();
	await peer.close();
	return bytes;
}

async function openAll(browser, address) {
	say("starting the peers");
	const opened = [];
	for (const peer of peers) {
		opened.push(await openPeer(browser, address, peer));
	}
	for (const peer of natives) {
		opened.push(await openNative(peer));
	}
	return opened;
}

/** One case for all peers, and in the same rounds what the SIMD of one core can do, in both of our builds. */
async function measureCase(benchmarkCase, opened) {
	const limits = opened.slice(0, 2).map((peer) => ({ peer, samples: [] }));
	const { early, late } = await measure(benchmarkCase, opened, async () => {
		for (const { peer, samples } of limits) {
			samples.push(await peer.limit());
		}
	});
	return {
		...benchmarkCase,
		rows: early,
		late,
		limits: limits.map(({ peer: { id, setting }, samples }) => ({ id, setting, ...summary(samples), samples })),
	};
}

async function measurePeers(browser, address) {
	const opened = await openAll(browser, address);
	const measured = [];
	for (const benchmarkCase of cases) {
		say(benchmarkCase.title);
		measured.push(await measureCase(benchmarkCase, opened));
	}
	await Promise.all(opened.map((peer) => peer.close()));
	return { cases: measured, peers: opened.map(({ id, name, version, setting }) => ({ id, name, version, setting })) };
}

/** The page, on all cores. */
async function measureWholePage() {
	const page = await measurePage([], ({ name }) => say(name));
	say("a slider and its picture");
	const slider = await measureSlider();
	const tasks = await measureTasks();
	say("the page while it trains");
	return { page, slider, tasks, training: await measureTraining() };
}

/** On one core, side by side. */
async function measureWithPeers() {
	const server = await serve(site, isolationHeaders);
	const browser = await launch({ pinned: true });
	const machine = {
		cpu: cpus()[0].model,
		cores: cpus().length,
		browser: browser.version(),
		pinned: pinToCore.length > 0,
		date: new Date().toISOString().slice(0, 10),
	};
	const measured = await measurePeers(browser, server.address);
	const memory = await measureMemory(browser, server.address);
	await browser.close();
	server.close();
	return { machine, ...measured, memory };
}

/** First what depends on the page's markup: where that has changed, it fails before the long parts. */
async function measureAll() {
	const downloads = await prepare();
	const page = await measureWholePage();
	say("how the cost grows");
	const growth = await measureGrowth();
	say("where our time goes");
	const profile = await measureProfile();
	return { downloads, ...page, growth, profile, ...(await measureWithPeers()) };
}

const measured = await measureAll();
mkdirSync(results, { recursive: true });
const file = join(results, "results.json");
writeFileSync(file, JSON.stringify(measured));
execFileSync(python, [join(bench, "growth.py"), file, join(bench, "growth.png")], { stdio: "inherit" });
const text = report(measured);
console.log(`\n${text}\n`);
if (process.argv.includes("--readme")) {
	writeInto(join(bench, "README.md"), text);
}
