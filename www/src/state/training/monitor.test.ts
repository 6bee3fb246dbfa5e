import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { settle } from "../../testing/page";
import { passTime } from "../../testing/tabs";
import { config, FakeEvaluators } from "../../testing/training";
import type { Evaluators } from "./evaluators";
import { Monitor, type MonitoredTraining } from "./monitor";

vi.mock("./evaluators", () => ({ evalSettingsOf: (given: unknown) => given }));

/** A training that is paused at a step which the test sets. */
function setUp() {
	const life = new AbortController();
	const evaluators = new FakeEvaluators();
	const evaluated: number[] = [];
	const state = { step: 0, isOpen: true };
	const training: MonitoredTraining = {
		configs: () => [config],
		isOpen: () => state.isOpen,
		isRunning: () => false,
		currentStep: () => state.step,
		takeCheckpoints: vi.fn(async () => [
			{ step: state.step, runs: [{ bytes: Uint8Array.of(state.step), norms: [], beta: 1, learningRate: 0.001 }] },
		]),
		addEvaluation: (_, step) => void evaluated.push(step),
	};
	const monitor = new Monitor(training, evaluators as unknown as Evaluators, life.signal);
	return {
		monitor,
		training,
		evaluators,
		evaluated,
		state,
		life,
		shown: () => monitor.snapshot.value?.checkpoint.step,
	};
}

let own: ReturnType<typeof setUp>;
beforeEach(() => {
	vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
	own = setUp();
});
afterEach(() => {
	own.life.abort();
	vi.useRealTimers();
});

describe("a monitor", () => {
	test("takes a checkpoint of each new step, evaluates it and shows it", async () => {
		await own.monitor.start();
		expect([own.shown(), own.evaluated], "what can be seen comes first").toEqual([0, []]);
		await settle();
		expect(own.evaluated).toEqual([0]);
		own.state.step = 5;
		await passTime(400);
		expect([own.shown(), own.evaluated]).toEqual([5, [0, 5]]);
		await passTime(5000);
		expect(own.training.takeCheckpoints).toHaveBeenCalledTimes(2); // nothing is new
	});

	test("shows the step that was selected, while newer ones come, until the newest is selected again", async () => {
		await own.monitor.start();
		own.state.step = 5;
		await passTime(400);
		own.monitor.selectStep(3);
		await settle();
		expect([own.shown(), own.monitor.selectedStep.value]).toEqual([0, 3]);
		own.state.step = 9;
		await passTime(400);
		expect([own.shown(), own.evaluated]).toEqual([0, [0, 5, 9]]);
		own.monitor.selectStep(undefined);
		await settle();
		expect(own.shown()).toBe(9);
	});

	test("shows only the last of several that are selected at once", async () => {
		await own.monitor.start();
		own.state.step = 5;
		await passTime(400);
		own.evaluators.hold();
		own.monitor.selectStep(0);
		await settle();
		own.monitor.selectStep(5);
		own.monitor.selectStep(0);
		own.evaluators.release();
		await settle();
		expect(own.shown()).toBe(0);
	});

	test("loads the models of the snapshot again for a viewer that has none, also while nothing is new", async () => {
		await own.monitor.start();
		const before = own.monitor.snapshot.value;
		own.monitor.reloadSnapshot();
		await settle();
		expect(own.evaluators.inspected.map(([, step]) => step)).toEqual([0, 0]);
		expect(own.monitor.snapshot.value).not.toBe(before); // so that the drawing is requested again
	});

	test("says that it fails, goes on trying, and says when it works again", async () => {
		await own.monitor.start();
		const ready = vi.spyOn(own.evaluators, "untilReady").mockRejectedValue(new Error("no worker"));
		own.state.step = 5;
		await passTime(1000);
		expect([own.monitor.hasFailed.value, own.shown()]).toEqual([true, 0]);
		ready.mockRestore();
		await passTime(1000);
		expect([own.monitor.hasFailed.value, own.shown()]).toEqual([false, 5]);
	});

	test("evaluates the models that cannot be shown", async () => {
		await own.monitor.start();
		await settle();
		vi.spyOn(own.evaluators, "computeRunResults").mockRejectedValue(new Error("too large"));
		own.state.step = 5;
		await passTime(400);
		expect([own.monitor.hasFailed.value, own.shown(), own.evaluated]).toEqual([true, 0, [0, 5]]);
	});

	test("whose evaluations fail shows what it can, and evaluates only the newest when they work again", async () => {
		const evaluate = vi.spyOn(own.evaluators, "evaluate").mockRejectedValue(new Error("no worker"));
		await own.monitor.start();
		for (const step of [5, 9]) {
			own.state.step = step;
			await passTime(400);
		}
		expect([own.monitor.hasFailed.value, own.shown(), own.evaluated]).toEqual([true, 9, []]);
		evaluate.mockRestore();
		await passTime(400);
		expect([own.monitor.hasFailed.value, own.evaluated]).toEqual([false, [9]]);
	});

	test("ends with the training, once all has been evaluated", async () => {
		await own.monitor.start();
		own.state.step = 5;
		await own.monitor.addCheckpoints(); // the last one
		own.state.isOpen = false;
		await passTime(400);
		expect(own.evaluated).toEqual([0, 5]);
		expect(vi.getTimerCount()).toBe(0);
		own.monitor.selectStep(0);
		await settle();
		expect(own.shown()).toBe(0); // earlier checkpoints can still be selected
	});

	test("that is aborted during its first poll frees what was loaded", async () => {
		const view = vi.spyOn(own.evaluators, "computeRunResults");
		const views: ((error: Error) => void)[] = [];
		view.mockImplementation(() => new Promise((_, reject) => views.push(reject)));
		const start = own.monitor.start();
		await settle();
		own.life.abort();
		await expect(start).rejects.toThrow();
		for (const fail of views) fail(new Error("gone"));
		await settle();
		expect(own.evaluators.unloaded).toEqual(own.monitor.modelNames);
	});

	test("that is aborted frees its models after the last one was loaded, and shows nothing more", async () => {
		await own.monitor.start();
		own.state.step = 5;
		await passTime(300);
		own.evaluators.hold();
		own.monitor.selectStep(0);
		own.life.abort();
		expect(own.evaluators.unloaded).toEqual([]);
		own.evaluators.release();
		await settle();
		expect(own.evaluators.unloaded).toEqual(own.monitor.modelNames);
		const shown = own.shown();
		own.monitor.selectStep(0);
		await passTime(5000);
		expect(own.shown()).toBe(shown);
	});
});
