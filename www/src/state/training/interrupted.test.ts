import { openDB } from "idb";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { locks, settle } from "../../testing/page";
import { openTab, passTime, resetBrowser, type Tab } from "../../testing/tabs";
import { config } from "../../testing/training";
import type { SavedTraining } from "./savedTraining";

beforeEach(() => {
	resetBrowser();
	vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
});
afterEach(() => {
	resetBrowser();
	vi.useRealTimers();
});

function savedAt(step: number): SavedTraining {
	return {
		data: "mnist",
		configs: [config],
		workers: 1,
		link: "#/train",
		targetStep: 2000,
		states: [{ step, parameters: new Float32Array(3), moments: new Float32Array(6) }],
		histories: [{ steps: 0, stride: 1, reconstruction: new Float32Array(), kl: new Float32Array(), evaluations: [] }],
	};
}

/** Trains to a step, and saves it. */
async function trainTo(tab: Tab, step: number): Promise<void> {
	tab.coordinator().train(step - tab.coordinator().step);
	await passTime(6000);
}

/** The tab is closed: what it has in memory is gone, what it holds is free. */
function close(tab: Tab): void {
	tab.currentSession.peek()?.abort();
}

const stepsSaved = async (tab: Tab) => {
	const keys = await tab.trainingKeys();
	return Promise.all(keys.map(async (key) => (await tab.storage.getTraining(key))?.states[0]?.step));
};

describe("two tabs that offer the same training", () => {
	/** Both have it on offer at step 433. */
	async function offerTwice() {
		const first = await openTab();
		await first.storage.putTraining("1-a", savedAt(433));
		const second = await openTab();
		for (const tab of [first, second]) {
			await tab.findInterrupted();
			expect(tab.interruptedTraining.value?.training.states[0]?.step).toBe(433);
		}
		return { first, second };
	}

	test("one trains it further and is closed: the other goes on from there, and loses nothing", async () => {
		const { first, second } = await offerTwice();
		void first.resumeInterrupted();
		await settle();
		await trainTo(first, 1408);
		close(first);
		void second.resumeInterrupted();
		await settle();
		expect(second.stepsDone.value).toBe(1408);
		await passTime(10_000);
		expect(await stepsSaved(second)).toEqual([1408]);
	});

	test("one trains it further and is closed: the other offers that before it deletes anything", async () => {
		const { first, second } = await offerTwice();
		void first.resumeInterrupted();
		await settle();
		await trainTo(first, 1408);
		close(first);
		await second.discardInterrupted();
		expect(await stepsSaved(second)).toEqual([1408]);
		expect(second.interruptedTraining.value?.training.states[0]?.step).toBe(1408);
		await second.discardInterrupted();
		expect([await stepsSaved(second), second.interruptedTraining.value]).toEqual([[], undefined]);
	});

	test("one has it open: the other does not get it, and starts nothing", async () => {
		const { first, second } = await offerTwice();
		void first.resumeInterrupted();
		await settle();
		await second.resumeInterrupted();
		expect(second.trainingPhase.value.kind).toBe("none");
		expect(second.coordinators).toEqual([]);
		expect(second.interruptedTraining.value).toBeUndefined();
		await second.discardInterrupted();
		expect(await stepsSaved(second)).toEqual([433]);
	});

	test("one has stopped it: the other's offer goes", async () => {
		const { first, second } = await offerTwice();
		void first.resumeInterrupted();
		await settle();
		await first.currentSession.value?.stop();
		await second.resumeInterrupted();
		expect([second.trainingPhase.value.kind, second.interruptedTraining.value]).toEqual(["none", undefined]);
	});

	test("one is left while the other is opened, which offers it a moment later", async () => {
		const { first, second } = await offerTwice();
		void first.resumeInterrupted();
		await settle();
		await second.findInterrupted();
		expect(second.interruptedTraining.value).toBeUndefined();
		close(first);
		await passTime(1000);
		expect(second.interruptedTraining.value?.training.states[0]?.step).toBe(433);
	});

	test("one is about to discard it while the other resumes it: it stays", async () => {
		const { first, second } = await offerTwice();
		void first.resumeInterrupted();
		await settle();
		await second.discardInterrupted();
		await trainTo(first, 500);
		expect(await stepsSaved(first)).toEqual([500]);
	});
});

describe("an interrupted training", () => {
	test("that has reached its end takes as many steps again", async () => {
		const tab = await openTab();
		await tab.storage.putTraining("1-a", { ...savedAt(30), targetStep: 30 });
		await tab.findInterrupted();
		void tab.resumeInterrupted();
		await settle();
		expect([tab.trainingPhase.value.kind, tab.targetStep.value]).toEqual(["running", 60]);
	});

	test("is offered as soon as one returns to its data set, however quickly", async () => {
		const tab = await openTab();
		await tab.start();
		tab.coordinator().train(9);
		await passTime(200);
		let pause = () => {};
		tab.coordinator().answers.set("pause", () => new Promise((resolve) => (pause = () => resolve({ step: 9 }))));
		const { dataSetId } = await import("../dataSet");
		dataSetId.value = "fashion";
		void tab.findInterrupted();
		dataSetId.value = "mnist";
		const found = tab.findInterrupted();
		await settle();
		pause();
		await found;
		expect(tab.interruptedTraining.value?.training.states[0]?.step).toBe(9);
	});

	test("is not offered while some tab trains it, this one or another", async () => {
		const tab = await openTab();
		await tab.start();
		await passTime(6000);
		expect(await tab.trainingKeys()).toHaveLength(1);
		const other = await openTab();
		for (const asking of [tab, other]) {
			await asking.findInterrupted();
			expect(asking.interruptedTraining.value).toBeUndefined();
		}
	});

	test("that is broken is reported, and does not hide an older good one", async () => {
		const tab = await openTab();
		await tab.storage.putTraining("1-a", savedAt(10));
		const db = await openDB("autoencoder-playground");
		const broken = [
			null,
			undefined,
			5,
			{},
			{ version: 1 },
			{ version: 99, ...savedAt(20) },
			{ version: 1, ...savedAt(1.5) },
		];
		for (const [index, record] of broken.entries()) await db.put("trainings", record, `2-${index}`);
		db.close();
		await tab.findInterrupted();
		expect([tab.interruptedTraining.value?.key, tab.interruptedReadError.value?.code]).toEqual(["1-a", "unreadable"]);
		void tab.resumeInterrupted();
		await settle();
		expect(tab.stepsDone.value).toBe(10);
	});

	test("that is broken can be deleted, and is no longer reported; a good one stays", async () => {
		const tab = await openTab();
		await tab.storage.putTraining("1-a", savedAt(5));
		const database = await openDB("autoencoder-playground");
		for (const key of ["2-b", "3-c"]) await database.put("trainings", { step: 6 }, key);
		database.close();
		await tab.findInterrupted();
		await tab.discardUnreadableTrainings();
		expect([tab.interruptedTraining.value?.key, tab.interruptedReadError.value]).toEqual(["1-a", undefined]);
		expect(await tab.trainingKeys()).toEqual(["1-a"]);
	});

	test("is not offered with another data set, even while its own are looked for", async () => {
		const tab = await openTab();
		await tab.storage.putTraining("1-a", savedAt(5));
		await tab.storage.putTraining("2-b", { ...savedAt(6), data: "fashion" });
		await tab.findInterrupted();
		expect(tab.interruptedTraining.value?.key).toBe("1-a");
		const { dataSetId } = await import("../dataSet");
		dataSetId.value = "fashion";
		expect(tab.interruptedTraining.value).toBeUndefined();
		await tab.findInterrupted();
		expect(tab.interruptedTraining.value?.key).toBe("2-b");
	});

	test("is offered where the browser has no locks, or refuses them", async () => {
		const tab = await openTab();
		await tab.storage.putTraining("1-a", savedAt(10));
		locks.isRefused = true;
		await tab.findInterrupted();
		expect(tab.interruptedTraining.value?.key).toBe("1-a");
		void tab.resumeInterrupted();
		await settle();
		expect(tab.stepsDone.value).toBe(10);
	});
});

describe("abandoned trainings", () => {
	test("are deleted, but for the newest three", async () => {
		const tab = await openTab();
		for (let age = 1; age <= 6; age++) await tab.storage.putTraining(`${age}-a`, savedAt(age));
		await tab.findInterrupted();
		expect(await tab.trainingKeys()).toEqual(["4-a", "5-a", "6-a"]);
		expect(tab.interruptedTraining.value?.key).toBe("6-a");
	});

	test("of data sets that are gone are deleted but for the newest three, once it is known which there are", async () => {
		const tab = await openTab();
		for (let age = 1; age <= 6; age++)
			await tab.storage.putTraining(`${age}-a`, { ...savedAt(age), data: age === 2 ? "fashion" : `own-${age}` });
		await tab.findInterrupted();
		expect((await tab.trainingKeys()).length).toBe(6);
		const { watchOwnDataSets } = await import("../ownDataSets");
		await watchOwnDataSets();
		await tab.findInterrupted();
		expect(await tab.trainingKeys()).toEqual(["2-a", "4-a", "5-a", "6-a"]);
	});

	test("of another data set are not counted among those of the one that is shown", async () => {
		const tab = await openTab();
		await tab.storage.putTraining("1-a", { ...savedAt(1), data: "fashion" });
		for (let age = 2; age <= 6; age++) await tab.storage.putTraining(`${age}-a`, savedAt(age));
		await tab.findInterrupted();
		expect(await tab.trainingKeys()).toEqual(["1-a", "4-a", "5-a", "6-a"]);
	});

	test("are never those that another tab has open, nor the only good one", async () => {
		const tab = await openTab();
		for (let age = 1; age <= 3; age++) await tab.storage.putTraining(`${age}-a`, savedAt(age));
		await tab.findInterrupted();
		void tab.resumeInterrupted(); // 3-a
		await settle();
		const other = await openTab();
		for (let age = 4; age <= 8; age++) await other.storage.putTraining(`${age}-a`, savedAt(age));
		await other.findInterrupted();
		expect(await other.trainingKeys()).toEqual(["3-a", "6-a", "7-a", "8-a"]);
	});
});
