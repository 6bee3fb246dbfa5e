/**
 * What the page keeps in this browser: models, and trainings that are not finished. A browser may refuse to keep anything
 * (private windows, blocked site data) or run out of quota, and a record may be damaged or of another version of the page;
 * the call then fails with a `StorageError`.
 */

import type { DBSchema, IDBPDatabase, IDBPTransaction } from "idb";
import type { StoredModel, StoredWeights, StoreName } from "./records";
import type { SavedTraining } from "./training/savedTraining";

/** Records as they are stored are unknown until they have been checked. */
interface Schema extends DBSchema {
	models: { key: string; value: unknown };
	weights: { key: string; value: unknown };
	trainings: { key: string; value: unknown };
}

/** The first version called the trainings runs. */
interface OldSchema extends DBSchema {
	models: { key: string; value: unknown };
	weights: { key: string; value: unknown };
	runs: { key: string; value: unknown };
}

const stores = ["models", "weights", "trainings"] as const satisfies readonly StoreName[];

export class StorageError extends Error {
	override readonly name = "StorageError";
	constructor(
		/** Storage is refused, its quota is exceeded, it failed otherwise, or a record cannot be read. */
		readonly code: "refused" | "full" | "failed" | "unreadable",
		message: string,
	) {
		super(message);
	}
}

interface Storage {
	db: IDBPDatabase<Schema>;
	records: typeof import("./records");
}

let opening: Promise<Storage> | undefined;

function forgetConnection(): void {
	opening = undefined;
}

const watchers = new Set<() => void>();

/**
 * The listener is called when the database may have been erased, by the browser, its user or another page, or when another
 * page is about to upgrade it. Returns what ends that.
 */
export function watchDatabase(listener: () => void): () => void {
	watchers.add(listener);
	return () => void watchers.delete(listener);
}

function loseConnection(): void {
	forgetConnection();
	for (const listener of watchers) listener();
}

/** Browsers have been seen to leave a request unanswered; nothing that the page keeps takes so long. */
const PATIENCE_MS = 30_000;

function untilPatienceEnds<T>(asked: Promise<T>): Promise<T> {
	return new Promise((resolve, reject) => {
		const giveUp = () => reject(new StorageError("failed", `no answer in ${PATIENCE_MS / 1000} s`));
		const timer = setTimeout(giveUp, PATIENCE_MS);
		asked.then(resolve, reject).finally(() => clearTimeout(timer));
	});
}

/** Renames and creates stores. Their records are migrated when they are read. */
function upgrade(
	database: IDBPDatabase<Schema>,
	oldVersion: number,
	transaction: IDBPTransaction<Schema, StoreName[], "versionchange">,
): void {
	if (oldVersion === 1 && transaction.objectStoreNames.contains("runs" as StoreName)) {
		const old = transaction as unknown as IDBPTransaction<OldSchema, "runs"[], "versionchange">;
		old.objectStore("runs").name = "trainings" satisfies StoreName;
	}
	for (const name of stores) if (!database.objectStoreNames.contains(name)) database.createObjectStore(name);
}

async function open(): Promise<Storage> {
	const [{ openDB }, records] = await loadCode();
	const asked = new Promise<IDBPDatabase<Schema>>((resolve, reject) => {
		let isRefused = false;
		const refuse = () => {
			isRefused = true;
			reject(new StorageError("failed", "another tab has an older version of this page open"));
		};
		openDB<Schema>("autoencoder-playground", 2, {
			upgrade: (database, oldVersion, _, transaction) => upgrade(database, oldVersion, transaction),
			blocked: refuse,
			blocking(_, __, { target }) {
				// A newer version of the page, in another tab, waits for this one to let go, or the database is being deleted.
				(target as IDBDatabase).close();
				loseConnection();
			},
			terminated: loseConnection,
		}).then((db) => {
			if (isRefused) db.close(); // the other tab has let go, but nobody waits for this any more
			resolve(db);
		}, reject);
	});
	return { db: await untilPatienceEnds(asked), records };
}

/** A part of the page that does not arrive says nothing about the browser's storage. */
async function loadCode() {
	try {
		return await Promise.all([import("idb"), import("./records")]);
	} catch (thrown) {
		throw toStorageError(thrown, "failed");
	}
}

function toStorageError(thrown: unknown, otherwise: StorageError["code"]): StorageError {
	if (thrown instanceof StorageError) return thrown;
	const { name, message } = thrown instanceof Error ? thrown : { name: "Error", message: String(thrown) };
	const codes: Record<string, StorageError["code"]> = {
		QuotaExceededError: "full",
		RecordError: "unreadable",
		VersionError: "unreadable", // the whole database is that of a newer version of the page
		AbortError: "failed",
		UnknownError: "failed", // its files are damaged, or the disk is
	};
	return new StorageError(codes[name] ?? otherwise, `${name}: ${message}`);
}

/** While the browser erases a database it aborts what opens it; soon after, it opens as a new one. */
const ERASING_MS = [100, 1000];

async function openOnceErased(): Promise<Storage> {
	for (const wait of ERASING_MS) {
		try {
			return await open();
		} catch (thrown) {
			if ((thrown as Error).name !== "AbortError") throw thrown;
			await new Promise((resolve) => setTimeout(resolve, wait));
		}
	}
	return open();
}

async function storage(): Promise<Storage> {
	opening ??= openOnceErased();
	const own = opening;
	try {
		return await own;
	} catch (thrown) {
		if (opening === own) forgetConnection();
		throw toStorageError(thrown, "refused");
	}
}

/** Errors of a connection that has died without an event, as some do while the machine sleeps. */
const connectionErrors = new Set(["InvalidStateError", "UnknownError"]);

/** Unless another call has opened a new one already. */
async function discard(opened: Storage): Promise<void> {
	if ((await opening?.catch(() => undefined)) === opened) forgetConnection();
	opened.db.close();
}

/**
 * Runs the task, and once more with a new connection where the old one has died; a task done twice does no more than once.
 * Settles in bounded time, whatever the browser does.
 */
async function using<T>(task: (storage: Storage) => Promise<T>): Promise<T> {
	const attempt = async () => {
		const opened = await storage();
		const connection = opening;
		try {
			return { result: await task(opened) };
		} catch (thrown) {
			// What is under way when the browser closes the connection is aborted.
			const isClosed = opening !== connection && (thrown as Error).name === "AbortError";
			if (isClosed || (thrown instanceof Error && connectionErrors.has(thrown.name))) {
				await discard(opened);
				return { thrown };
			}
			if (thrown instanceof StorageError) await discard(opened); // it gave no answer
			throw thrown;
		}
	};
	try {
		const first = await attempt();
		const last = "result" in first ? first : await attempt();
		if ("result" in last) return last.result as T;
		throw last.thrown;
	} catch (thrown) {
		throw toStorageError(thrown, "failed");
	}
}

type Transaction<M extends IDBTransactionMode> = IDBPTransaction<Schema, StoreName[], M>;

/** All of the requests or none, whichever way one fails. */
async function transact<T, M extends "readonly" | "readwrite">(
	{ db }: Storage,
	names: StoreName[],
	mode: M,
	request: (transaction: Transaction<M>) => Promise<T>,
): Promise<T> {
	const transaction = db.transaction(names, mode);
	/** Why it was aborted, if it was. */
	const aborted = transaction.done.then(
		() => undefined,
		(thrown: Error) => thrown,
	);
	const commit = async () => {
		const result = await request(transaction);
		const cause = await aborted;
		if (cause) throw cause;
		return result;
	};
	try {
		return await untilPatienceEnds(commit());
	} catch (thrown) {
		try {
			transaction.abort(); // or one without an answer would hold up all later ones
		} catch {} // it has ended already
		// Requests fail with an AbortError where the quota is exceeded; the transaction knows the reason.
		throw (thrown as Error).name === "AbortError" ? ((await aborted) ?? thrown) : thrown;
	}
}

/** A model that cannot be read does not keep the others from being listed. */
export function listModels(): Promise<{ models: StoredModel[]; unreadable: StorageError[] }> {
	return using(async (opened) => {
		const found: { models: StoredModel[]; unreadable: StorageError[] } = { models: [], unreadable: [] };
		const all = await transact(opened, ["models"], "readonly", (reading) => reading.objectStore("models").getAll());
		for (const stored of all) {
			try {
				found.models.push(opened.records.readRecord("models", stored));
			} catch (thrown) {
				found.unreadable.push(toStorageError(thrown, "unreadable"));
			}
		}
		return found;
	});
}

/** undefined if there is no such record. */
async function get<S extends StoreName>(opened: Storage, store: S, key: string) {
	const stored: unknown = await transact(opened, [store], "readonly", (reading) => reading.objectStore(store).get(key));
	return stored === undefined ? undefined : opened.records.readRecord(store, stored);
}

/** undefined if there is no such model. */
export function getWeights(id: string): Promise<StoredWeights | undefined> {
	return using((opened) => get(opened, "weights", id));
}

/** Where a model is kept. A request that throws at once rejects as others do, and leaves none without a listener. */
function inBoth(request: (store: "models" | "weights") => Promise<unknown>): Promise<unknown> {
	return Promise.all((["models", "weights"] as const).map(async (store) => request(store)));
}

/** All of it or nothing. */
export function putModel(model: StoredModel, weights: StoredWeights): Promise<void> {
	return using(async (opened) => {
		const { toRecord } = opened.records;
		const records = { models: toRecord("models", model), weights: toRecord("weights", weights) };
		await transact(opened, ["models", "weights"], "readwrite", (writing) =>
			inBoth((store) => writing.objectStore(store).put(records[store], model.id)),
		);
	});
}

/** Nothing happens if there is no such model any more. */
export function renameStored(id: string, name: string): Promise<void> {
	return using((opened) =>
		transact(opened, ["models"], "readwrite", async (writing) => {
			const { readRecord, toRecord } = opened.records;
			const store = writing.objectStore("models");
			const stored = await store.get(id);
			if (stored !== undefined) await store.put(toRecord("models", { ...readRecord("models", stored), name }), id);
		}),
	);
}

export function removeModel(id: string): Promise<void> {
	return using(async (opened) => {
		await transact(opened, ["models", "weights"], "readwrite", (writing) =>
			inBoth((store) => writing.objectStore(store).delete(id)),
		);
	});
}

/** undefined if none is saved under that key. */
export function getTraining(key: string): Promise<SavedTraining | undefined> {
	return using((opened) => get(opened, "trainings", key));
}

/** In ascending order. */
export function trainingKeys(): Promise<string[]> {
	return using((opened) =>
		transact(opened, ["trainings"], "readonly", (reading) => reading.objectStore("trainings").getAllKeys()),
	);
}

/** In the place of what was saved under that key, which stays if this fails. */
export function putTraining(key: string, training: SavedTraining): Promise<void> {
	return using(async (opened) => {
		const record = opened.records.toRecord("trainings", training);
		await transact(opened, ["trainings"], "readwrite", (writing) => writing.objectStore("trainings").put(record, key));
	});
}

export function deleteTraining(key: string): Promise<void> {
	return using((opened) =>
		transact(opened, ["trainings"], "readwrite", (writing) => writing.objectStore("trainings").delete(key)),
	);
}
