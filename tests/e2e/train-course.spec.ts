/** The course of a training: when it stops by itself, and where it is left then. Without a page, by a lane of set losses. */

import type { ModelRun } from "../../www/src/engine/training/modelRun";
import { TrainingLoop } from "../../www/src/engine/training/trainingLoop";
import { expect, test } from "./support/test";

/** It has these losses, one a step; an untrained model has a loss of 1. */
function laneOf(losses: readonly number[]): ModelRun {
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
		position: () => ({ step, parameters: new Float32Array(), moments: new Float32Array() }),
		restore(position: { step: number }) {
			step = position.step;
		},
		close() {},
	} as unknown as ModelRun;
}

/** Trains until it stops by itself. */
async function statusAfter(losses: readonly number[]) {
	const course = new TrainingLoop([laneOf(losses)]);
	course.run(losses.length);
	while (course.status.kind === "running") await new Promise((resolve) => setTimeout(resolve));
	return { status: course.status, step: course.step, told: course.progressSoFar().losses.flat().length };
}

test.describe("the course of a training", { tag: "@desktop" }, () => {
	test("ends where it was told to", async () => {
		expect(await statusAfter([1, 0.5, 0.4])).toEqual({ status: { kind: "paused" }, step: 3, told: 3 });
	});

	test("goes on after a first batch that was far easier than the next", async () => {
		expect((await statusAfter([0.01, 0.3, 0.2])).status).toEqual({ kind: "paused" });
	});

	for (const [what, loss] of [
		["ten times that of the first step and of an untrained model", 10.5],
		["no number", Number.NaN],
		["infinite", Number.POSITIVE_INFINITY],
	] as const) {
		test(`stops at a loss that is ${what}, and goes back to where it was well`, async () => {
			const { status, step } = await statusAfter([1, 0.9, loss, 0.8]);
			expect(status).toEqual({ kind: "diverged", lane: 0, at: 2, loss });
			expect(step).toBeLessThanOrEqual(2);
		});
	}
});
