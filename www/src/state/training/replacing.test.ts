import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { locks, settle } from "../../testing/page";
import { openTab, passTime, resetBrowser, type Tab } from "../../testing/tabs";
import { config } from "../../testing/training";
import { startFromSaved } from "./savedTraining";

beforeEach(() => {
	resetBrowser();
	vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
});
afterEach(() => {
	resetBrowser();
	vi.useRealTimers();
});

const reset = (own: Tab) =>
	own.restartTraining(
		(lock) => ({ data: "mnist", configs: [config], workers: 1, targetStep: () => 100, lock }),
		undefined,
	);

describe("what replaces a training", () => {
	test("a reset before the first poll has ended does not train by itself", async () => {
		const own = await openTab();
		own.evaluators.hold();
		await own.start();
		const first = own.coordinator();
		void reset(own);
		await settle();
		own.evaluators.release();
		await passTime(5000);
		expect(own.coordinator()).not.toBe(first);
		expect(own.coordinator().calls).not.toContain("run");
		expect([own.trainingPhase.value.kind, own.stepsDone.value]).toEqual(["paused", 0]);
	});

	test("a reset after a saved training was resumed, before it is shown, does not train by itself", async () => {
		const other = await openTab();
		await other.start();
		other.coordinator().train(5);
		await passTime(100);
		const saved = (await other.copyTraining())?.training;
		const own = await openTab();
		own.evaluators.hold();
		void own.resumeTraining(async () => saved);
		await settle();
		void reset(own);
		await settle();
		own.evaluators.release();
		await passTime(5000);
		expect(own.coordinators).toHaveLength(2);
		expect(own.coordinator().calls).not.toContain("run");
		expect([own.trainingPhase.value.kind, own.stepsDone.value]).toEqual(["paused", 0]);
	});

	test("one that cannot be read does not displace another that was requested after it", async () => {
		const own = await openTab();
		await own.start();
		const before = own.currentSession.value;
		const reads: (() => void)[] = [];
		const unreadable = () =>
			own.resumeTraining(() => new Promise((_, reject) => reads.push(() => reject(new Error("unreadable")))));
		const [first, second] = [unreadable().catch(String), unreadable().catch(String)];
		await settle();
		const asked = own.currentSession.value;
		reads[0]?.();
		expect([await first, own.currentSession.value === asked]).toEqual(["Error: unreadable", true]);
		reads[1]?.();
		await second;
		expect(own.currentSession.value, "none of them has begun").toBe(before);
	});

	test("what is evaluated of the models before a reset is not recorded for those after it", async () => {
		const own = await openTab();
		await own.start();
		own.evaluators.hold();
		own.coordinator().train(408);
		await passTime(3000); // the checkpoint of step 408 is being evaluated
		void reset(own);
		await settle();
		own.evaluators.release();
		await passTime(5000);
		expect(own.lossHistories.value[0]?.evaluations.map(({ step, reconstruction }) => [step, reconstruction])).toEqual([
			[0, 0],
		]);
	});

	test("the models before and after a reset have different names in the viewer, and those before are freed", async () => {
		const own = await openTab();
		await own.start();
		void reset(own);
		await passTime(1000);
		const [first, second] = own.evaluators.inspected.map(([name]) => name);
		expect(first).not.toBe(second);
		expect(own.evaluators.unloaded).toEqual([first]);
	});

	test("what was there before is shown until the new training is open", async () => {
		const own = await openTab();
		await own.start();
		own.coordinator().train(9);
		await passTime(1000);
		void reset(own);
		expect([own.trainingPhase.value.kind, own.snapshot.value?.checkpoint.step]).toEqual(["opening", 9]);
		await settle();
		expect([own.trainingPhase.value.kind, own.snapshot.value?.checkpoint.step]).toEqual(["paused", 0]);
	});

	test("of two resets at once the last is there, and the others have ended", async () => {
		const own = await openTab();
		await own.start();
		const results = [reset(own), reset(own), reset(own)];
		await settle();
		expect(await Promise.all(results)).toEqual([false, false, true]);
		expect(own.coordinators.filter(({ isEnded }) => !isEnded)).toHaveLength(1);
		expect((await locks.query()).held).toHaveLength(1);
	});

	test("a reset takes the place of what was saved, and can be undone from it", async () => {
		const own = await openTab();
		await own.start();
		own.coordinator().train(12);
		await passTime(5100);
		const before = await own.copyTraining();
		void reset(own);
		await passTime(6000);
		const keys = await own.trainingKeys();
		expect(keys).toHaveLength(1);
		expect((await own.storage.getTraining(keys[0] ?? ""))?.states[0]?.step).toBe(0);
		void own.restartTraining((lock) => startFromSaved(before?.training as never, lock), before);
		await passTime(6000);
		expect([own.trainingPhase.value.kind, own.stepsDone.value]).toEqual(["paused", 12]);
		expect((await own.storage.getTraining(keys[0] ?? ""))?.states[0]?.step).toBe(12);
	});

	test("one that is left for another data set resumes in its own, with its settings", async () => {
		const own = await openTab();
		const [{ dataSetId, dataSet }, { beginStroke, padContent }, { linkTo, numberCodec }, linked] = await Promise.all([
			import("../dataSet"),
			import("../drawing"),
			import("../urlState"),
			import("../dataSetUrlValue"),
		]);
		const batch = linked.dataSetUrlValue(
			"train",
			"batch",
			() => 1,
			numberCodec(1, 99),
			() => false,
		);
		batch.set(77);
		await own.start(100);
		own.coordinator().train(30);
		await passTime(200);
		const link = linkTo("train");
		expect(link).toContain("batch=77");
		dataSetId.value = "fashion";
		await passTime(500);
		dataSetId.value = "mnist";
		beginStroke(100, 100);
		const drawn = padContent.value;
		const [key = ""] = await own.trainingKeys();
		expect(await own.storage.getTraining(key)).toMatchObject({ data: "mnist", link, states: [{ step: 30 }] });
		expect(await own.resumeTraining(() => own.storage.getTraining(key))).toBe(true);
		expect([own.trainingPhase.value.kind, own.stepsDone.value, dataSet.value.id]).toEqual(["running", 30, "mnist"]);
		expect(batch.current.value).toBe(77);
		expect(padContent.value, "it leaves the drawing as it is").toBe(drawn);
	});

	test("a coordinator that dies while its training is left is replaced by one with the same examples", async () => {
		const own = await openTab();
		const [{ dataSetId }, { builtInDataSets }] = await Promise.all([import("../dataSet"), import("../dataSets")]);
		await own.start();
		own.coordinator().train(30);
		await passTime(200);
		const requests = builtInDataSets.map((data) => vi.spyOn(data, "loadIdx").mockName(data.id));
		own.lose("worker");
		dataSetId.value = "fashion";
		await passTime(500);
		const ofTraining = requests.filter(({ mock }) => mock.calls.some(([part]) => part === "train"));
		expect(ofTraining.map((request) => request.getMockName())).toEqual(["mnist"]);
	});

	test("a training that cannot be loaded changes nothing", async () => {
		const own = await openTab();
		await own.start();
		await own.currentSession.value?.stop();
		const ended = own.currentSession.value;
		await expect(own.resumeTraining(() => Promise.reject(new Error("unreadable")))).rejects.toThrow("unreadable");
		expect(await own.resumeTraining(async () => undefined)).toBe(false);
		expect(own.currentSession.value).toBe(ended);
	});
});
