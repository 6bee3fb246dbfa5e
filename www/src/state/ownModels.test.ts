import { settle } from "../testing/page";
import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { openDB } from "idb";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { config } from "../testing/training";

const info = { config: config.model, codeShape: [2], parameterCount: 9 };
/** The worker of the models; each file's inspection ends when the test says so. */
const worker = vi.hoisted(() => ({ call: vi.fn() }));
const dropModel = vi.hoisted(() => vi.fn());
vi.mock("./engine", () => ({ callModels: worker.call, dropModel }));

type OwnModels = typeof import("./ownModels");
let own: OwnModels;
let isTabOnly: typeof import("./tabOnlyModels").isTabOnly;
beforeEach(async () => {
	vi.stubGlobal("indexedDB", new IDBFactory());
	vi.stubGlobal("BroadcastChannel", undefined);
	vi.resetModules();
	worker.call.mockReset().mockImplementation(async () => ({ info }));
	dropModel.mockReset();
	own = await import("./ownModels");
	({ isTabOnly } = await import("./tabOnlyModels"));
});

const bytes = Uint8Array.of(1, 2, 3);
const names = () => own.ownModels.value.map(({ name }) => name);
const fileNamed = (name: string) => new File([bytes], name);

describe("commands", () => {
	test("take effect in the order given: a load does not overtake the delete before it", async () => {
		const first = await own.importModelFile(fileNamed("examples.safetensors"));
		const deleting = own.deleteModel(first.id);
		const loading = own.importModelFile(fileNamed("examples.safetensors"));
		await Promise.all([deleting, loading]);
		expect(names()).toEqual(["examples"]); // not "examples 2"
	});

	test("of any kind are done one after another, however long each takes", async () => {
		let finish = () => {};
		worker.call.mockImplementationOnce(() => new Promise((resolve) => (finish = () => resolve({ info }))));
		const slow = own.saveModel({ name: "slow", bytes });
		const fast = own.saveModel({ name: "fast", bytes });
		await settle();
		expect(names()).toEqual([]);
		finish();
		const [{ id }] = await Promise.all([slow, fast]);
		const renamed = own.renameModel(id, "renamed");
		const gone = own.deleteModel(id);
		const other = own.saveModel({ name: "renamed", bytes });
		expect(await renamed).toBe("renamed");
		const deleted = await gone;
		await other;
		if (!deleted) throw new Error("nothing was deleted");
		const file = own.storedModelBlob(id);
		await own.restoreModel(deleted);
		expect(await file).toBeUndefined(); // asked for before it was brought back
		expect(names().sort()).toEqual(["fast", "renamed", "renamed 2"]);
	});

	test("that fail do not hold up the next", async () => {
		worker.call.mockRejectedValueOnce(new Error("no model"));
		const failing = own.saveModel({ name: "broken", bytes });
		const next = own.saveModel({ name: "good", bytes });
		await expect(failing).rejects.toThrow("no model");
		await next;
		expect(names()).toEqual(["good"]);
	});

	test("give names without characters that disturb the text around them, and cut none in half", async () => {
		for (const name of ["a\u0000b\u202ec\n", "😀".repeat(80), " \u2066 ", "Ziffern · 数字"]) {
			await own.saveModel({ name, bytes });
		}
		expect(new Set(names())).toEqual(new Set(["abc", "😀".repeat(60), "model", "Ziffern · 数字"]));
	});

	test("note how pictures became what the model learnt from, which may be deleted", async () => {
		const [{ knownOwnDataSets: dataSets }, { mnist }] = await Promise.all([import("./dataSet"), import("./dataSets")]);
		dataSets.value = [{ ...mnist, id: "own-a", preparation: "28x28x1-crop-white-invert" }];
		const model = await own.saveModel({ name: "a", data: "own-a", bytes });
		expect(model.preparation).toBe("28x28x1-crop-white-invert");
		expect((await own.saveModel({ name: "b", data: "mnist", bytes })).preparation).toBeUndefined();
	});

	test("note the classes that were left out, but for those that the first weights had learnt elsewhere", async () => {
		const [{ trainingFactsOf }, { knownOwnDataSets: dataSets }, { mnist }, { config }] = await Promise.all([
			import("./newModel"),
			import("./dataSet"),
			import("./dataSets"),
			import("../testing/training"),
		]);
		const names = [...mnist.classNames.en, "house"];
		dataSets.value = [{ ...mnist, id: "own-a", classCount: 11, classNames: { en: names, zh: names } }];
		const training = { data: "own-a", configs: [{ ...config, excludedClasses: [8, 10] }] };
		expect(trainingFactsOf(training)).toEqual({ data: "own-a", excludedClasses: [8, 10] });
		const origins = [{ data: "mnist", model: "vanilla" } as const];
		expect(trainingFactsOf({ ...training, origins })).toEqual({ data: "own-a", excludedClasses: [10] });
	});

	test("say in their files how they were made, which is known where such a file is opened without their data set", async () => {
		const [{ knownOwnDataSets: dataSets }, { mnist }, { writeTensorFile }] = await Promise.all([
			import("./dataSet"),
			import("./dataSets"),
			import("../engine/safetensors"),
		]);
		const file = writeTensorFile({ metadata: { config: "{}" }, tensors: [] });
		dataSets.value = [{ ...mnist, id: "own-a", preparation: "28x28x1-crop-white-invert" }];
		const { id } = await own.saveModel({ name: "a", data: "own-a", denoises: true, bytes: file });
		const kept = await own.storedModelBlob(id);
		dataSets.value = [];
		const loaded = await own.importModelFile(new File(kept ? [kept] : [], "b.safetensors"));
		expect(loaded).toMatchObject({ preparation: "28x28x1-crop-white-invert", denoises: true });
		expect(loaded.data).toBeUndefined();
		const plain = await own.saveModel({ name: "c", data: "mnist", bytes: file });
		expect(new Uint8Array((await (await own.storedModelBlob(plain.id))?.arrayBuffer()) as ArrayBuffer)).toEqual(file);
	});

	test("two that give one name give two", async () => {
		await Promise.all([own.saveModel({ name: " a ", bytes }), own.saveModel({ name: "a", bytes })]);
		expect(names().sort()).toEqual(["a", "a 2"]);
	});
});

describe("a deleted model", () => {
	test("is unloaded by the worker, and is restored to the byte", async () => {
		const { id } = await own.saveModel({ name: "a", bytes });
		const deleted = await own.deleteModel(id);
		expect(dropModel).toHaveBeenCalledWith(id);
		expect(names()).toEqual([]);
		expect(await own.storedModelBlob(id)).toBeUndefined();
		if (deleted) await own.restoreModel(deleted);
		expect(new Uint8Array((await (await own.storedModelBlob(id))?.arrayBuffer()) as ArrayBuffer)).toEqual(bytes);
	});

	test("may have been broken: it goes, and cannot come back", async () => {
		const { id } = await own.saveModel({ name: "a", bytes });
		const db = await openDB("autoencoder-playground");
		await db.put("weights", null, id);
		db.close();
		await expect(own.storedModelBlob(id)).rejects.toMatchObject({ code: "unreadable" });
		expect(await own.deleteModel(id)).toBeUndefined();
		expect(names()).toEqual([]);
	});
});

describe("a model that the storage does not take", () => {
	const refuse = () => {
		throw new DOMException("denied", "SecurityError");
	};

	test("lives as long as this tab, as others do", async () => {
		vi.stubGlobal("indexedDB", { open: refuse });
		const { id } = await own.saveModel({ name: "mine", bytes });
		expect([names(), isTabOnly(id), own.storageError.value?.code]).toEqual([["mine"], true, "refused"]);
		const file = await own.storedModelBlob(id);
		expect(new Uint8Array((await file?.arrayBuffer()) as ArrayBuffer)).toEqual(bytes);
		expect(await own.renameModel(id, "renamed")).toBe("renamed");
		const deletion = await own.deleteModel(id);
		expect(names()).toEqual([]);
		if (deletion) await own.restoreModel(deletion);
		expect(names()).toEqual(["renamed"]);
	});

	test("is stored once the storage works again", async () => {
		const working = indexedDB;
		vi.stubGlobal("indexedDB", { open: refuse });
		const { id } = await own.saveModel({ name: "mine", bytes });
		vi.stubGlobal("indexedDB", working);
		await own.saveModel({ name: "another", bytes });
		expect([names().sort(), isTabOnly(id), own.storageError.value]).toEqual([["another", "mine"], false, undefined]);
		const file = await own.storedModelBlob(id);
		expect(new Uint8Array((await file?.arrayBuffer()) as ArrayBuffer)).toEqual(bytes);
	});

	test("gives the worker a copy, and stays whole", async () => {
		vi.stubGlobal("indexedDB", { open: refuse });
		const { id } = await own.saveModel({ name: "mine", bytes });
		const { weightsOf } = await import("./tabOnlyModels");
		const copy = await weightsOf(id);
		structuredClone(copy, { transfer: copy ? [copy.bytes.buffer as ArrayBuffer] : [] });
		expect((await weightsOf(id))?.bytes).toEqual(bytes);
	});
});

describe("the list", () => {
	test("leaves out what cannot be read, and says so", async () => {
		await own.saveModel({ name: "a", bytes });
		const db = await openDB("autoencoder-playground");
		await db.put("models", null, "own-broken");
		db.close();
		await own.saveModel({ name: "b", bytes });
		expect(names().sort()).toEqual(["a", "b"]);
		expect(own.storageError.value?.code).toBe("unreadable");
		expect(own.areOwnModelsKnown.value).toBe(true);
		await own.deleteUnreadableModels();
		expect([own.storageError.value, names().sort()]).toEqual([undefined, ["a", "b"]]);
	});

	test("is empty once another page has deleted the database", async () => {
		vi.useFakeTimers({ toFake: ["setTimeout"] });
		own.startOwnModels();
		await vi.runAllTimersAsync();
		vi.useRealTimers();
		await own.saveModel({ name: "mine", bytes });
		expect(names()).toEqual(["mine"]);
		await new Promise((resolve, reject) => {
			const deleting = indexedDB.deleteDatabase("autoencoder-playground");
			deleting.onsuccess = resolve;
			deleting.onerror = reject;
		});
		await vi.waitFor(() => expect(names()).toEqual([]));
		await own.saveModel({ name: "new", bytes });
		expect(names()).toEqual(["new"]);
	});

	test("is known to be empty where nothing is kept", async () => {
		vi.useFakeTimers({ toFake: ["setTimeout"] });
		vi.stubGlobal("indexedDB", {
			open() {
				throw new DOMException("denied", "SecurityError");
			},
		});
		own.startOwnModels();
		await vi.runAllTimersAsync();
		vi.useRealTimers();
		await settle();
		expect([own.areOwnModelsKnown.value, own.storageError.value?.code]).toEqual([true, "refused"]);
	});

	test("refuses a folder, or a file that is gone", async () => {
		const gone = {
			name: "gone",
			size: 3,
			arrayBuffer: () => Promise.reject(new DOMException("gone", "NotFoundError")),
		};
		await expect(own.importModelFile(gone as unknown as File)).rejects.toMatchObject({
			name: "EngineError",
			code: "unreadable_file",
		});
	});

	test("says of which program a file is that it cannot read, without asking the worker", async () => {
		const torch = new File([Uint8Array.of(0x80, 2, 0x8a)], "weights.pt");
		await expect(own.importModelFile(torch)).rejects.toMatchObject({ code: "foreign_file", message: "PyTorch" });
		expect(worker.call).not.toHaveBeenCalled();
	});

	test("refuses a huge file without reading it", async () => {
		const huge = { name: "huge", size: 2 ** 31 } as File;
		await expect(own.importModelFile(huge)).rejects.toMatchObject({ code: "too_large" });
	});
});

describe("a file", () => {
	const fileOf = (size: number) => Object.defineProperty(fileNamed("large.safetensors"), "size", { value: size });

	test("is taken as large as the page writes the training of the largest model, and no larger", async () => {
		const { MAX_PARAMETERS } = await import("../engine/config");
		const written = 4 * 4 * MAX_PARAMETERS + 100_000;
		expect((await own.importModelFile(fileOf(written))).name).toBe("large");
		await expect(own.importModelFile(fileOf(2 * written))).rejects.toMatchObject({ code: "too_large" });
	});

	test("is refused with the reason where the part of the page that reads it does not arrive", async () => {
		vi.doMock("./training/trainingInFile", () => {
			throw new TypeError("Failed to fetch dynamically imported module");
		});
		await expect(own.importModelFile(fileNamed("a.safetensors"))).rejects.toMatchObject({ code: "unreachable" });
		vi.doUnmock("./training/trainingInFile");
		vi.doMock("../engine/export/client", () => {
			throw new TypeError("Failed to fetch dynamically imported module");
		});
		const { EngineError } = await import("../engine/error");
		worker.call.mockRejectedValueOnce(new EngineError("tensor", "of another layout"));
		await expect(own.importModelFile(fileNamed("b.safetensors"))).rejects.toMatchObject({ code: "unreachable" });
		vi.doUnmock("../engine/export/client");
		expect(names()).toEqual([]);
	});
});
