import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { openDB } from "idb";
import { beforeEach, expect, test, vi } from "vitest";
import { config } from "../testing/training";
import { MAX_VALUES } from "./training/lossHistory";

const { excludedClasses: _, examples, ...rest } = config;
const shared = { ...rest, examples };

const run = {
	recipes: [{ ...rest, digits: examples, leftOut: [3] }],
	workers: 2,
	link: "#/train?seed=1",
	goal: 100,
	positions: [{ step: 2, parameters: new Float32Array([1, 2]), moments: new Float32Array(4) }],
	tracks: [
		{
			reconstruction: new Float32Array([0.75, 0.5]),
			kl: new Float32Array([0, 0.25]),
			judgements: [{ step: 2, reconstruction: 0.5, kl: 0.25, squaredError: 0.125 }],
		},
	],
};

const training = {
	data: "mnist",
	configs: [{ ...shared, excludedClasses: [3] }],
	workers: 2,
	link: "#/train?seed=1",
	targetStep: 100,
	states: run.positions,
	histories: [
		{
			steps: 2,
			stride: 1,
			reconstruction: new Float32Array([0.75, 0.5]),
			kl: new Float32Array([0, 0.25]),
			evaluations: run.tracks[0]?.judgements,
		},
	],
};

const id = "own-0123456789abcdef";
const model = {
	id,
	name: "mine",
	config: config.model,
	codeSize: 2,
	codeShape: [2],
	parameterCount: 9,
	size: 4,
	made: 1,
};
const bytes = Uint8Array.of(1, 2, 3, 4);

let storage: typeof import("./storage");
beforeEach(async () => {
	vi.stubGlobal("indexedDB", new IDBFactory());
	vi.resetModules();
	storage = await import("./storage");
});

/** The database as the first version of the page has left it. */
async function writeOld(records: Partial<Record<"models" | "weights" | "runs", [string, unknown][]>>): Promise<void> {
	const db = await openDB("autoencoder-playground", 1, {
		upgrade(fresh) {
			for (const name of ["models", "weights", "runs"]) fresh.createObjectStore(name);
		},
	});
	for (const [store, entries] of Object.entries(records)) {
		for (const [key, value] of entries) await db.put(store, value, key);
	}
	db.close();
}

test("models and trainings of the first version are kept", async () => {
	await writeOld({
		models: [[id, { ...model, hasRun: true }]],
		weights: [[id, { bytes, run }]],
		runs: [["1-a", run]],
	});
	expect(await storage.listRecords("models")).toEqual({
		records: [{ ...model, data: "mnist", canResume: true }],
		unreadable: [],
	});
	expect(await storage.getWeights(id)).toEqual({ bytes, training });
	expect(await storage.getTraining("1-a")).toEqual(training);
});

test("a model without a training is kept", async () => {
	await writeOld({ models: [[id, { ...model, hasRun: false }]], weights: [[id, { bytes, run: undefined }]] });
	expect(await storage.listRecords("models")).toEqual({
		records: [{ ...model, data: "mnist", canResume: false }],
		unreadable: [],
	});
	expect(await storage.getWeights(id)).toEqual({ bytes });
});

test("the upgrade needs neither memory nor quota for the records", async () => {
	await writeOld({ models: [[id, { ...model, hasRun: true }]], runs: [["1-a", run]] });
	for (const method of ["put", "getAll"] as const) {
		vi.spyOn(IDBObjectStore.prototype, method).mockImplementationOnce(() => {
			throw new DOMException("full", "QuotaExceededError");
		});
	}
	expect(await storage.getTraining("1-a")).toEqual(training);
	vi.restoreAllMocks();
	expect((await storage.listRecords("models")).records).toEqual([{ ...model, data: "mnist", canResume: true }]);
});

test("an upgrade that another tab blocks says so, and is done once that tab is closed", async () => {
	await writeOld({ runs: [["1-a", run]] });
	const otherTab = await openDB("autoencoder-playground", 1);
	await expect(storage.listTrainings()).rejects.toMatchObject({ name: "StorageError", code: "failed" });
	otherTab.close();
	expect(await storage.listTrainings()).toEqual([{ key: "1-a", data: "mnist" }]);
});

test("a long history is thinned", async () => {
	const values = new Float32Array(5 * MAX_VALUES).fill(0.5);
	await writeOld({ runs: [["1-a", { ...run, tracks: [{ reconstruction: values, kl: values, judgements: [] }] }]] });
	const history = (await storage.getTraining("1-a"))?.histories[0];
	expect(history?.steps).toBe(5 * MAX_VALUES);
	expect(history?.reconstruction.length).toBeLessThanOrEqual(MAX_VALUES);
	expect(history?.reconstruction.every((value) => value === 0.5)).toBe(true);
});

test("a broken record stays, is reported, and keeps no other from being read", async () => {
	const broken = [null, undefined, 7, "text", {}, { hasRun: 1 }, []];
	await writeOld({
		models: [
			...broken.map((record, index): [string, unknown] => [`own-${index}`, record]),
			[id, { ...model, hasRun: false }],
		],
		weights: broken.map((record, index) => [`own-${index}`, record]),
		runs: broken.map((record, index) => [`0-${index}`, record]),
	});
	const { records: models, unreadable } = await storage.listRecords("models");
	expect(models.map(({ name }) => name)).toEqual(["mine"]);
	expect(unreadable.length).toBe(broken.length);
	expect((await storage.listTrainings()).length).toBe(broken.length);
	await expect(storage.getTraining("0-0")).rejects.toMatchObject({ code: "unreadable" });
	await expect(storage.getWeights("own-4")).rejects.toMatchObject({ code: "unreadable" });
});
