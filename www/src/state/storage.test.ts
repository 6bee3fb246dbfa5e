import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { openDB } from "idb";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { config } from "../testing/training";
import { readRecord, VERSION } from "./records";

type Json = Record<string, unknown>;

const model = {
	id: "own-0123456789abcdef" as const,
	name: "mine",
	config: config.model,
	codeSize: 2,
	codeShape: [2],
	parameterCount: 3922,
	size: 4,
	made: 1_700_000_000_000,
	canResume: true,
};
const training = {
	data: "mnist",
	configs: [config],
	workers: 2,
	link: "#/train?seed=1",
	targetStep: 100,
	states: [{ step: 5, parameters: new Float32Array([1, 2]), moments: new Float32Array(4) }],
	histories: [
		{
			steps: 5,
			stride: 2,
			reconstruction: new Float32Array(3),
			kl: new Float32Array(3),
			evaluations: [{ step: 5, reconstruction: 0.5, kl: 0, squaredError: Number.NaN }],
		},
	],
};
const weights = { bytes: Uint8Array.of(1, 2, 3, 4), training };

let storage: typeof import("./storage");
beforeEach(async () => {
	vi.stubGlobal("indexedDB", new IDBFactory());
	vi.resetModules();
	storage = await import("./storage");
});

/** Writes a record as it is, past the page. */
async function write(store: string, record: unknown, key: string): Promise<void> {
	await storage.listTrainings(); // the database is there
	const db = await openDB("autoencoder-playground");
	await db.put(store, record, key);
	db.close();
}

describe("what is kept", () => {
	test("comes back as it was", async () => {
		await storage.putModel(model, weights);
		await storage.putTraining("1-a", training);
		expect(await storage.listRecords("models")).toEqual({ records: [model], unreadable: [] });
		expect(await storage.getWeights(model.id)).toEqual(weights);
		expect(await storage.getTraining("1-a")).toEqual(training);
		expect(await storage.getWeights("own-none")).toBeUndefined();
		expect(await storage.getTraining("none")).toBeUndefined();
	});

	test("can be renamed and removed", async () => {
		await storage.putModel(model, { bytes: weights.bytes });
		await storage.renameStoredModel(model.id, "yours");
		await storage.renameStoredModel("own-none", "nobody's");
		expect((await storage.listRecords("models")).records).toEqual([{ ...model, name: "yours" }]);
		await storage.removeModel(model.id);
		expect((await storage.listRecords("models")).records).toEqual([]);
		expect(await storage.getWeights(model.id)).toBeUndefined();
	});

	test("may be as large as any model that the crate accepts", async () => {
		const large = { ...model, parameterCount: 2 ** 26 };
		await storage.putModel(large, { bytes: weights.bytes });
		expect((await storage.listRecords("models")).records).toEqual([large]);
	});

	test("is not written if it could not be read", async () => {
		const broken = { ...model, parameterCount: 0 };
		await expect(storage.putModel(broken, weights)).rejects.toMatchObject({ code: "unreadable" });
		await expect(storage.putTraining("1-a", { ...training, states: [] })).rejects.toMatchObject({ code: "unreadable" });
		expect(await storage.listRecords("models")).toEqual({ records: [], unreadable: [] });
		expect([await storage.getWeights(model.id), await storage.getTraining("1-a")]).toEqual([undefined, undefined]);
	});

	// An unhandled rejection, here that of the transaction, fails the test run.
	test("keeps its old name where there is no room for the new one", async () => {
		await storage.putModel(model, weights);
		const put = vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(function (this: IDBObjectStore) {
			this.transaction.abort();
			throw new DOMException("full", "QuotaExceededError");
		});
		await expect(storage.renameStoredModel(model.id, "yours")).rejects.toMatchObject({ code: "full" });
		put.mockRestore();
		expect((await storage.listRecords("models")).records).toEqual([model]);
	});

	for (const name of ["InvalidStateError", "UnknownError"]) {
		test(`outlasts a connection that has died without an event (${name}): each call opens a new one, once`, async () => {
			await storage.putModel(model, weights);
			const open = vi.spyOn(indexedDB, "open");
			const transaction = vi.spyOn(IDBDatabase.prototype, "transaction");
			const die = () => {
				throw new DOMException("the connection is lost", name);
			};
			transaction.mockImplementationOnce(die);
			expect(await storage.getWeights(model.id)).toEqual(weights);
			expect(open).toHaveBeenCalledTimes(1);
			transaction.mockImplementationOnce(die).mockImplementationOnce(die);
			await expect(storage.putTraining("1-a", training)).rejects.toMatchObject({ code: "failed" });
			await storage.putTraining("1-a", training);
			expect(await storage.getTraining("1-a")).toEqual(training);
			vi.restoreAllMocks();
		});
	}

	test("is not asked for twice where something else fails", async () => {
		await storage.listTrainings(); // the database is there
		const transaction = vi.spyOn(IDBDatabase.prototype, "transaction").mockImplementationOnce(() => {
			throw new DOMException("no room", "QuotaExceededError");
		});
		await expect(storage.putTraining("1-a", training)).rejects.toMatchObject({ code: "full" });
		expect(transaction).toHaveBeenCalledTimes(1);
		vi.restoreAllMocks();
	});

	test("is refused with a StorageError where there is no database", async () => {
		vi.stubGlobal("indexedDB", {
			open() {
				throw new DOMException("denied", "SecurityError");
			},
		});
		await expect(storage.listRecords("models")).rejects.toMatchObject({ name: "StorageError", code: "refused" });
	});

	test("a record is kept when its replacement exceeds the quota", async () => {
		await storage.putTraining("1-a", training);
		const put = vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(() => {
			throw new DOMException("full", "QuotaExceededError");
		});
		await expect(storage.putTraining("1-a", { ...training, targetStep: 7 })).rejects.toMatchObject({ code: "full" });
		put.mockRestore();
		expect(await storage.getTraining("1-a")).toEqual(training);
	});
});

const junk = [null, undefined, 0, -1, 1.5, Number.NaN, 2 ** 40, "", "constructor", true, [], {}, new Float32Array(1)];

/** The value with each of its parts in turn missing, or something else. */
function* broken(value: unknown): Generator<unknown> {
	yield* junk;
	if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return;
	for (const key of Object.keys(value)) {
		const rest = Array.isArray(value) ? value.toSpliced(Number(key), 1) : omit(value as Json, key);
		yield rest;
		for (const part of broken((value as Json)[key])) {
			yield Array.isArray(value) ? value.with(Number(key), part) : { ...value, [key]: part };
		}
	}
}

function omit(value: Json, key: string): Json {
	return Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
}

describe("large arrays", () => {
	/** The first is stored in two chunks, the others in one each. */
	const bytes = new Uint8Array(2 ** 25 + 5).fill(7, 2 ** 25 - 1);
	const parameters = new Float32Array(2 ** 18 + 1).fill(0.5, 2 ** 18);
	const states = [{ step: 5, parameters, moments: new Float32Array(2 * parameters.length).fill(2) }];
	const large = { bytes, training: { ...training, states } };

	/** Keys of all chunks of models and of trainings. */
	async function chunks(): Promise<IDBValidKey[][]> {
		const db = await openDB("autoencoder-playground");
		const keys = await Promise.all(["weightsChunks", "trainingsChunks"].map((store) => db.getAllKeys(store)));
		db.close();
		return keys;
	}

	/** Compares two large arrays much faster than `toEqual`. */
	const areEqual = (one: Uint8Array | Float32Array | undefined, other: Uint8Array | Float32Array) =>
		one !== undefined && Buffer.compare(Buffer.from(one.buffer), Buffer.from(other.buffer)) === 0;

	test("come back as they were, though no value is larger than a private window takes", async () => {
		const put = vi.spyOn(IDBObjectStore.prototype, "put");
		await storage.putModel(model, large);
		const sizes = put.mock.calls.map(([value]) => (value instanceof Uint8Array ? value.buffer.byteLength : 0));
		put.mockRestore();
		expect(sizes.filter((size) => size > 0)).toEqual([2 ** 25, 5, 2 ** 20 + 4, 2 ** 21 + 8]);
		const weights = await storage.getWeights(model.id);
		const found = weights?.training;
		expect({ ...found, states: [] }).toEqual({ ...training, states: [] });
		expect(areEqual(weights?.bytes, bytes)).toBe(true);
		expect(areEqual(found?.states[0]?.parameters, parameters)).toBe(true);
		expect(areEqual(found?.states[0]?.moments, states[0]?.moments ?? parameters)).toBe(true);
	});

	test("leave nothing behind where they are replaced or deleted", async () => {
		await storage.putModel(model, large);
		await storage.putTraining("1-a", large.training);
		await storage.putTraining("1-ab", large.training);
		await storage.putTraining("1-a", training);
		expect(await storage.getTraining("1-a")).toEqual(training);
		await storage.removeModel(model.id);
		expect(await chunks()).toEqual([[], ["1-ab 0", "1-ab 1"]]);
		await storage.deleteTraining("1-ab");
		expect(await chunks()).toEqual([[], []]);
	});

	test("are all as they were where a chunk of their replacement cannot be stored", async () => {
		await storage.putTraining("1-a", large.training);
		const replacement = {
			...large.training,
			states: [{ step: 6, parameters: new Float32Array(2 ** 18), moments: new Float32Array(2 ** 19) }],
		};
		const original = IDBObjectStore.prototype.put;
		for (const failing of [0, 1, 2]) {
			let puts = 0;
			const put = vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(function (
				this: IDBObjectStore,
				...given
			) {
				if (puts++ === failing) throw new DOMException("full", "QuotaExceededError");
				return original.apply(this, given);
			});
			await expect(storage.putTraining("1-a", replacement)).rejects.toMatchObject({ code: "full" });
			put.mockRestore();
			const found = (await storage.getTraining("1-a"))?.states[0];
			expect(found?.step).toBe(5);
			expect(areEqual(found?.parameters, parameters)).toBe(true);
		}
	});

	test("of which a chunk is missing or something else are refused with a StorageError", async () => {
		await storage.putTraining("1-a", large.training);
		for (const chunk of [undefined, 5, new Uint8Array(4), new Float32Array(1)]) {
			await write("trainingsChunks", chunk, "1-a 1");
			await expect(storage.getTraining("1-a"), String(chunk)).rejects.toMatchObject({ code: "unreadable" });
		}
	});

	test("that were stored in their record, as they were by earlier versions of the page, are read", async () => {
		await write("trainings", { version: VERSION, ...large.training }, "1-a");
		expect((await storage.getTraining("1-a"))?.states[0]?.parameters.length).toBe(parameters.length);
	});
});

describe("records that are broken", () => {
	const kinds = {
		models: { good: { version: VERSION, ...model }, read: () => storage.listRecords("models") },
		weights: { good: { version: VERSION, ...weights }, read: () => storage.getWeights("key") },
		trainings: { good: { version: VERSION, ...training }, read: () => storage.getTraining("key") },
	};
	for (const [store, { good }] of Object.entries(kinds)) {
		test(`${store}: each is refused by name, or is a good one after all`, () => {
			let [refused, accepted] = [0, 0];
			for (const record of broken(good)) {
				try {
					// Whatever is accepted is what it was read from: nothing is made up.
					expect(record).toMatchObject(readRecord(store as keyof typeof kinds, record) as object);
					accepted++;
				} catch (thrown) {
					expect((thrown as Error).name).toBe("RecordError");
					refused++;
				}
			}
			expect(refused).toBeGreaterThan(100);
			expect(accepted).toBeLessThan(refused / 4);
			expect(readRecord(store as keyof typeof kinds, good)).toBeDefined();
		});
	}

	test("a model among them does not keep the others from being listed, and is reported", async () => {
		await storage.putModel(model, weights);
		const ofAnotherKey = { version: VERSION, ...model };
		const neverMade = { version: VERSION, ...model, id: "own-4", made: 1e300 };
		const broken = [null, 5, {}, { version: 99, ...model }, neverMade, ofAnotherKey];
		for (const [index, record] of broken.entries()) await write("models", record, `own-${index}`);
		const { records: models, unreadable } = await storage.listRecords("models");
		expect(models).toEqual([model]);
		expect(unreadable.map(({ key, error }) => [key, error.code])).toEqual(
			broken.map((_, index) => [`own-${index}`, "unreadable"]),
		);
		expect(unreadable[3]?.error.message).toContain("version 99");
	});

	test("weights and trainings are refused with a StorageError that says why", async () => {
		await write("weights", { version: VERSION, bytes: "none" }, "key");
		await write("trainings", { version: VERSION, ...training, states: [] }, "key");
		await expect(storage.getWeights("key")).rejects.toMatchObject({ code: "unreadable" });
		await expect(storage.getTraining("key")).rejects.toMatchObject({ code: "unreadable" });
		await expect(storage.getTraining("key")).rejects.toThrow("a state and a history for each run");
	});

	test("a newer version is named", async () => {
		await write("trainings", { ...training, version: 3 }, "key");
		await expect(storage.getTraining("key")).rejects.toThrow("version 3, not 2");
	});
});
