/** Times one case for all peers, in rounds that go from one to the next: a noisy minute hits all alike. */

import { gigaflops, plan } from "./cases.mjs";
import { summary } from "./statistics.mjs";

/** On one core the optimising compiler works between the calls; its first seconds are not what a visitor waits for. */
const WARM_UP_MS = 3000;

/** Runs until the compilers have done their work; returns the time of the fastest call. */
async function warmUp(peer, key) {
	let [elapsed, fastest] = [0, Number.POSITIVE_INFINITY];
	for (let calls = 0; calls < 3 || (elapsed < WARM_UP_MS && calls < 3000); ) {
		const times = await peer.times(key, fastest < 10 ? 10 : 1);
		calls += times.length;
		elapsed += times.reduce((sum, time) => sum + time, 0);
		fastest = Math.min(fastest, ...times);
	}
	return fastest;
}

async function start(subject, peers) {
	const runners = [];
	for (const peer of peers) {
		if (await peer.open(subject.key, subject)) {
			runners.push({ peer, ...plan(subject, await warmUp(peer, subject.key)), samples: [], grouped: [] });
		}
	}
	return runners;
}

/**
 * Samples of every peer that can do it, `{ peer id: summary with samples }`. What they are compared with is sampled by
 * `eachRound`, under the same conditions.
 */
export async function measure(subject, peers, eachRound) {
	const runners = await start(subject, peers);
	const rounds = Math.max(...runners.map((runner) => runner.rounds));
	for (let round = 0; round < rounds; round++) {
		await eachRound();
		for (const { peer, count, group, samples, grouped } of runners.filter((runner) => round < runner.rounds)) {
			samples.push(...(await peer.times(subject.key, count)));
			if (group > 1) {
				grouped.push(...(await peer.times(subject.key, count / group, group)));
			}
		}
	}
	for (const { peer } of runners) {
		await peer.done(subject.key);
	}
	return Object.fromEntries(runners.map((runner) => [runner.peer.id, row(subject, runner)]));
}

function row(subject, { samples, grouped }) {
	const times = summary(samples);
	if (grouped.length > 0) {
		times.median = summary(grouped).median;
	}
	const speed = subject.task === "train" ? { gigaflops: gigaflops(subject, times.median) } : {};
	return { ...times, ...speed, samples, grouped };
}
