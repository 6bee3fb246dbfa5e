/** Timing of what is too short, or varies too much, to be timed once. */

import type { Spread } from "./contract";

/** Minimum duration of a sample in ticks of the clock, so that its resolution does not matter. */
const MIN_TICKS = 50;
const WARM_UP_MS = 300;
const MIN_SAMPLES = 5;

/** Resolution of the clock, which browsers limit, some of them to a millisecond. */
function tick(): number {
	const steps = Array.from({ length: 5 }, () => {
		const start = performance.now();
		let now = start;
		while (now === start) now = performance.now();
		return now - start;
	});
	return Math.min(...steps);
}

function spreadOf(samples: readonly number[]): Spread {
	const sorted = [...samples].sort((a, b) => a - b);
	const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))] ?? Number.NaN;
	return { median: at(0.5), p10: at(0.1), p90: at(0.9) };
}

/** Mean duration over `repeats` runs in a row. */
async function time(run: () => unknown, repeats: number): Promise<number> {
	const start = performance.now();
	for (let repeat = 0; repeat < repeats; repeat++) {
		const pending = run();
		if (pending instanceof Promise) await pending;
	}
	return (performance.now() - start) / repeats;
}

/** Warms up, then samples for about `budget` ms; short runs are timed in groups. */
export async function sample(run: () => unknown, budget: number): Promise<Spread> {
	const minDuration = MIN_TICKS * tick();
	const coldUntil = performance.now() + WARM_UP_MS;
	let repeats = 1;
	for (let once = 0; once === 0 || performance.now() < coldUntil; ) {
		once = await time(run, repeats);
		if (once * repeats < minDuration) repeats *= 2;
	}
	const samples: number[] = [];
	const end = performance.now() + budget;
	while (samples.length < MIN_SAMPLES || performance.now() < end) samples.push(await time(run, repeats));
	return spreadOf(samples);
}
