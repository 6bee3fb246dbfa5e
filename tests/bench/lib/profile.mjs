/** Where the time of our training step goes: a sampling profile in the browser, of the build with relaxed SIMD. */

import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { launch, openPeer } from "./browser.mjs";
import { cases } from "./cases.mjs";
import { warmUp } from "./measure.mjs";
import { root, site } from "./paths.mjs";
import { peers } from "./peers.mjs";
import { buildPage, writeDigits } from "./prepare.mjs";
import { partOf, parts } from "./profileParts.mjs";
import { isolationHeaders, serve } from "./server.mjs";

const SAMPLING_MICROSECONDS = 200;
const PROFILED_MS = 5000;

/** The files of the shipped build, but for the names of the functions. */
const folder = join(root, "target/bench/named");
const namedBuild = {
	...peers.find(({ id }) => id === "ours-relaxed"),
	id: "ours-named",
	alias: { autoencoders: join(folder, "autoencoders.js") },
	wasm: [join(folder, "autoencoders_bg.wasm")],
};

/** Samples by the name of the function that was running, without Rust's hash; "(idle)" is when none was. */
function countSamples({ nodes }) {
	const counts = new Map();
	for (const { callFrame, hitCount } of nodes) {
		const name = callFrame.functionName.replace(/::h[0-9a-f]{16}$/, "");
		counts.set(name, (counts.get(name) ?? 0) + hitCount);
	}
	counts.delete("(idle)");
	return counts;
}

function shares(counts) {
	const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
	const sums = Object.fromEntries(parts.map(([part]) => [part, 0]));
	for (const [name, count] of counts) {
		sums[partOf(name)] += count / total;
	}
	const functions = [...counts].map(([name, count]) => ({ name, share: count / total }));
	return { parts: sums, functions: functions.sort((a, b) => b.share - a.share) };
}

async function profileCase(peer, benchmarkCase) {
	await peer.open(benchmarkCase.key, benchmarkCase);
	const milliseconds = await warmUp(peer, benchmarkCase.key);
	const profile = await peer.profile(SAMPLING_MICROSECONDS, () =>
		peer.times(benchmarkCase.key, Math.ceil(PROFILED_MS / milliseconds)),
	);
	await peer.done(benchmarkCase.key);
	return { shortTitle: benchmarkCase.shortTitle, ...shares(countSamples(profile)) };
}

/** For each training, the shares of the parts, and of the functions, the largest first. */
export async function measureProfile() {
	execFileSync("make", ["target/bench/named/autoencoders_bg.wasm"], { cwd: root, stdio: "inherit" });
	await buildPage(namedBuild);
	writeDigits();
	const server = await serve(site, isolationHeaders);
	const browser = await launch({ pinned: true });
	const peer = await openPeer(browser, server.address, namedBuild);
	const rows = [];
	for (const benchmarkCase of cases.filter(({ task }) => task === "train")) {
		rows.push(await profileCase(peer, benchmarkCase));
	}
	await browser.close();
	server.close();
	return rows;
}
