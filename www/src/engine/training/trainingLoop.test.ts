import { describe, expect, test, vi } from "vitest";
import type { ModelRun } from "./modelRun";
import { TrainingLoop } from "./trainingLoop";

/** A run with these losses, one loss per step; an untrained model has a loss of 1. Its gradients come when `open` has resolved. */
function runWith(losses: readonly number[], open: () => Promise<void> = async () => {}) {
	let step = 0;
	const run = {
		untrainedLoss: 1,
		beta: 1,
		learningRate: 0.001,
		stepsPerEpoch: losses.length,
		get step() {
			return step;
		},
		computeGradients: vi.fn(async () => {
			await open();
			return { loss: { reconstruction: losses[step] ?? Number.NaN, kl: 0 }, gradients: [] };
		}),
		update: vi.fn(() => {
			step++;
		}),
		tensorNorms: () => [],
		modelFile: () => Uint8Array.of(step),
		state: () => ({ step, parameters: new Float32Array(), moments: new Float32Array() }),
		restore(state: { step: number }) {
			step = state.step;
		},
		close() {},
	};
	return run as typeof run & ModelRun;
}

/** A gate that lets one step through each time. */
function gate() {
	let pass: (() => void) | undefined;
	const wait = () =>
		new Promise<void>((resolve) => {
			pass = resolve;
		});
	return { wait, pass: () => pass?.() };
}

/** Until all that can happen without time passing has happened. */
async function flush(): Promise<void> {
	for (let turn = 0; turn < 50; turn++) await Promise.resolve();
}

/** Trains until it stops by itself. */
async function finish(loop: TrainingLoop): Promise<void> {
	while (loop.status.kind === "running") await flush();
}

async function statusAfter(losses: readonly number[]) {
	const loop = new TrainingLoop([runWith(losses)]);
	loop.run(losses.length);
	await finish(loop);
	return { status: loop.status, step: loop.step, reported: loop.takeProgress().losses.flat().length };
}

describe("the training loop", () => {
	test("ends at its target", async () => {
		expect(await statusAfter([1, 0.5, 0.4])).toEqual({ status: { kind: "paused" }, step: 3, reported: 3 });
	});

	test("does nothing for a target that is reached already", async () => {
		const run = runWith([1]);
		const loop = new TrainingLoop([run]);
		loop.run(0);
		expect(loop.status).toEqual({ kind: "paused" });
		expect(run.computeGradients).not.toHaveBeenCalled();
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
			expect(status).toEqual({ kind: "diverged", run: 0, step: 3, loss });
			expect(step).toBeLessThanOrEqual(2);
		});
	}

	test("stops at a gradient that is not finite, and takes back the step of the runs before it", async () => {
		const runs = [runWith([1, 1, 1, 1]), runWith([1, 1, 1, 1])];
		runs[1]?.update.mockImplementationOnce(() => {
			throw Object.assign(new Error("not finite"), { code: "diverged" });
		});
		const loop = new TrainingLoop(runs);
		loop.run(4);
		await finish(loop);
		expect(loop.status).toEqual({ kind: "diverged", run: 1, step: 1, loss: undefined });
		expect(runs.map(({ step }) => step)).toEqual([0, 0]);
		expect(loop.takeProgress().losses).toEqual([[], []]);
	});

	test("rolls back all runs when one diverges", async () => {
		const runs = [runWith([1, 1, 1, 1]), runWith([1, 1, Number.NaN, 1])];
		const loop = new TrainingLoop(runs);
		loop.run(4);
		await finish(loop);
		expect(loop.status).toMatchObject({ kind: "diverged", run: 1, step: 3 });
		expect(new Set(runs.map(({ step }) => step)).size).toBe(1);
	});

	test("pauses at once, and takes the step that was being computed when it goes on", async () => {
		const { wait, pass } = gate();
		const run = runWith([1, 1, 1], wait);
		const loop = new TrainingLoop([run]);
		loop.run(3);
		loop.pause();
		pass();
		await flush();
		expect(run.step).toBe(0);
		loop.run(3);
		await flush();
		expect(run.step).toBe(1);
		expect(run.computeGradients).toHaveBeenCalledTimes(2); // the first was not computed again
	});

	test("goes on to a target that was moved while it runs", async () => {
		const { wait, pass } = gate();
		const loop = new TrainingLoop([runWith(Array(9).fill(1), wait)]);
		loop.run(2);
		loop.run(5);
		for (let step = 0; step < 9; step++) {
			pass();
			await flush();
		}
		expect([loop.step, loop.status.kind]).toEqual([5, "paused"]);
	});

	test("reports a step that could not be computed, and can go on", async () => {
		const run = runWith([1, 1]);
		run.computeGradients.mockRejectedValueOnce(Object.assign(new Error("died"), { code: "replica" }));
		const loop = new TrainingLoop([run]);
		loop.run(2);
		await flush();
		expect(loop.status).toEqual({ kind: "failed", code: "replica", message: "died" });
		expect(run.step).toBe(0);
		loop.run(2);
		await flush();
		expect(run.step).toBe(2);
	});
});

describe("progress", () => {
	test("waits until there is something to report, and is reported once", async () => {
		const { wait, pass } = gate();
		const loop = new TrainingLoop([runWith([1, 0.5], wait)]);
		const reports: number[] = [];
		const report = () => loop.nextProgress().then(({ losses }) => void reports.push(losses.flat().length));
		const first = report();
		await flush();
		expect(reports).toEqual([]);
		loop.run(2);
		await first; // it runs
		expect(reports).toEqual([0]);
		const second = report();
		await flush();
		expect(reports).toEqual([0]);
		pass();
		await second;
		expect(reports).toEqual([0, 1]);
	});

	test("says at which step its losses begin, also after a roll-back", async () => {
		const loop = new TrainingLoop([runWith([1, 1, Number.NaN])]);
		loop.run(2);
		await finish(loop);
		expect(loop.takeProgress()).toMatchObject({ stepsBeforeLosses: 0, step: 2 });
		loop.run(3);
		await finish(loop);
		const { stepsBeforeLosses, step, losses } = loop.takeProgress();
		expect(stepsBeforeLosses).toBe(step);
		expect(losses).toEqual([[]]);
	});

	test("after a roll-back has the losses of the steps that stay, which were not reported yet", async () => {
		vi.useFakeTimers({ toFake: ["performance"] });
		try {
			const run = runWith([1, 0.9, 0.8, Number.NaN]);
			// The states are copied before the third step.
			run.computeGradients.mockImplementation(async () => {
				if (run.step === 2) vi.advanceTimersByTime(10_000);
				return { loss: { reconstruction: [1, 0.9, 0.8][run.step] ?? Number.NaN, kl: 0 }, gradients: [] };
			});
			const loop = new TrainingLoop([run]);
			loop.run(4);
			await finish(loop);
			const { stepsBeforeLosses, step, losses } = loop.takeProgress();
			expect([stepsBeforeLosses, step, losses[0]?.map(({ reconstruction }) => reconstruction)]).toEqual([
				0,
				2,
				[1, 0.9],
			]);
		} finally {
			vi.useRealTimers();
		}
	});
});

describe("checkpoints", () => {
	test("of steps 1, 2, 4, 8 … are kept until they are requested", async () => {
		const loop = new TrainingLoop([runWith(Array(11).fill(1))]);
		loop.run(11);
		await finish(loop);
		expect(loop.takeCheckpoints().map(({ step, runs }) => [step, runs[0]?.bytes[0]])).toEqual(
			[1, 2, 4, 8, 11].map((step) => [step, step]),
		);
		expect(loop.takeCheckpoints().map(({ step }) => step)).toEqual([11]);
	});
});

describe("a loop that is closed", () => {
	test("drops the step that is being computed, and reports nothing more", async () => {
		const { wait, pass } = gate();
		const run = runWith([1, 1], wait);
		const loop = new TrainingLoop([run]);
		loop.run(2);
		loop.takeProgress();
		const progress = loop.nextProgress();
		loop.close();
		pass();
		await expect(progress).rejects.toMatchObject({ code: "closed" });
		await expect(loop.nextProgress()).rejects.toMatchObject({ code: "closed" });
		await flush();
		expect(run.update).not.toHaveBeenCalled();
	});

	test("leaves nothing waiting, although it was paused with a computed step", async () => {
		const { wait, pass } = gate();
		const run = runWith([1, 1], wait);
		const loop = new TrainingLoop([run]);
		loop.run(2);
		loop.pause();
		pass();
		await flush();
		loop.close();
		await flush();
		expect(run.update).not.toHaveBeenCalled();
	});
});
