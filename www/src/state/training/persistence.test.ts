import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { settle } from "../../testing/page";
import { passTime } from "../../testing/tabs";
import { config } from "../../testing/training";
import { StorageError } from "../database";
import { Persistence } from "./persistence";
import type { SavedTraining } from "./savedTraining";

/** A training of a model with `parameters` parameters, and a database. */
function setUp(parameters = 10) {
	let [step, isOpen] = [1, true];
	const life = new AbortController();
	const saved = (): SavedTraining => ({
		data: "mnist",
		configs: [config],
		workers: 1,
		link: "#/train",
		targetStep: 100,
		states: [{ step, parameters: new Float32Array(parameters), moments: new Float32Array(2 * parameters) }],
		histories: [],
	});
	const training = { isOpen: () => isOpen, currentStep: () => step, save: vi.fn(async () => saved()) };
	let onErased = () => {};
	const stopWatching = vi.fn();
	const store = {
		putTraining: vi.fn(async () => {}),
		deleteTraining: vi.fn(async () => {}),
		watchDatabase(listener: () => void) {
			onErased = listener;
			return stopWatching;
		},
	};
	const persistence = new Persistence(training, { key: "key", release() {} }, life.signal, store);
	return {
		persistence,
		training,
		life,
		...store,
		stopWatching,
		erase: () => onErased(),
		train: () => step++,
		close: () => {
			isOpen = false;
		},
	};
}

let own: ReturnType<typeof setUp>;
beforeEach(() => {
	vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
	own = setUp();
});
afterEach(() => {
	own.life.abort();
	vi.useRealTimers();
});

describe("a training", () => {
	test("is saved every five seconds while something changes", async () => {
		await passTime(5000);
		expect(own.putTraining).toHaveBeenCalledTimes(1);
		await passTime(50_000);
		expect(own.putTraining).toHaveBeenCalledTimes(1);
		own.train();
		await passTime(5000);
		expect(own.putTraining).toHaveBeenCalledTimes(2);
	});

	test("is saved less often the larger it is: at most 2 MB a second on average", async () => {
		const large = setUp(5_000_000); // 60 MB
		await passTime(5000);
		expect(large.putTraining).toHaveBeenCalledTimes(1);
		large.train();
		await passTime(25_000);
		expect(large.putTraining).toHaveBeenCalledTimes(1);
		await passTime(5000);
		expect(large.putTraining).toHaveBeenCalledTimes(2);
		large.life.abort();
	});

	test("is not copied more often where the quota is exceeded", async () => {
		const large = setUp(5_000_000);
		large.putTraining.mockRejectedValue(new Error("full"));
		await passTime(30_000);
		expect(large.training.save).toHaveBeenCalledTimes(1);
		large.life.abort();
	});

	test("is saved at once when its tab is hidden", async () => {
		document.dispatchEvent(new Event("visibilitychange"));
		await settle();
		expect(own.putTraining).toHaveBeenCalledTimes(1);
	});

	test("is saved at once when the database was erased, although nothing has changed", async () => {
		await own.persistence.save();
		await own.persistence.save();
		expect(own.putTraining).toHaveBeenCalledTimes(1);
		own.erase();
		await settle();
		expect(own.putTraining).toHaveBeenCalledTimes(2);
		own.life.abort();
		expect(own.stopWatching).toHaveBeenCalledOnce();
	});

	test("is saved by one write at a time, however often that is requested", async () => {
		const done: (() => void)[] = [];
		own.putTraining.mockImplementation(() => new Promise<void>((resolve) => done.push(resolve)));
		const saves = [own.persistence.save(), own.persistence.save(), own.persistence.save()];
		await settle();
		own.train();
		expect(done).toHaveLength(1);
		done[0]?.();
		await settle();
		expect(done).toHaveLength(2);
		done[1]?.();
		await Promise.all(saves);
		expect(own.putTraining).toHaveBeenCalledTimes(2);
	});

	test("that cannot be saved says so, until it can", async () => {
		for (const code of ["full", "refused", "failed", "unreadable"] as const) {
			own.putTraining.mockRejectedValueOnce(new StorageError(code, ""));
			await own.persistence.save();
			expect(own.persistence.saveError.value).toBe(code);
		}
		own.putTraining.mockRejectedValueOnce(new Error("anything else"));
		await own.persistence.save();
		expect(own.persistence.saveError.value).toBe("failed");
		await own.persistence.save();
		expect(own.persistence.saveError.value).toBeUndefined();
		own.train();
		own.training.save.mockRejectedValueOnce(new Error("the worker is gone"));
		own.close();
		await own.persistence.save();
		expect(own.persistence.saveError.value).toBeUndefined();
	});
});

describe("after its end", () => {
	test("a discarded training is not saved again, although a save had begun", async () => {
		let finish = (_: SavedTraining | undefined) => {};
		own.training.save.mockImplementationOnce(() => new Promise((resolve) => (finish = resolve as never)));
		void own.persistence.save();
		await settle();
		const discarded = own.persistence.discard();
		finish((await own.training.save()) as SavedTraining);
		await discarded;
		expect(own.putTraining).not.toHaveBeenCalled();
		expect(own.deleteTraining).toHaveBeenCalledOnce();
		own.train();
		await passTime(60_000);
		expect(own.putTraining).not.toHaveBeenCalled();
	});

	test("an aborted training is saved no more, and nothing of it is deleted", async () => {
		own.life.abort();
		document.dispatchEvent(new Event("visibilitychange"));
		await own.persistence.save();
		await passTime(60_000);
		expect(own.putTraining).not.toHaveBeenCalled();
		expect(own.deleteTraining).not.toHaveBeenCalled();
		expect(vi.getTimerCount()).toBe(0);
	});
});
