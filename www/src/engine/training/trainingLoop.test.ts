import { describe, expect, test } from "vitest";
import type { ModelRun } from "./modelRun";
import { TrainingLoop } from "./trainingLoop";

/** A run with these losses, one a step; an untrained model has a loss of 1. */
function runWith(losses: readonly number[]): ModelRun {
	let step = 0;
	return {
		untrainedLoss: 1,
		beta: 1,
		stepsPerEpoch: losses.length,
		get step() {
			return step;
		},
		gradients: async () => ({ loss: { reconstruction: losses[step] ?? Number.NaN, kl: 0 }, gradients: [] }),
		update() {
			step++;
		},
		norms: () => [],
		file: () => new Uint8Array(),
		state: () => ({ step, parameters: new Float32Array(), moments: new Float32Array() }),
		restore(state: { step: number }) {
			step = state.step;
		},
		close() {},
	} as unknown as ModelRun;
}

/** Trains until it stops by itself. */
async function statusAfter(losses: readonly number[]) {
	const loop = new TrainingLoop([runWith(losses)]);
	loop.run(losses.length);
	while (loop.status.kind === "running") await new Promise((resolve) => setTimeout(resolve));
	return { status: loop.status, step: loop.step, reported: loop.progressSoFar().losses.flat().length };
}

describe("the training loop", () => {
	test("ends where it was told to", async () => {
		expect(await statusAfter([1, 0.5, 0.4])).toEqual({ status: { kind: "paused" }, step: 3, reported: 3 });
	});

	test("goes on after a first batch that was far easier than the next", async () => {
		expect((await statusAfter([0.01, 0.3, 0.2])).status).toEqual({ kind: "paused" });
	});

	for (const [what, loss] of [
		["ten times that of the first step and of an untrained model", 10.5],
		["NaN", Number.NaN],
		["infinite", Number.POSITIVE_INFINITY],
	] as const) {
		test(`stops at a loss that is ${what}, and goes back to the last good step`, async () => {
			const { status, step } = await statusAfter([1, 0.9, loss, 0.8]);
			expect(status).toEqual({ kind: "diverged", lane: 0, at: 2, loss });
			expect(step).toBeLessThanOrEqual(2);
		});
	}
});
