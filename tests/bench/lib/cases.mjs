/** What is measured. */

const BATCH = 128;

/** Textbook floating-point operations of a training step a batch of 128, in millions: forward, and twice that back. */
const MEGA_OPERATIONS = { dense: 128.5, variational: 258.1, convolutional: 19_711 };

const train = (kind, title) => ({ key: `train ${kind}`, title, short: kind, task: "train", kind, batch: BATCH });
const reconstruct = (kind, title) => ({
	key: `reconstruct ${kind}`,
	title,
	short: kind,
	task: "reconstruct",
	kind,
	batch: 1,
});

export const cases = [
	train("dense", "Training step, dense 784-128-784"),
	train("variational", "Training step, variational 784-256-2-256-784"),
	train("convolutional", "Training step, convolutional 32-64-64-32-1"),
	reconstruct("dense", "One image, encode and decode, dense"),
	reconstruct("convolutional", "One image, encode and decode, convolutional"),
];

/** GFLOP/s of a training step of so many milliseconds. */
export const gigaflops = ({ kind, batch }, milliseconds) => (MEGA_OPERATIONS[kind] * batch) / BATCH / milliseconds;

/**
 * Samples a peer: many where a call is cheap, fewer where it takes long; in rounds of `count` calls. Where a call takes
 * few ticks of the browser's clock, of 5 µs, the median is taken from groups of calls.
 */
export function plan({ task }, milliseconds) {
	if (task === "reconstruct") {
		return { rounds: 10, count: milliseconds > 5 ? 30 : 60, group: milliseconds < 0.2 ? 10 : 1 };
	}
	if (milliseconds > 200) {
		return { rounds: 9, count: 1 };
	}
	return { rounds: 10, count: milliseconds > 20 ? 5 : 12 };
}
