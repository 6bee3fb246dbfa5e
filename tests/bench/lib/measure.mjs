/** Times one case for all peers, in rounds that go from one to the next: a noisy minute hits all alike. */

import { gigaflops, LATE_STEP, samplingPlan } from "./cases.mjs";
import { summary } from "./statistics.mjs";

/** On one core the optimising compiler works between the calls; its first seconds are not what a visitor waits for. */
const WARM_UP_MS = 3000;

/** Runs until the compilers have done their work; returns the time of the fastest call. */
export async function warmUp(peer, key) {
	let [elapsed, fastest] = [0, Number.POSITIVE_INFINITY];
	for (let calls = 0; calls < 3 || (elapsed < WARM_UP_MS && calls < 3000); ) {
		const times = await peer.times(key, fastest < 10 ? 10 : 1);
		calls += times.length;
		elapsed += times.reduce((sum, time) => sum + time, 0);
		fastest = Math.min(fastest, ...times);
	}
	return fastest;
}

/** A training begins again after its warm-up, so that the first steps that are timed are the first of a model. */
async function start(benchmarkCase, peers) {
	const runners = [];
	for (const peer of peers) {
		if (await peer.open(benchmarkCase.key, benchmarkCase)) {
			const milliseconds = await warmUp(peer, benchmarkCase.key);
			if (benchmarkCase.task === "train") {
				await peer.done(benchmarkCase.key);
				await peer.open(benchmarkCase.key, benchmarkCase);
			}
			runners.push({ peer, ...samplingPlan(benchmarkCase, milliseconds) });
		}
	}
	return runners;
}

/** Each runner with its samples. `eachRound` takes what they are compared with, under the same conditions. */
async function sample(benchmarkCase, runners, eachRound) {
	const sampled = runners.map((runner) => ({ ...runner, samples: [], grouped: [] }));
	const rounds = Math.max(...sampled.map((runner) => runner.rounds));
	for (let round = 0; round < rounds; round++) {
		await eachRound();
		for (const { peer, count, group, samples, grouped } of sampled.filter((runner) => round < runner.rounds)) {
			samples.push(...(await peer.times(benchmarkCase.key, count)));
			if (group > 1) {
				grouped.push(...(await peer.times(benchmarkCase.key, count / group, group)));
			}
		}
	}
	return sampled;
}

/** Samples of the trainings that get that far after `LATE_STEP` steps, in rounds like the first ones. */
async function sampleLate(benchmarkCase, runners) {
	const lasting = runners.filter((runner) => runner.hasLate);
	for (const { peer, rounds, count } of lasting) {
		await peer.times(benchmarkCase.key, LATE_STEP - rounds * count);
	}
	return lasting.length > 0 ? sample(benchmarkCase, lasting, () => {}) : [];
}

const byPeer = (benchmarkCase, runners) =>
	Object.fromEntries(runners.map((runner) => [runner.peer.id, row(benchmarkCase, runner)]));

/**
 * Of every peer that can do it, a summary with its samples: `early` in the first calls and `late` after 2,000 steps of
 * training, `{ peer id: summary }` each.
 */
export async function measure(benchmarkCase, peers, eachRound) {
	const runners = await start(benchmarkCase, peers);
	const early = await sample(benchmarkCase, runners, eachRound);
	const late = await sampleLate(benchmarkCase, runners);
	for (const { peer } of runners) {
		await peer.done(benchmarkCase.key);
	}
	return { early: byPeer(benchmarkCase, early), late: byPeer(benchmarkCase, late) };
}

function row(benchmarkCase, { samples, grouped }) {
	const times = summary(samples);
	if (grouped.length > 0) {
		times.median = summary(grouped).median;
	}
	const speed = benchmarkCase.task === "train" ? { gigaflops: gigaflops(benchmarkCase, times.median) } : {};
	return { ...times, ...speed, samples, grouped };
}
