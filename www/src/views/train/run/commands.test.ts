import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { settle } from "../../../testing/page";
import { openTab, pass, resetBrowser } from "../../../testing/tabs";

beforeEach(() => {
	resetBrowser();
	vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
});
afterEach(() => {
	resetBrowser();
	vi.useRealTimers();
});

/** A tab with the buttons of the run bar. */
async function openRunBar() {
	const tab = await openTab();
	return { ...tab, ...(await import("./commands")) };
}

describe("the run bar", () => {
	test("trains all epochs, and as many again when they are done", async () => {
		const bar = await openRunBar();
		void bar.start();
		await settle();
		expect([bar.phase.value.kind, bar.targetStep.value]).toEqual(["running", 400]);
		bar.coordinator().train(400);
		bar.coordinator().setStatus({ kind: "paused" });
		await pass(200);
		await bar.resume();
		expect([bar.targetStep.value, bar.runTarget.value]).toEqual([800, 800]);
	});

	test("takes a step, and the rest of an epoch", async () => {
		const bar = await openRunBar();
		void bar.start();
		await settle();
		await bar.pauseTraining();
		await bar.oneStep();
		expect(bar.coordinator().received.at(-1)).toEqual({ type: "advance", steps: 1 });
		bar.coordinator().train(21);
		await pass(200);
		await bar.oneEpoch();
		expect(bar.coordinator().received.at(-1)).toEqual({ type: "run", targetStep: 40 });
	});

	test("can undo a reset until the first step after it", async () => {
		const bar = await openRunBar();
		void bar.start();
		await settle();
		bar.coordinator().train(30);
		await pass(200);
		void bar.reset();
		await settle();
		expect([bar.step.value, bar.phase.value.kind, bar.canUndoReset.value]).toEqual([0, "paused", true]);
		void bar.undoReset();
		await settle();
		expect([bar.step.value, bar.phase.value.kind, bar.canUndoReset.value]).toEqual([30, "paused", false]);
		void bar.reset();
		await settle();
		bar.coordinator().train(1);
		await pass(200);
		expect(bar.canUndoReset.value).toBe(false);
	});

	test("can undo a reset that is reset again before its first poll has ended", async () => {
		const bar = await openRunBar();
		void bar.start();
		await settle();
		bar.coordinator().train(30);
		await pass(200);
		bar.evaluators.hold();
		void bar.reset();
		await settle();
		expect([bar.isStarting.value, bar.canUndoReset.value]).toEqual([true, true]);
		void bar.reset();
		await settle();
		bar.evaluators.release();
		await pass(1000);
		expect(bar.canUndoReset.value).toBe(true);
		void bar.undoReset();
		await settle();
		expect(bar.step.value).toBe(30);
	});

	test("a training that is stopped while it is reset stays stopped", async () => {
		const bar = await openRunBar();
		void bar.start();
		await settle();
		bar.coordinator().train(30);
		await pass(200);
		void bar.reset(); // asks for a copy first
		void bar.stop();
		await pass(1000);
		expect(bar.phase.value.kind).toBe("ended");
		expect(bar.coordinators).toHaveLength(1);
	});

	test("does nothing where there is no training", async () => {
		const bar = await openRunBar();
		for (const command of [
			bar.resume,
			bar.pauseTraining,
			bar.oneStep,
			bar.oneEpoch,
			bar.reset,
			bar.undoReset,
			bar.stop,
		]) {
			await command();
		}
		expect([bar.phase.value.kind, bar.coordinators.length]).toEqual(["none", 0]);
	});
});
