import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { locks, settle } from "../../testing/page";
import { openTab, passTime, resetBrowser } from "../../testing/tabs";
import { config, type FakeCoordinator } from "../../testing/training";

beforeEach(() => {
	resetBrowser();
	vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
});
afterEach(() => {
	resetBrowser();
	vi.useRealTimers();
});

describe("a training", () => {
	test("is opened, copied and shown as it starts, and trains meanwhile", async () => {
		const own = await openTab();
		await own.start(100);
		expect(own.coordinator().calls).toEqual(["loadExamples", "openTraining", "takeStates", "takeCheckpoints", "run"]);
		expect(own.snapshot.value?.checkpoint.step).toBe(0);
		expect([own.trainingPhase.value.kind, own.targetStep.value, own.isTrainingStarting.value]).toEqual([
			"running",
			100,
			false,
		]);
		expect(own.trainingFractionDone.value).toBe(0);
		own.coordinator().train(50);
		await passTime(100);
		expect([own.stepsDone.value, own.lossHistories.value[0]?.steps, own.trainingFractionDone.value]).toEqual([
			50, 50, 0.5,
		]);
	});

	test("shows what its models make of a drawing, also after the worker has ended that had them", async () => {
		const own = await openTab();
		const { pickExample } = await import("../drawing");
		pickExample(1, 1, new Float32Array(784));
		await own.start();
		const end = own.syncDrawingReconstructions();
		await settle();
		const models = () => own.drawingReconstructions.value.results.length;
		expect(models()).toBe(1);
		await own.currentSession.value?.pause();
		own.evaluators.forget();
		pickExample(2, 2, new Float32Array(784));
		await passTime(100);
		expect(own.evaluators.inspected).toHaveLength(1);
		expect(models()).toBe(1);
		end();
	});

	test("does not wait for the workers that look at it", async () => {
		const own = await openTab();
		own.evaluators.hold();
		await own.start();
		own.coordinator().train(50);
		await passTime(100);
		expect([own.trainingPhase.value.kind, own.stepsDone.value, own.snapshot.value]).toEqual(["running", 50, undefined]);
		own.evaluators.release();
		await settle();
		expect(own.snapshot.value?.checkpoint.step, "its first look is of its beginning").toBe(0);
	});

	test("that is paused before its first look has ended stays paused", async () => {
		const own = await openTab();
		own.evaluators.hold();
		await own.start();
		await own.currentSession.value?.runTo(20);
		await own.currentSession.value?.pause();
		own.evaluators.release();
		await passTime(1000);
		expect([own.isTrainingStarting.value, own.trainingPhase.value.kind]).toEqual([false, "paused"]);
	});

	test("is lost if its coordinator cannot start, and another one can be started", async () => {
		let started = 0;
		const isFirst = () => started++ === 0;
		const hang = (coordinator: FakeCoordinator) => coordinator.answers.set("loadExamples", () => new Promise(() => {}));
		const own = await openTab({ onCoordinator: (coordinator) => isFirst() && hang(coordinator) });
		await own.start();
		own.lose("unreachable");
		await settle();
		expect(own.trainingPhase.value).toMatchObject({ kind: "lost", error: { code: "unreachable" } });
		expect(own.trainingInfo.value).toBeUndefined();
		await own.start();
		expect(own.trainingPhase.value.kind).toBe("running");
	});

	test("is opened at last on a slow device, where the first coordinators are given up for their silence", async () => {
		let started = 0;
		const own = await openTab({
			onCoordinator(coordinator) {
				if (started++ < 3) coordinator.answers.set("openTraining", () => new Promise(() => {}));
			},
		});
		await own.start();
		for (let attempt = 0; attempt < 3; attempt++) {
			own.lose("silent");
			await settle();
		}
		expect([own.coordinators.length, own.trainingPhase.value.kind]).toEqual([4, "running"]);
		expect(own.coordinators.filter(({ isEnded }) => isEnded)).toHaveLength(3);
	});

	test("is lost if its coordinator cannot report progress any more, although the worker lives", async () => {
		const own = await openTab();
		await own.start();
		own.coordinator().answers.set("awaitProgress", () => Promise.reject(new Error("broken")));
		own.coordinator().train(1);
		await passTime(200);
		expect(own.trainingPhase.value.kind).toBe("lost");
		expect(own.coordinator().calls.at(-1)).toBe("close");
		expect(own.coordinator().isEnded).toBe(true);
	});

	test("whose coordinator dies twenty times goes on by the same steps, to where it was to go", async () => {
		const own = await openTab();
		await own.start(1000);
		for (let death = 1; death <= 20; death++) {
			own.coordinator().train(30 * death - own.stepsDone.value);
			await passTime(5100); // copied
			own.coordinator().train(9);
			await passTime(100);
			expect(own.stepsDone.value).toBe(30 * death + 9);
			own.lose(["worker", "silent", "trap"][death % 3] ?? "");
			await passTime(100);
			const { received } = own.coordinator();
			expect(received.find(({ type }) => type === "openTraining")).toMatchObject({ states: [{ step: 30 * death }] });
			expect(received.find(({ type }) => type === "run")).toEqual({ type: "run", targetStep: 30 * death + 9 });
			own.coordinator().train(9); // to where it stood
			await passTime(100);
			expect(received.findLast(({ type }) => type === "run")).toEqual({ type: "run", targetStep: 1000 });
			expect([own.trainingPhase.value.kind, own.stepsDone.value]).toEqual(["running", 30 * death + 9]);
		}
		expect(own.coordinators.filter(({ isEnded }) => !isEnded)).toHaveLength(1);
		expect(own.lossHistories.value[0]?.steps).toBe(609);
	});

	test("that is stopped while its coordinator is being replaced is kept as it was shown", async () => {
		const own = await openTab();
		await own.start(1000);
		own.coordinator().train(30);
		await passTime(5100); // copied
		own.coordinator().train(9);
		await passTime(100);
		own.lose("silent");
		void own.currentSession.value?.stop();
		await settle();
		expect(own.trainingPhase.value.kind).toBe("running");
		own.coordinator().train(9);
		await settle();
		expect(own.trainingPhase.value.kind).toBe("ended");
		expect((await own.copyTraining())?.training.states[0]?.step).toBe(39);
	});

	test("whose coordinator dies while it is paused stands where it stood, and stays paused", async () => {
		const own = await openTab();
		await own.start();
		own.coordinator().train(7);
		await passTime(5100);
		own.coordinator().train(2);
		await own.currentSession.value?.pause();
		await passTime(100); // saved, as it is paused
		own.lose("worker");
		await passTime(200);
		expect(own.coordinators).toHaveLength(2);
		expect(own.coordinator().calls).not.toContain("run");
		await own.currentSession.value?.advance(1);
		expect(own.coordinator().received.at(-1)).toEqual({ type: "run", targetStep: 10 });
	});

	test("whose coordinator dies soon after it began goes on from its first copy, to where it was", async () => {
		const own = await openTab();
		await own.start();
		own.coordinator().train(4);
		await passTime(100);
		own.coordinator().answers.set("takeStates", () => new Promise(() => {}));
		await own.currentSession.value?.pause();
		own.lose("worker");
		await passTime(200);
		const { received } = own.coordinator();
		expect(received.find(({ type }) => type === "openTraining")).toMatchObject({ states: [{ step: 0 }] });
		expect(received.find(({ type }) => type === "run")).toEqual({ type: "run", targetStep: 4 });
	});

	test("that dies again at the same step is lost at last", async () => {
		const own = await openTab();
		await own.start();
		for (let death = 1; death <= 4; death++) {
			own.coordinator().train(5);
			await passTime(200);
			own.lose("trap");
			await passTime(200);
		}
		expect(own.trainingPhase.value).toMatchObject({ kind: "lost", error: { code: "trap" } });
		expect(own.coordinators).toHaveLength(4);
	});

	test("that is lost goes on from where it was saved", async () => {
		const own = await openTab();
		await own.start();
		own.coordinator().train(7);
		await passTime(5100);
		await own.loseForGood("worker");
		expect(own.trainingPhase.value.kind).toBe("lost");
		void own.resumeLostTraining();
		await settle();
		expect([own.trainingPhase.value.kind, own.stepsDone.value]).toEqual(["running", 7]);
	});

	test("that is stopped is closed, and what was saved of it is gone, but its models can be viewed", async () => {
		const own = await openTab();
		await own.start();
		own.coordinator().train(7);
		await passTime(5100);
		expect(await own.trainingKeys()).toHaveLength(1);
		void own.currentSession.value?.stop();
		await settle();
		expect(own.trainingPhase.value.kind).toBe("ended");
		expect(own.coordinator().isEnded).toBe(true);
		expect(await own.trainingKeys()).toEqual([]);
		expect((await own.copyTraining())?.training.states[0]?.step).toBe(7);
		own.showCheckpointAt(0);
		await settle();
		expect(own.snapshot.value?.checkpoint.step).toBe(0);
	});

	test("whose worker ends while it is stopped stays saved, and can go on", async () => {
		const own = await openTab();
		await own.start();
		own.coordinator().train(7);
		await passTime(5100);
		own.coordinator().answers.set("takeStates", () => new Promise(() => {}));
		void own.currentSession.value?.stop();
		await settle();
		await own.loseForGood("memory");
		expect([own.trainingPhase.value.kind, await own.trainingKeys()]).toEqual(["lost", [expect.any(String)]]);
		void own.resumeLostTraining();
		await settle();
		expect(own.stepsDone.value).toBe(7);
	});

	test("that is stopped stays saved if it cannot be copied", async () => {
		const own = await openTab();
		await own.start();
		own.coordinator().train(7);
		await passTime(5100);
		own.coordinator().answers.set("takeStates", () => Promise.reject(new Error("no memory")));
		await own.currentSession.value?.stop();
		expect([own.trainingPhase.value.kind, await own.copyTraining()]).toEqual(["ended", undefined]);
		expect(await own.trainingKeys()).toHaveLength(1);
		expect((await locks.query()).held).toEqual([]);
	});

	test("that is stopped twice at once is copied once", async () => {
		const own = await openTab();
		await own.start();
		own.coordinator().train(7);
		await passTime(5100);
		void own.currentSession.value?.stop();
		void own.currentSession.value?.stop();
		await settle();
		expect(own.coordinator().calls.filter((type) => type === "pause")).toHaveLength(1);
		expect((await own.copyTraining())?.training.states[0]?.step).toBe(7);
	});

	test("that is stopped while it is opened ends at once", async () => {
		const own = await openTab();
		void own.startTraining({ data: "mnist", configs: [config], workers: 1, targetStep: () => 9 }, 0);
		await own.currentSession.value?.stop();
		await settle();
		expect(own.trainingPhase.value.kind).toBe("ended");
		expect(own.coordinators.every(({ isEnded }) => isEnded)).toBe(true);
		expect((await locks.query()).held).toEqual([]);
	});
});

describe("an aborted training", () => {
	test("writes nothing more, whatever comes of what it has begun", async () => {
		const own = await openTab();
		await own.start();
		const session = own.currentSession.value;
		if (!session) throw new Error("no session");
		own.coordinator().train(3);
		own.evaluators.hold();
		await passTime(1000);
		const read = async () => ({
			phase: session.phase.value,
			step: session.progress.step.value,
			revision: session.progress.revision.value,
			snapshot: session.monitor.snapshot.value,
			checkpoints: session.monitor.checkpoints.value,
			failed: session.monitor.hasFailed.value,
			saved: await Promise.all((await own.trainingKeys()).map(own.storage.getTraining)),
		});
		const before = await read();
		session.abort();
		own.coordinator().train(5);
		own.evaluators.release();
		await passTime(60_000);
		document.dispatchEvent(new Event("visibilitychange"));
		await passTime(60_000);
		expect(await read()).toEqual(before);
		expect(vi.getTimerCount()).toBe(0);
		expect(own.coordinator().isEnded).toBe(true);
		expect((await locks.query()).held).toEqual([]);
	});
});
