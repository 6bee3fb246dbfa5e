/** Trainings that are saved and resumed, with a fault at each operation of the database in turn. */

import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { FaultyDatabase, type Kind, kinds } from "../../testing/faults";
import { settle } from "../../testing/page";
import { openTab, pass, resetBrowser, type Tab } from "../../testing/tabs";
import { config } from "../../testing/training";
import type { SavedTraining } from "./savedTraining";

let database: FaultyDatabase;

beforeEach(() => {
	vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
});
afterEach(() => {
	vi.restoreAllMocks();
	resetBrowser();
	vi.useRealTimers();
});

async function openFaultyTab(): Promise<Tab> {
	vi.restoreAllMocks();
	resetBrowser();
	database = new FaultyDatabase();
	return openTab();
}

/** The next calls open the database again, and the operation number `at` from then on fails. */
function arm(kind: Kind, at: number, lasts: boolean): void {
	database.closeConnections();
	database.arm(kind, at, lasts);
}

/** Whether there was a fault; all the time in which the page waits for an answer has passed. */
async function endFault(): Promise<boolean> {
	for (let waited = 0; waited < 4; waited++) await pass(31_000);
	database.disarm();
	return database.injected > 0;
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
	const keys = await tab.storage.trainingKeys();
	return Promise.all(keys.map(async (key) => (await tab.storage.getTraining(key))?.states[0]?.step));
}

/** Tries the fault at each operation, until there are no more; with `lasts`, all later ones fail as well. */
async function atEach(scenario: (at: number, lasts: boolean) => Promise<boolean>): Promise<void> {
	for (const lasts of [false, true]) {
		for (let at = 0; await scenario(at, lasts); at++);
	}
}

describe.each(kinds)("a database that $name at any of its operations", (kind) => {
	test("leaves a training that is saved as it is, and the next save works", () =>
		atEach(async (at, lasts) => {
			const tab = await openFaultyTab();
			await tab.start();
			tab.coordinator().train(7);
			await pass(6000);
			arm(kind, at, lasts);
			tab.coordinator().train(3);
			await pass(6000);
			const title = `operation ${at + 1}`;
			expect([tab.phase.value.kind, tab.step.value], title).toEqual(["running", 10]);
			const hadFault = await endFault();
			expect([undefined, "full", "failed", "refused"], title).toContain(tab.saveError.value);
			tab.coordinator().train(5);
			await pass(36_000);
			expect(tab.phase.value.kind, title).toBe("running");
			expect([tab.saveError.value, await stepsSaved(tab)], title).toEqual([undefined, [15]]);
			return hadFault;
		}));

	test("loses no training that is looked for, resumed or forgotten", () =>
		atEach(async (at, lasts) => {
			const tab = await openFaultyTab();
			await tab.storage.putTraining("1-a", savedAt(5));
			await tab.storage.putTraining("2-b", savedAt(9));
			arm(kind, at, lasts);
			const looking = tab.findInterrupted();
			const hadFault = await endFault();
			await looking;
			const title = `operation ${at + 1}`;
			if (!kind.erases) {
				// That storage is refused, which only opening it can show, is said beside the list of models.
				const isTold = tab.interrupted.value !== undefined || tab.readError.value !== undefined || at === 0;
				expect(isTold, title).toBe(true);
				await tab.findInterrupted();
				expect([tab.interrupted.value?.key, tab.readError.value], title).toEqual(["2-b", undefined]);
			}
			return hadFault;
		}));

	test("loses no training that is resumed", () =>
		atEach(async (at, lasts) => {
			const tab = await openFaultyTab();
			await tab.storage.putTraining("1-a", savedAt(5));
			await tab.findInterrupted();
			arm(kind, at, lasts);
			const resuming = tab.resumeInterrupted();
			const hadFault = await endFault();
			await resuming;
			if (kind.erases) return hadFault;
			const title = `operation ${at + 1}`;
			if (tab.phase.value.kind === "none") {
				await tab.findInterrupted();
				void tab.resumeInterrupted();
				await settle();
			}
			expect([tab.phase.value.kind, tab.step.value], title).toEqual(["running", 5]);
			tab.coordinator().train(2);
			await pass(36_000);
			expect([tab.saveError.value, await stepsSaved(tab)], title).toEqual([undefined, [7]]);
			return hadFault;
		}));

	test("forgets a training or offers it again", () =>
		atEach(async (at, lasts) => {
			const tab = await openFaultyTab();
			await tab.storage.putTraining("1-a", savedAt(5));
			await tab.findInterrupted();
			arm(kind, at, lasts);
			const forgetting = tab.discardInterrupted();
			const hadFault = await endFault();
			await forgetting;
			if (kind.erases) return hadFault;
			await tab.findInterrupted();
			await tab.discardInterrupted();
			expect([tab.interrupted.value, tab.readError.value], `operation ${at + 1}`).toEqual([undefined, undefined]);
			expect(await stepsSaved(tab)).toEqual([]);
			return hadFault;
		}));
});
