import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { page, settle } from "../../testing/page";
import { openTab, passTime, resetBrowser } from "../../testing/tabs";

beforeEach(() => {
	resetBrowser();
	page.location.hash = "";
	vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
});
afterEach(() => {
	resetBrowser();
	vi.useRealTimers();
});

/** The models that are kept. */
const models = [{ id: "own-1" }];
const LINK = "#/train?epochs=1";

async function open() {
	const tab = await openTab();
	const { signal } = await import("@preact/signals");
	const saving = {
		keepAllModels: vi.fn(async () => models),
		clearIfOtherModel: vi.fn(),
		outcomeMessage: signal<(() => string) | undefined>(undefined),
		requestingView: signal<string | undefined>(undefined),
	};
	vi.doMock("../train/save/commands", () => saving);
	const [commands, oneClick, { texts }, { dataSetId }, { announcement }, missed] = await Promise.all([
		import("../train/run/commands"),
		import("./trainAndKeep"),
		import("./texts"),
		import("../../state/dataSet"),
		import("../../state/announcer"),
		import("./missedStart"),
	]);
	const onKept = vi.fn();
	return {
		...{ ...tab, ...commands, ...oneClick, ...missed, texts, dataSetId, announcement, saving, onKept },
		requestTraining: (preloadView = async () => {}) => oneClick.trainAndKeep(preloadView, LINK, onKept),
		finish: async () => {
			tab.coordinator().train(tab.targetStep.value - tab.coordinator().step);
			tab.coordinator().setStatus({ kind: "paused" });
			await passTime(200);
		},
	};
}

/** A training by one click is under way. */
async function openWithRequestedTraining() {
	const tab = await open();
	void tab.requestTraining();
	await settle();
	expect(tab.trainingPhase.value.kind).toBe("running");
	return tab;
}

describe("a training by one click", () => {
	test("is kept once it is done, for the view that asked for it", async () => {
		const tab = await openWithRequestedTraining();
		expect(tab.saving.keepAllModels).not.toHaveBeenCalled();
		await tab.finish();
		expect(tab.saving.keepAllModels.mock.calls).toEqual([["reconstruct"]]);
		expect(tab.onKept).toHaveBeenCalledExactlyOnceWith(models);
		await tab.resume();
		await tab.finish();
		expect(tab.saving.keepAllModels, "once").toHaveBeenCalledTimes(1);
	});

	test("is not kept where another training took its place", async () => {
		const tab = await openWithRequestedTraining();
		await tab.stop();
		void tab.start();
		await settle();
		await tab.finish();
		expect(tab.saving.keepAllModels).not.toHaveBeenCalled();
	});

	test.each([true, false])("that was lost (saved: %s) and is tried again is kept, as was promised", async (isSaved) => {
		const tab = await openWithRequestedTraining();
		tab.coordinator().train(5);
		await passTime(6000);
		await tab.loseForGood("worker");
		expect(tab.trainingPhase.value.kind).toBe("lost");
		if (!isSaved) for (const key of await tab.trainingKeys()) await tab.storage.deleteTraining(key);
		void tab.retry();
		await settle();
		expect(tab.stepsDone.value).toBe(isSaved ? 5 : 0);
		await tab.finish();
		expect(tab.onKept).toHaveBeenCalledExactlyOnceWith(models);
	});

	test("that is reset, or whose reset is undone, is kept, as was promised", async () => {
		const tab = await openWithRequestedTraining();
		tab.coordinator().train(5);
		await passTime(200);
		await tab.reset();
		await settle();
		expect([tab.stepsDone.value, tab.trainingPhase.value.kind]).toEqual([0, "paused"]);
		await tab.undoReset();
		await settle();
		expect(tab.stepsDone.value).toBe(5);
		await tab.finish();
		expect(tab.onKept).toHaveBeenCalledExactlyOnceWith(models);
	});

	test("that was lost is not kept where another is set up instead", async () => {
		const tab = await openWithRequestedTraining();
		await tab.loseForGood("worker");
		void tab.start();
		await settle();
		await tab.finish();
		expect(tab.saving.keepAllModels).not.toHaveBeenCalled();
	});

	test("that diverges says that it is not kept by itself, and is not", async () => {
		const tab = await openWithRequestedTraining();
		tab.coordinator().setStatus({ kind: "diverged", run: 0, step: 3, loss: undefined });
		await passTime(200);
		expect([tab.saving.outcomeMessage.value?.(), tab.saving.requestingView.value]).toEqual([
			tab.texts.value.notKept,
			"reconstruct",
		]);
		await tab.resume();
		await tab.finish();
		expect(tab.saving.keepAllModels).not.toHaveBeenCalled();
	});

	test("does not start where another data set was chosen while Train was downloaded, and says so there", async () => {
		const tab = await open();
		let arrive = () => {};
		const asked = tab.requestTraining(() => new Promise((resolve) => (arrive = resolve)));
		tab.dataSetId.value = "fashion";
		arrive();
		await asked;
		expect([tab.trainingPhase.value.kind, tab.hasMissedStart.value]).toEqual(["none", true]);
		expect(tab.announcement.value).toBe(tab.texts.value.missedStart);
		tab.dataSetId.value = "mnist";
		expect(tab.hasMissedStart.value, "it is said of that data set").toBe(false);
	});

	test("that did not start is spoken of no more once there is a training", async () => {
		const tab = await open();
		tab.hasMissedStart.value = true;
		void tab.start();
		await settle();
		expect(tab.hasMissedStart.value).toBe(false);
	});

	test("that was stopped is kept all the same if it is resumed and done", async () => {
		const tab = await openWithRequestedTraining();
		tab.stop();
		await passTime(200);
		expect(tab.trainingPhase.value.kind).toBe("ended");
		await tab.resumeFromStop();
		await settle();
		await tab.finish();
		expect(tab.saving.keepAllModels).toHaveBeenCalledWith("reconstruct");
	});
});
