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

let onReplaced = (): void => {};

/** The listener is called when another page has deleted the database, or is about to upgrade it. */
export function watchDatabase(listener: () => void): void {
	onReplaced = listener;
}

/** Renames and creates stores. Their records are migrated when they are read. */
function upgrade(
	database: IDBPDatabase<Schema>,
	oldVersion: number,
	transaction: IDBPTransaction<Schema, StoreName[], "versionchange">,
): void {
	if (oldVersion === 1) {
		const old = transaction as unknown as IDBPTransaction<OldSchema, "runs"[], "versionchange">;
		old.objectStore("runs").name = "trainings" satisfies StoreName;
	}
	for (const name of stores) if (!database.objectStoreNames.contains(name)) database.createObjectStore(name);
}

async function open(): Promise<Storage> {
	const [{ openDB }, records] = await Promise.all([import("idb"), import("./records")]);
	const db = await new Promise<IDBPDatabase<Schema>>((resolve, reject) => {
		openDB<Schema>("autoencoder-playground", 2, {
			upgrade: (database, oldVersion, _, transaction) => upgrade(database, oldVersion, transaction),
			blocked: () => reject(new StorageError("failed", "another tab has an older version of this page open")),
			blocking(_, __, { target }) {
				// A newer version of the page, in another tab, waits for this one to let go, or the database is being deleted.
				forgetConnection();
				(target as IDBDatabase).close();
				onReplaced();
			},
			terminated: forgetConnection,
		}).then(resolve, reject);
	});
	return { db, records };
}

function toStorageError(thrown: unknown, otherwise: StorageError["code"]): StorageError {
	if (thrown instanceof StorageError) return thrown;
	const { name, message } = thrown instanceof Error ? thrown : { name: "Error", message: String(thrown) };
	const codes: Record<string, StorageError["code"]> = {
		QuotaExceededError: "full",
		RecordError: "unreadable",
		VersionError: "unreadable", // the whole database is that of a newer version of the page
		AbortError: "failed",
	};
	return new StorageError(codes[name] ?? otherwise, `${name}: ${message}`);
}

async function storage(): Promise<Storage> {
	opening ??= open();
	try {
		return await opening;
	} catch (thrown) {
		forgetConnection();
		throw toStorageError(thrown, "refused");
	}
}

/** Errors of a connection that has died without an event, as some do while the machine sleeps. */
const connectionErrors = new Set(["InvalidStateError", "UnknownError"]);

/** Whatever else fails, fails again. */
async function discardIfDead(opened: Storage, thrown: unknown): Promise<void> {
	if (!(thrown instanceof Error) || !connectionErrors.has(thrown.name)) throw thrown;
	if ((await opening) === opened) forgetConnection(); // another call may have opened a new one already
	opened.db.close();
}

/** Runs the task, and once more with a new connection where the old one has died; a task done twice does no more than once. */
async function using<T>(task: (storage: Storage) => Promise<T>): Promise<T> {
	const opened = await storage();
	try {
		return await task(opened).catch(async (thrown: unknown) => {
			await discardIfDead(opened, thrown);
			return task(await storage());
		});
	} catch (thrown) {
		throw toStorageError(thrown, "failed");
	}
}

/** A model that cannot be read does not keep the others from being listed. */
export function listModels(): Promise<{ models: StoredModel[]; unreadable: StorageError[] }> {
	return using(async ({ db, records }) => {
		const found: { models: StoredModel[]; unreadable: StorageError[] } = { models: [], unreadable: [] };
		for (const stored of await db.getAll("models")) {
			try {
				found.models.push(records.readRecord("models", stored));
			} catch (thrown) {
				found.unreadable.push(toStorageError(thrown, "unreadable"));
			}
		}
		return found;
	});
}

/** undefined if there is no such model. */
export function getWeights(id: string): Promise<StoredWeights | undefined> {
	return using(async ({ db, records }) => {
		const stored = await db.get("weights", id);
		return stored === undefined ? undefined : records.readRecord("weights", stored);
	});
}

/** All of it or nothing. */
export function putModel(model: StoredModel, weights: StoredWeights): Promise<void> {
	return using(async ({ db, records }) => {
		const [modelRecord, weightsRecord] = [records.toRecord("models", model), records.toRecord("weights", weights)];
		const both = db.transaction(["models", "weights"], "readwrite");
		await Promise.all([
			both.objectStore("models").put(modelRecord, model.id),
			both.objectStore("weights").put(weightsRecord, model.id),
			both.done,
		]);
	});
}

/** Nothing happens if there is no such model any more. */
export function renameStored(id: string, name: string): Promise<void> {
	return using(async ({ db, records }) => {
		const { store, done } = db.transaction("models", "readwrite");
		const rename = async () => {
			const stored = await store.get(id);
			if (stored === undefined) return;
			await store.put(records.toRecord("models", { ...records.readRecord("models", stored), name }), id);
		};
		await Promise.all([rename(), done]); // a write that fails rejects both
	});
}

export function removeModel(id: string): Promise<void> {
	return using(async ({ db }) => {
		const both = db.transaction(["models", "weights"], "readwrite");
		await Promise.all([both.objectStore("models").delete(id), both.objectStore("weights").delete(id), both.done]);
	});
}

/** undefined if none is saved under that key. */
export function getTraining(key: string): Promise<SavedTraining | undefined> {
	return using(async ({ db, records }) => {
		const stored = await db.get("trainings", key);
		return stored === undefined ? undefined : records.readRecord("trainings", stored);
	});
}

/** In ascending order. */
export function trainingKeys(): Promise<string[]> {
	return using(({ db }) => db.getAllKeys("trainings"));
}

/** In the place of what was saved under that key, which stays if this fails. */
export function putTraining(key: string, training: SavedTraining): Promise<void> {
	return using(async ({ db, records }) => {
		await db.put("trainings", records.toRecord("trainings", training), key);
	});
}

export function deleteTraining(key: string): Promise<void> {
	return using(({ db }) => db.delete("trainings", key));
}
