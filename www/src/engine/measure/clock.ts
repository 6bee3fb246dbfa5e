/** Timing of what is too short, or varies too much, to be timed once. */

import type { DurationPercentiles } from "./contract";

/** Minimum duration of a sample in ticks of the clock, so that its resolution does not matter. */
const MIN_TICKS = 50;
const WARM_UP_MS = 300;
const MIN_SAMPLES = 5;

/** Resolution of the clock, which browsers limit, some of them to a millisecond. */
function clockResolution(): number {
	const steps = Array.from({ length: 5 }, () => {
		const start = performance.now();
		let now = start;
		while (now === start) now = performance.now();
		return now - start;
	});
	return Math.min(...steps);
}

function percentilesOf(samples: readonly number[]): DurationPercentiles {
	const sorted = [...samples].sort((a, b) => a - b);
	const quantile = (share: number) => sorted[Math.round(share * (sorted.length - 1))] ?? Number.NaN;
	return { median: quantile(0.5), p10: quantile(0.1), p90: quantile(0.9) };
}

/** Mean duration over `repeats` runs in a row. */
async function meanDuration(run: () => unknown, repeats: number): Promise<number> {
	const start = performance.now();
	for (let repeat = 0; repeat < repeats; repeat++) {
		const pending = run();
		if (pending instanceof Promise) await pending;
	}
	return (performance.now() - start) / repeats;
}

/** Warms up, then samples for about `budgetMs`; short runs are timed in groups. */
export async function sampleDurations(run: () => unknown, budgetMs: number): Promise<DurationPercentiles> {
	const minDuration = MIN_TICKS * clockResolution();
	const warmUpEnd = performance.now() + WARM_UP_MS;
	let repeats = 1;
	for (let duration = 0; duration === 0 || performance.now() < warmUpEnd; ) {
		duration = await meanDuration(run, repeats);
		if (duration * repeats < minDuration) repeats *= 2;
	}
	const samples: number[] = [];
	const end = performance.now() + budgetMs;
	while (samples.length < MIN_SAMPLES || performance.now() < end) samples.push(await meanDuration(run, repeats));
	return percentilesOf(samples);
}
