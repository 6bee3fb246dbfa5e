/** Trainings that are saved and resumed, with a fault at each operation of the database in turn. */

import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type Fault, type FaultKind, FaultyDatabase, faultKinds, faultsAt } from "../../testing/faults";
import { locks, settle } from "../../testing/page";
import { openTab, passTime, resetBrowser, type Tab } from "../../testing/tabs";
import { config } from "../../testing/training";
import type { SavedTraining } from "./savedTraining";

let database: FaultyDatabase | undefined;

beforeEach(() => {
	vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
});
afterEach(() => {
	resetBrowser();
	database = undefined;
	vi.useRealTimers();
});

/** The tab goes on with a new database and without a training. Opening a tab for each fault would take most of the time. */
async function changeDatabase(tab: Tab): Promise<void> {
	tab.currentSession.peek()?.abort();
	tab.currentSession.value = undefined;
	await settle();
	database?.closeConnections();
	database = new FaultyDatabase();
	locks.closeTabs();
	await tab.findInterrupted();
}

/** From now on the tab opens the database again, and there is the fault, if one is given. */
function arm(fault: Fault | undefined): void {
	database?.closeConnections();
	database?.arm(fault);
}

/** All has happened, also the time has passed in which the page waits for an answer. */
async function endFault(): Promise<void> {
	await settle(); // the database is faster than any timeout
	for (let waited = 0; waited < 4; waited++) await passTime(31_000);
	database?.disarm();
}

const savedAt = (step: number): SavedTraining => ({
	data: "mnist",
	configs: [config],
	workers: 1,
	link: "#/train",
	targetStep: 2000,
	states: [{ step, parameters: new Float32Array(3), moments: new Float32Array(6) }],
	histories: [{ steps: 0, stride: 1, reconstruction: new Float32Array(), kl: new Float32Array(), evaluations: [] }],
});

async function stepsSaved(tab: Tab): Promise<(number | undefined)[]> {
	const keys = await tab.trainingKeys();
	return Promise.all(keys.map(async (key) => (await tab.storage.getTraining(key))?.states[0]?.step));
}

/** Plays the scenario without a fault, which shows the operations, and with each fault that these can have. */
async function atEach(kind: FaultKind, scenario: (tab: Tab, fault: Fault | undefined, title: string) => Promise<void>) {
	database = new FaultyDatabase();
	const tab = await openTab();
	await changeDatabase(tab);
	await scenario(tab, undefined, "without a fault");
	const faults = faultsAt(kind, database?.operations ?? []);
	expect(faults.length).toBeGreaterThan(0);
	for (const fault of faults) {
		await changeDatabase(tab);
		const title = `operation ${fault.operationIndex + 1}${fault.isPermanent ? " and all after it" : ""}`;
		await scenario(tab, fault, title);
		expect(database?.injected, title).toBeGreaterThan(0);
	}
}

describe.each(faultKinds)("a database that $name at any of its operations", (kind) => {
	test("leaves a training that is saved as it is, and the next save works", () =>
		atEach(kind, async (tab, fault, title) => {
			await tab.start();
			tab.coordinator().train(7);
			await passTime(6000);
			arm(fault);
			tab.coordinator().train(3);
			await passTime(6000);
			expect([tab.trainingPhase.value.kind, tab.stepsDone.value], title).toEqual(["running", 10]);
			await endFault();
			expect([undefined, "full", "failed"], title).toContain(tab.trainingSaveError.value);
			tab.coordinator().train(5);
			await passTime(36_000);
			expect(tab.trainingPhase.value.kind, title).toBe("running");
			expect([tab.trainingSaveError.value, await stepsSaved(tab)], title).toEqual([undefined, [15]]);
		}));

	test("loses no training that is looked for, resumed or forgotten", () =>
		atEach(kind, async (tab, fault, title) => {
			await tab.storage.putTraining("1-a", savedAt(5));
			await tab.storage.putTraining("2-b", savedAt(9));
			arm(fault);
			const looking = tab.findInterrupted();
			await endFault();
			await looking;
			if (!kind.erases) {
				const isTold = tab.interruptedTraining.value !== undefined || tab.interruptedReadError.value !== undefined;
				expect(isTold, title).toBe(true);
				await tab.findInterrupted();
				expect([tab.interruptedTraining.value?.key, tab.interruptedReadError.value], title).toEqual(["2-b", undefined]);
			}
		}));

	test("loses no training that is resumed", () =>
		atEach(kind, async (tab, fault, title) => {
			await tab.storage.putTraining("1-a", savedAt(5));
			await tab.findInterrupted();
			arm(fault);
			const resuming = tab.resumeInterrupted();
			await endFault();
			await resuming;
			if (kind.erases) return;
			if (tab.trainingPhase.value.kind === "none") {
				await tab.findInterrupted();
				void tab.resumeInterrupted();
				await settle();
			}
			expect([tab.trainingPhase.value.kind, tab.stepsDone.value], title).toEqual(["running", 5]);
			tab.coordinator().train(2);
			await passTime(36_000);
			expect([tab.trainingSaveError.value, await stepsSaved(tab)], title).toEqual([undefined, [7]]);
		}));

	test("forgets a training or offers it again", () =>
		atEach(kind, async (tab, fault, title) => {
			await tab.storage.putTraining("1-a", savedAt(5));
			await tab.findInterrupted();
			arm(fault);
			const forgetting = tab.discardInterrupted();
			await endFault();
			await forgetting;
			if (kind.erases) return;
			await tab.findInterrupted();
			await tab.discardInterrupted();
			expect([tab.interruptedTraining.value, tab.interruptedReadError.value], title).toEqual([undefined, undefined]);
			expect(await stepsSaved(tab)).toEqual([]);
		}));
});
