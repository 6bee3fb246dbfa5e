/** How the time of our training step grows with the batch, with the filters, and falls with the workers. */

import { cpus } from "node:os";
import { launch, openPeer } from "./browser.mjs";
import { site } from "./paths.mjs";
import { peers } from "./peers.mjs";
import { isolationHeaders, serve } from "./server.mjs";
import { summary } from "./statistics.mjs";
import { measureWorkers } from "./workers.mjs";

const powers = (from, to) => Array.from({ length: Math.log2(to / from) + 1 }, (_, i) => from * 2 ** i);

const ROUNDS = 3;

async function timeSteps(peer, benchmarkCase) {
	await peer.open("growth", { task: "train", ...benchmarkCase });
	const [, warmTime] = await peer.times("growth", 2);
	const samples = await peer.times("growth", Math.max(2, Math.min(30, Math.round(300 / warmTime))));
	await peer.done("growth");
	return samples;
}

/** In rounds, so that a noisy minute does not bend the curve. */
async function series(peer, benchmarkCases) {
	const rows = benchmarkCases.map((benchmarkCase) => ({ ...benchmarkCase, samples: [] }));
	for (let round = 0; round < ROUNDS; round++) {
		for (const [i, benchmarkCase] of benchmarkCases.entries()) {
			rows[i].samples.push(...(await timeSteps(peer, benchmarkCase)));
		}
	}
	return rows.map((row) => ({ ...row, ...summary(row.samples) }));
}

const batches = (kind) => powers(1, 1024).map((batch) => ({ kind, batch }));
const filterCounts = powers(8, 64).map((f) => ({ kind: "convolutional", batch: 32, filters: [f, 2 * f, 2 * f, f] }));
const workers = (kind, batch) => Array.from({ length: cpus().length }, (_, i) => ({ kind, batch, workers: i + 1 }));

export async function measureGrowth() {
	const server = await serve(site, isolationHeaders);
	const browser = await launch({ pinned: true });
	const peer = await openPeer(browser, server.address, peers[0]);
	const growth = {
		batch: await series(peer, ["dense", "variational", "convolutional"].flatMap(batches)),
		filters: await series(peer, filterCounts),
	};
	await browser.close();
	server.close();
	const workerCases = [...workers("dense", 512), ...workers("convolutional", 128), ...workers("convolutional", 512)];
	return { ...growth, workers: await measureWorkers(workerCases) };
}
