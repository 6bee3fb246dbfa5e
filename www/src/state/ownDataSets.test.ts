import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { openDB } from "idb";
import { beforeEach, expect, test, vi } from "vitest";
import type { PictureSettings, ReadingResult } from "../engine/pictures/contract";
import { dataSetFromPictures } from "./split";

const settings: PictureSettings = {
	...{ height: 8, width: 8, fit: "crop", background: "white" },
	...{ channels: 1, invert: true, normalise: false },
};

/** Ten pictures of 8×8, of two classes in turn. */
const pictures: ReadingResult = {
	shape: [8, 8, 1],
	bytes: Uint8Array.from({ length: 640 }, (_, at) => Math.floor(at / 64)),
	labels: Uint8Array.from({ length: 10 }, (_, at) => at % 2),
	classNames: ["a", "b"],
	paths: Array.from({ length: 10 }, (_, at) => `${at}.png`),
	skipped: [],
	isStopped: false,
};

let state: typeof import("./ownDataSets");
/** As another visit of the page. */
async function visit(): Promise<void> {
	vi.resetModules();
	state = await import("./ownDataSets");
	await state.watchOwnDataSets();
}

beforeEach(async () => {
	vi.stubGlobal("indexedDB", new IDBFactory());
	await visit();
});

const add = (keep: boolean) =>
	state.addDataSet({ name: "Mine", ...dataSetFromPictures(pictures, settings), keepInBrowser: keep });

test("a data set that is kept is there on the next visit, with its examples and what is known of them", async () => {
	const { id } = await add(true);
	await visit();
	const [found, ...others] = state.ownDataSets.peek();
	expect(others).toEqual([]);
	expect(found).toMatchObject({
		id,
		testCount: 2,
		trainCounts: [8],
		trainCountsByClass: [4, 4],
		classCount: 2,
		displayStyle: "ink",
	});
	const header = [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 8, 0, 0, 0, 8];
	expect([...((await found?.loadIdx("test")) ?? []).slice(0, 16)]).toEqual(header);
});

test("pictures beside folders are a class with a name", async () => {
	const made = dataSetFromPictures({ ...pictures, classNames: ["a", ""] }, settings);
	const { classNames } = await state.addDataSet({ name: "Mine", ...made, keepInBrowser: false });
	expect(classNames).toEqual({ en: ["a", "no folder"], zh: ["a", "无文件夹"] });
});

test("one that is not kept lives as long as the tab", async () => {
	const { id } = await add(false);
	expect(state.ownDataSets.peek().map((own) => own.id)).toEqual([id]);
	await visit();
	expect(state.ownDataSets.peek()).toEqual([]);
});

test("one that the browser does not keep lives as long as the tab, and that is said", async () => {
	vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(() => {
		throw new DOMException("full", "QuotaExceededError");
	});
	const added = await add(true);
	vi.restoreAllMocks();
	expect(added.notKeptReason?.code).toBe("full");
	expect(added.isKept).toBe(false);
	expect((await added.loadIdx("train")).length).toBeGreaterThan(8 * 64);
	expect(state.dataSetError.peek()).toBeUndefined(); // all that are kept are listed
	// Once it is deleted there is nothing to say; where it is brought back, there is room for it.
	const deleted = await state.deleteDataSet(added);
	expect(state.ownDataSets.peek()).toEqual([]);
	if (!deleted) throw new Error("nothing was deleted");
	expect(await state.restoreDataSet(deleted)).toMatchObject({ id: added.id, isKept: true });
});

test("a deleted one is gone, on the next visit too", async () => {
	await state.deleteDataSet(await add(true));
	expect(state.ownDataSets.peek()).toEqual([]);
	await visit();
	expect(state.ownDataSets.peek()).toEqual([]);
});

test.each([true, false])("a deleted one is brought back with its pictures, kept (%s) as before", async (keep) => {
	const added = await add(keep);
	const before = await added.loadIdx("train");
	const deleted = await state.deleteDataSet(added);
	expect(state.ownDataSets.peek()).toEqual([]);
	if (!deleted) throw new Error("nothing was deleted");
	const restored = await state.restoreDataSet(deleted);
	expect([restored.id, restored.isKept]).toEqual([added.id, keep]);
	expect(await restored.loadIdx("train")).toEqual(before);
	await visit();
	expect(state.ownDataSets.peek().map(({ id }) => id)).toEqual(keep ? [added.id] : []);
});

test.each([true, false])("one that is kept (%s) is deleted once, however often that is requested", async (keep) => {
	const added = await add(keep);
	const deleted = await Promise.all([state.deleteDataSet(added), state.deleteDataSet(added)]);
	expect(deleted.map((one) => one?.own.id)).toEqual([added.id, undefined]);
});

test("one that cannot be deleted stays, and that is said", async () => {
	const added = await add(true);
	const failing = vi.spyOn(IDBObjectStore.prototype, "delete").mockImplementation(() => {
		throw new DOMException("injected", "UnknownError");
	});
	expect(await state.deleteDataSet(added)).toBeUndefined();
	failing.mockRestore();
	expect(state.dataSetError.peek()).toBeDefined();
	expect(state.ownDataSets.peek().map(({ id }) => id)).toEqual([added.id]);
});

test("one whose pictures cannot be read for now is not deleted, as it could not be brought back", async () => {
	await add(true);
	await visit();
	const [own] = state.ownDataSets.peek();
	if (!own) throw new Error("nothing was kept");
	const failing = vi.spyOn(IDBObjectStore.prototype, "get").mockImplementation(() => {
		throw new DOMException("injected", "UnknownError");
	});
	expect(await state.deleteDataSet(own)).toBeUndefined();
	failing.mockRestore();
	expect(state.dataSetError.peek()?.code).toBe("failed");
	expect(state.ownDataSets.peek().map(({ id }) => id)).toEqual([own.id]);
	expect(await state.deleteDataSet(own)).toBeDefined();
});

test("one that cannot be read is reported, hides no other, and can be deleted", async () => {
	const { id } = await add(true);
	const db = await openDB("autoencoder-playground");
	await db.put("dataSets", { version: 2, id: "own-broken" }, "own-broken");
	db.close();
	await visit();
	expect(state.dataSetError.peek()?.code).toBe("unreadable");
	expect(state.ownDataSets.peek().map((own) => own.id)).toEqual([id]);
	await state.deleteUnreadableDataSets();
	expect(state.dataSetError.peek()).toBeUndefined();
	expect(state.ownDataSets.peek().map((own) => own.id)).toEqual([id]);
});

/** Two that cannot be read are in the storage. */
async function keepDamaged(): Promise<void> {
	await add(true);
	const db = await openDB("autoencoder-playground");
	for (const id of ["own-a", "own-b"]) await db.put("dataSets", { version: 2, id }, id);
	db.close();
}

test("one that cannot be read and cannot be deleted either is still there, and that is said", async () => {
	await keepDamaged();
	await visit();
	const failing = vi.spyOn(IDBObjectStore.prototype, "delete").mockImplementation(() => {
		throw new DOMException("injected", "UnknownError");
	});
	await state.deleteUnreadableDataSets();
	failing.mockRestore();
	expect(state.dataSetError.peek()?.code).toBe("failed");
	await state.deleteUnreadableDataSets();
	expect(state.dataSetError.peek()).toBeUndefined();
});

test("other tabs hear that those were deleted which cannot be read", async () => {
	await keepDamaged();
	const sent: unknown[] = [];
	const post = vi.spyOn(BroadcastChannel.prototype, "postMessage").mockImplementation((message) => sent.push(message));
	await visit();
	await state.deleteUnreadableDataSets();
	post.mockRestore();
	expect(sent).toEqual(["changed"]);
});
