/** What is measured. */

import { configs } from "./configs.mjs";

const BATCH = 128;

/**
 * `megaOperations` are the textbook's floating-point operations of a step, in millions: forward, and twice that back, but for
 * the gradient of the input, which nobody needs.
 */
const trainCase = (kind, shortTitle, layers, megaOperations, filters) => ({
	key: `train ${shortTitle}`,
	title: `Training step, ${kind} ${layers}`,
	shortTitle,
	task: "train",
	kind,
	batch: BATCH,
	megaOperations,
	...(filters && { filters }),
});
const reconstructCase = (kind, title) => ({
	key: `reconstruct ${kind}`,
	title,
	shortTitle: kind,
	task: "reconstruct",
	kind,
	batch: 1,
});

export const cases = [
	trainCase("dense", "dense", "784-128-784", 128.5),
	trainCase("variational", "variational", "784-256-2-256-784", 258.1),
	trainCase("convolutional", "convolutional 32/64", "32-64-64-32-1", 19_711, configs.convolutional.filters),
	trainCase("convolutional", "convolutional 8/16", "8-16-16-8-1", 1_286, [8, 16, 16, 8]),
	reconstructCase("dense", "One image, encode and decode, dense"),
	reconstructCase("convolutional", "One image, encode and decode, convolutional"),
];

/** GFLOP/s of a training step of so many milliseconds. */
export const gigaflops = ({ megaOperations }, milliseconds) => megaOperations / milliseconds;

/** A training is timed in its first steps, and again after so many. */
export const LATE_STEP = 2000;
const SAMPLES = 400;
const ROUNDS = 10;

/**
 * How a peer is sampled: many times where a call is cheap, fewer where it takes long; in rounds of `count` calls. Where a call takes
 * few ticks of the browser's clock, of 5 µs, the median is taken from groups of calls. Slow trainings are timed in their
 * first steps only: 2,000 would take them minutes.
 */
export function samplingPlan({ task }, milliseconds) {
	if (task === "reconstruct") {
		return { rounds: ROUNDS, count: milliseconds > 5 ? 30 : 60, group: milliseconds < 0.2 ? 10 : 1, hasLate: false };
	}
	if (milliseconds > 80) {
		return { rounds: ROUNDS, count: milliseconds > 500 ? 1 : 3, group: 1, hasLate: false };
	}
	return { rounds: ROUNDS, count: SAMPLES / ROUNDS, group: 1, hasLate: true };
}
