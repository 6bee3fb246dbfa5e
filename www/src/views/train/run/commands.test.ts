import { openDB } from "idb";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { isCollected } from "../../../testing/garbage";
import { settle } from "../../../testing/page";
import { openTab, passTime, resetBrowser, type TabOptions } from "../../../testing/tabs";
import type { FakeCoordinator } from "../../../testing/training";

beforeEach(() => {
	resetBrowser();
	vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
});
afterEach(() => {
	resetBrowser();
	vi.useRealTimers();
});

/** A tab with the buttons of the run bar. */
async function openRunBar(options?: TabOptions) {
	const tab = await openTab(options);
	return { ...tab, ...(await import("./commands")), ...(await import("./state")) };
}

/** In which a training has begun. */
async function openRunning(options?: TabOptions) {
	const bar = await openRunBar(options);
	void bar.start();
	await settle();
	return bar;
}

/** In which a training is shown at step 30, of 200. */
async function openAtStep30(options?: TabOptions) {
	const bar = await openRunning(options);
	bar.coordinator().train(30);
	await passTime(200);
	return bar;
}

type RunBar = Awaited<ReturnType<typeof openRunBar>>;

describe("the run bar", () => {
	test("trains all epochs, and as many again when they are done", async () => {
		const bar = await openRunning();
		expect([bar.trainingPhase.value.kind, bar.targetStep.value]).toEqual(["running", 200]);
		bar.coordinator().train(200);
		bar.coordinator().setStatus({ kind: "paused" });
		expect(bar.epochsOfNextRun.value).toBeUndefined();
		await passTime(200);
		expect(bar.epochsOfNextRun.value).toBe(10);
		await bar.resume();
		expect([bar.targetStep.value, bar.runTargetStep.value]).toEqual([400, 400]);
	});

	test("says of a stopped training how many epochs more it trains, if all were done", async () => {
		const bar = await openRunning();
		bar.coordinator().train(200);
		bar.coordinator().setStatus({ kind: "paused" });
		await passTime(200);
		await bar.stop();
		expect([bar.isStopped.value, bar.epochsOfNextRun.value]).toEqual([true, 10]);
		await bar.resumeStopped();
		await settle();
		expect([bar.epochsOfNextRun.value, bar.targetStep.value]).toEqual([undefined, 400]);
		await bar.stop();
		expect([bar.isStopped.value, bar.epochsOfNextRun.value]).toEqual([true, undefined]);
	});

	test("begins with the models of another data set, again after a reset, but not where it is resumed", async () => {
		const bar = await openRunBar();
		const [{ dataSetId, knownOwnDataSets }, { mnist }, { setSettings }] = await Promise.all([
			import("../../../state/dataSet"),
			import("../../../state/dataSets"),
			import("../setup/settings"),
		]);
		knownOwnDataSets.value = [{ ...mnist, id: "own-0123456789abcdef", pretrainedFolder: undefined }];
		dataSetId.value = "own-0123456789abcdef";
		setSettings({ originDataSetId: "fashion" });
		void bar.start();
		await settle();
		const opened = () => bar.coordinator().received.find(({ type }) => type === "openTraining");
		const file = new TextEncoder().encode("models/fashion/variational-2.safetensors");
		expect(opened()).toMatchObject({ states: undefined, files: [file] });
		bar.coordinator().train(30);
		await passTime(5100);
		void bar.reset();
		await settle();
		expect(opened()).toMatchObject({ states: undefined, files: [file] });
		await bar.undoReset();
		await settle();
		expect(opened()).toMatchObject({ states: [{ step: 30 }], files: undefined });
		const origins = [{ data: "fashion", model: "variational-2" }];
		expect((await bar.copyTraining())?.training.origins).toEqual(origins);
	});

	test("takes a step, and the rest of an epoch", async () => {
		const bar = await openRunning();
		await bar.pauseTraining();
		await bar.trainOneStep();
		expect(bar.coordinator().received.at(-1)).toEqual({ type: "run", targetStep: 1 });
		bar.coordinator().train(21);
		await passTime(200);
		await bar.trainOneEpoch();
		expect(bar.coordinator().received.at(-1)).toEqual({ type: "run", targetStep: 40 });
	});

	test("resumes a stopped training from where it was, until another is set up", async () => {
		const bar = await openAtStep30();
		await bar.stop();
		expect([bar.trainingPhase.value.kind, bar.isStopped.value, bar.isSettingUpNext.value]).toEqual([
			"ended",
			true,
			false,
		]);
		expect(await bar.trainingKeys()).toEqual([]);
		void bar.resumeStopped();
		await settle();
		expect([bar.stepsDone.value, bar.trainingPhase.value.kind, bar.targetStep.value]).toEqual([30, "running", 200]);
		await bar.stop();
		bar.setUpNewTraining();
		expect([bar.isStopped.value, bar.isSettingUpNext.value]).toEqual([false, true]);
		void bar.start();
		await settle();
		await bar.stop();
		expect(bar.isStopped.value, "of the next one").toBe(true);
	});

	test("keeps nothing of the trainings before the one that is open", async () => {
		const bar = await openAtStep30();
		void bar.reset();
		await passTime(1000);
		const wasReset = new WeakRef(bar.currentSession.peek() as object);
		await bar.stop();
		bar.setUpNewTraining();
		void bar.start();
		await passTime(1000);
		expect([bar.trainingPhase.value.kind, bar.isTrainingStarting.value]).toEqual(["running", false]);
		expect(await isCollected(wasReset)).toBe(true);
	});

	test("says of a training that it is about to end, while it is reset or stopped", async () => {
		const bar = await openAtStep30();
		await bar.pauseTraining();
		for (const end of [bar.reset, bar.stop]) {
			const ending = end();
			expect(bar.isEnding.value).toBe(true);
			await settle();
			await ending;
			expect(bar.isEnding.value).toBe(false);
			bar.coordinator().train(1);
			await passTime(200);
		}
	});

	test("can undo a reset until the first step after it", async () => {
		const bar = await openAtStep30();
		void bar.reset();
		await settle();
		expect([bar.stepsDone.value, bar.trainingPhase.value.kind, bar.canUndoReset.value]).toEqual([0, "paused", true]);
		void bar.undoReset();
		await settle();
		expect([bar.stepsDone.value, bar.trainingPhase.value.kind, bar.canUndoReset.value]).toEqual([30, "paused", false]);
		void bar.reset();
		await settle();
		bar.coordinator().train(1);
		await passTime(200);
		expect(bar.canUndoReset.value).toBe(false);
	});

	test("can undo a reset that is reset again before its first poll has ended", async () => {
		const bar = await openAtStep30();
		bar.evaluators.hold();
		void bar.reset();
		await settle();
		expect([bar.isTrainingStarting.value, bar.canUndoReset.value]).toEqual([true, true]);
		void bar.reset();
		await settle();
		bar.evaluators.release();
		await passTime(1000);
		expect(bar.canUndoReset.value).toBe(true);
		void bar.undoReset();
		await settle();
		expect(bar.stepsDone.value).toBe(30);
	});

	for (const [name, prepare, open] of [
		["a stopped training", (bar: RunBar) => bar.stop(), (bar: RunBar) => bar.resumeStopped()],
		["a reset", async () => {}, (bar: RunBar) => bar.reset()],
		[
			"an undone reset",
			async (bar: RunBar) => {
				void bar.reset();
				await passTime(6000);
			},
			(bar: RunBar) => bar.undoReset(),
		],
	] as const) {
		test(`a retry of ${name} that could not open goes on from where the training was`, async () => {
			let canOpen = true;
			const hang = (coordinator: FakeCoordinator) =>
				coordinator.answers.set("loadExamples", () => new Promise(() => {}));
			const bar = await openAtStep30({ onCoordinator: (coordinator) => canOpen || hang(coordinator) });
			await prepare(bar);
			canOpen = false;
			void open(bar);
			await settle();
			bar.lose("unreachable");
			await settle();
			expect(bar.trainingPhase.value.kind).toBe("lost");
			canOpen = true;
			void bar.retry();
			await settle();
			expect([bar.stepsDone.value, bar.trainingPhase.value.kind]).toEqual([30, "running"]);
		});
	}

	/** A training whose worker has ended, saved at step 30. */
	async function openLost() {
		const bar = await openAtStep30();
		await passTime(6000);
		await bar.loseForGood("worker");
		bar.coordinators.splice(0);
		return bar;
	}

	test("starts new models on a retry where nothing was saved", async () => {
		const bar = await openLost();
		for (const key of await bar.trainingKeys()) await bar.storage.deleteTraining(key);
		void bar.retry();
		await settle();
		expect([bar.stepsDone.value, bar.trainingPhase.value.kind]).toEqual([0, "running"]);
	});

	test("starts new models on a retry where the browser refuses its storage, which can have saved nothing", async () => {
		const open = () => {
			throw new DOMException("refused", "SecurityError");
		};
		vi.stubGlobal("indexedDB", { open });
		const bar = await openAtStep30();
		await bar.loseForGood("worker");
		expect(bar.trainingPhase.value.kind).toBe("lost");
		void bar.retry();
		await settle();
		expect([bar.stepsDone.value, bar.trainingPhase.value.kind, bar.interruptedReadError.value]).toEqual([
			0,
			"running",
			undefined,
		]);
	});

	test("starts nothing on a retry while what was saved cannot be read, and says so", async () => {
		const bar = await openLost();
		const [key = ""] = await bar.trainingKeys();
		const saved = await bar.storage.getTraining(key);
		const db = await openDB("autoencoder-playground");
		await db.put("trainings", null, key);
		db.close();
		void bar.retry();
		await settle();
		const state = () => [bar.trainingPhase.value.kind, bar.coordinators.length];
		expect([...state(), bar.interruptedReadError.value?.code]).toEqual(["lost", 0, "unreadable"]);
		if (saved) await bar.storage.putTraining(key, saved);
		void bar.retry();
		await settle();
		expect([...state(), bar.stepsDone.value, bar.interruptedReadError.value]).toEqual(["running", 1, 30, undefined]);
	});

	test("does not train after a reset during the first look of a retry", async () => {
		const bar = await openLost();
		bar.evaluators.hold();
		void bar.retry();
		await settle();
		void bar.reset();
		await settle();
		bar.evaluators.release();
		await passTime(1000);
		expect([bar.stepsDone.value, bar.trainingPhase.value.kind, bar.coordinators.length]).toEqual([0, "paused", 2]);
	});

	test("starts nothing after a retry is stopped before it has read what was saved", async () => {
		const bar = await openLost();
		void bar.retry();
		void bar.stop();
		await passTime(1000);
		expect([bar.trainingPhase.value.kind, bar.coordinators.length]).toEqual(["ended", 0]);
	});

	test.each(["reset", "undoReset", "resumeFromStop"] as const)(
		"what %s was to go on from is there if it is stopped while it opens",
		async (command) => {
			const bar = await openAtStep30();
			if (command === "resumeFromStop") await bar.stop();
			if (command === "undoReset") {
				void bar.reset();
				await settle();
			}
			void bar[command]();
			while (bar.trainingPhase.value.kind !== "opening") await Promise.resolve();
			await bar.stop();
			await passTime(1000);
			expect([bar.trainingPhase.value.kind, bar.isStopped.value, bar.stepsDone.value]).toEqual(["ended", true, 30]);
			expect([bar.epochsOfNextRun.value, await bar.trainingKeys()]).toEqual([undefined, []]);
			void bar.resumeFromStop();
			await settle();
			expect([bar.trainingPhase.value.kind, bar.stepsDone.value, bar.targetStep.value]).toEqual(["running", 30, 200]);
		},
	);

	test("a saved training that is stopped while it opens is offered again", async () => {
		const bar = await openAtStep30();
		await passTime(5100);
		bar.currentSession.value?.abort();
		bar.currentSession.value = undefined;
		await bar.findInterrupted();
		void bar.resumeInterrupted();
		while (bar.trainingPhase.value.kind !== "opening") await Promise.resolve();
		await bar.stop();
		expect(bar.interruptedTraining.value?.training.states[0]?.step).toBe(30);
	});

	test("a training that is stopped while it is reset stays stopped", async () => {
		const bar = await openAtStep30();
		void bar.reset(); // asks for a copy first
		void bar.stop();
		await passTime(1000);
		expect(bar.trainingPhase.value.kind).toBe("ended");
		expect(bar.coordinators).toHaveLength(1);
	});

	test("does nothing where there is no training", async () => {
		const bar = await openRunBar();
		for (const command of [
			bar.resume,
			bar.pauseTraining,
			bar.trainOneStep,
			bar.trainOneEpoch,
			bar.reset,
			bar.undoReset,
			bar.stop,
		]) {
			await command();
		}
		expect([bar.trainingPhase.value.kind, bar.coordinators.length]).toEqual(["none", 0]);
	});
});
