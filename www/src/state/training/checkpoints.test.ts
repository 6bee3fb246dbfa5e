import { describe, expect, test } from "vitest";
import type { Checkpoint } from "../../engine/training/contracts";
import { appendCheckpoint, checkpointAt } from "./checkpoints";

/** A checkpoint with one model of `bytes` bytes. */
function checkpoint(step: number, bytes = 1): Checkpoint {
	return { step, runs: [{ bytes: new Uint8Array(bytes), norms: [], beta: 1, learningRate: 0.001 }] };
}

const steps = (kept: readonly Checkpoint[]) => kept.map(({ step }) => step);

describe("checkpoints", () => {
	test("all are kept up to the capacity", () => {
		const kept = [0, 1, 2, 4].map((step) => checkpoint(step)).reduce(appendCheckpoint, [] as readonly Checkpoint[]);
		expect(steps(kept)).toEqual([0, 1, 2, 4]);
	});

	test("a full list loses every second one, but neither the first nor the newest", () => {
		const all = Array.from({ length: 49 }, (_, step) => checkpoint(step));
		const kept = all.reduce(appendCheckpoint, [] as readonly Checkpoint[]);
		expect(kept.length).toBe(25);
		expect([steps(kept).at(0), steps(kept).at(-1)]).toEqual([0, 48]);
	});

	test("large models are kept less often", () => {
		const all = Array.from({ length: 6 }, (_, step) => checkpoint(step, 24 * 2 ** 20));
		expect(all.reduce(appendCheckpoint, [] as readonly Checkpoint[]).length).toBeLessThanOrEqual(4);
	});

	test("a step that is done again replaces the checkpoints from there on", () => {
		const kept = [0, 5, 10, 5].map((step) => checkpoint(step)).reduce(appendCheckpoint, [] as readonly Checkpoint[]);
		expect(steps(kept)).toEqual([0, 5]);
	});

	test("looking back finds the last one that is not later", () => {
		const kept = [2, 5, 9].map((step) => checkpoint(step));
		expect([0, 2, 4, 5, 100].map((step) => checkpointAt(kept, step)?.step)).toEqual([2, 2, 2, 5, 9]);
		expect(checkpointAt([], 3)).toBeUndefined();
	});
});
