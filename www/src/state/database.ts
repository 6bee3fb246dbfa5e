/**
 * The browser's database for this page: its connection, which may die and is opened again, and transactions that do all or
 * nothing. Whatever the browser does, a call settles in bounded time, if need be with a `StorageError`.
 */

import type { DBSchema, IDBPDatabase, IDBPTransaction } from "idb";
import type { StoreName } from "./records";

/** Records as they are stored are unknown until they have been checked. */
interface Schema extends DBSchema {
	models: { key: string; value: unknown };
	weights: { key: string; value: unknown };
	trainings: { key: string; value: unknown };
	dataSets: { key: string; value: unknown };
	examples: { key: string; value: unknown };
	/** of the large arrays in records: stores of their own, so that none waits for what is saved in another */
	weightsChunks: { key: string; value: unknown };
	trainingsChunks: { key: string; value: unknown };
	examplesChunks: { key: string; value: unknown };
}

/** In the first version of the database, the store `trainings` was called `runs`. */
interface OldSchema extends DBSchema {
	models: { key: string; value: unknown };
	weights: { key: string; value: unknown };
	runs: { key: string; value: unknown };
}

const stores = [
	"models",
	"weights",
	"trainings",
	"dataSets",
	"examples",
	"weightsChunks",
	"trainingsChunks",
	"examplesChunks",
] as const;
type Store = (typeof stores)[number];

export class StorageError extends Error {
	override readonly name = "StorageError";
	constructor(
		/** In this order: storage is refused, its quota is exceeded, it failed otherwise, or a record cannot be read. */
		readonly code: "refused" | "full" | "failed" | "unreadable",
		message: string,
	) {
		super(message);
	}
}

/** undefined for a record that cannot be read; what fails otherwise may be read later. */
export async function undefinedIfUnreadable<T>(reading: Promise<T>): Promise<T | undefined> {
	return reading.catch((thrown: unknown) => {
		if (thrown instanceof StorageError && thrown.code === "unreadable") return undefined;
		throw thrown;
	});
}

export interface Database {
	db: IDBPDatabase<Schema>;
	records: typeof import("./records");
}

let opening: Promise<Database> | undefined;
/** Once it has been, the browser does not refuse storage: whatever fails later is a fault. */
let hasBeenOpen = false;

function forgetConnection(): void {
	opening = undefined;
}

const watchers = new Set<() => void>();

/**
 * The listener is called when the database may have been erased, by the browser, its user or another page, or when another
 * page is about to upgrade it. Returns a function that removes the listener.
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
const TIMEOUT_MS = 30_000;

function withTimeout<T>(pending: Promise<T>, onTimeout = () => {}): Promise<T> {
	return new Promise((resolve, reject) => {
		const rejectAfterTimeout = () => {
			onTimeout();
			reject(new StorageError("failed", `no answer in ${TIMEOUT_MS / 1000} s`));
		};
		const timer = setTimeout(rejectAfterTimeout, TIMEOUT_MS);
		pending.then(resolve, reject).finally(() => clearTimeout(timer));
	});
}

/** Renames and creates stores. Their records are migrated when they are read. */
function upgrade(
	database: IDBPDatabase<Schema>,
	oldVersion: number,
	transaction: IDBPTransaction<Schema, Store[], "versionchange">,
): void {
	if (oldVersion === 1 && transaction.objectStoreNames.contains("runs" as StoreName)) {
		const old = transaction as unknown as IDBPTransaction<OldSchema, "runs"[], "versionchange">;
		old.objectStore("runs").name = "trainings" satisfies StoreName;
	}
	for (const name of stores) if (!database.objectStoreNames.contains(name)) database.createObjectStore(name);
}

async function open(): Promise<Database> {
	const [{ openDB }, records] = await importModules();
	let isAbandoned = false;
	const abandonOpening = () => {
		isAbandoned = true;
	};
	const connecting = new Promise<IDBPDatabase<Schema>>((resolve, reject) => {
		const refuse = () => {
			abandonOpening();
			reject(new StorageError("failed", "another tab has an older version of this page open"));
		};
		openDB<Schema>("autoencoder-playground", 4, {
			upgrade: (database, oldVersion, _, transaction) => upgrade(database, oldVersion, transaction),
			blocked: refuse,
			blocking(_, __, { target }) {
				// A newer version of the page, in another tab, waits until this one closes, or the database is being deleted.
				(target as IDBDatabase).close();
				loseConnection();
			},
			terminated: loseConnection,
		}).then((db) => {
			if (isAbandoned) db.close(); // nobody waits for this connection any more
			resolve(db);
		}, reject);
	});
	return { db: await withTimeout(connecting, abandonOpening), records };
}

/** If the download fails, the code is `failed` and not `refused`, as nothing is known about the browser's storage then. */
async function importModules() {
	try {
		return await Promise.all([import("idb"), import("./records")]);
	} catch (thrown) {
		throw toStorageError(thrown, "failed");
	}
}

export function toStorageError(thrown: unknown, otherwise: StorageError["code"]): StorageError {
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

/** Delays before the database is opened again: while the browser erases it, requests to open it are aborted. */
const RETRY_DELAYS_MS = [100, 1000];

async function openWithRetries(): Promise<Database> {
	for (const wait of RETRY_DELAYS_MS) {
		try {
			return await open();
		} catch (thrown) {
			if ((thrown as Error).name !== "AbortError") throw thrown;
			await new Promise((resolve) => setTimeout(resolve, wait));
		}
	}
	return open();
}

async function connect(): Promise<Database> {
	opening ??= openWithRetries();
	const current = opening;
	try {
		const database = await current;
		hasBeenOpen = true;
		return database;
	} catch (thrown) {
		if (opening === current) forgetConnection();
		throw toStorageError(thrown, hasBeenOpen ? "failed" : "refused");
	}
}

/** Errors of a connection that has died without an event, as some do while the machine sleeps. */
const connectionErrors = new Set(["InvalidStateError", "UnknownError"]);

/** Closes the connection, and forgets it unless another call has already opened a new one. */
async function closeAndForget(database: Database): Promise<void> {
	if ((await opening?.catch(() => undefined)) === database) forgetConnection();
	database.db.close();
}

/**
 * Runs the task, and once more with a new connection if the old one has died, so a task must be idempotent.
 * Settles in bounded time, whatever the browser does.
 */
export async function withDatabase<T>(task: (storage: Database) => Promise<T>): Promise<T> {
	const attempt = async () => {
		const database = await connect();
		const connection = opening;
		try {
			return { result: await task(database) };
		} catch (thrown) {
			// What is under way when the browser closes the connection is aborted.
			const isClosed = opening !== connection && (thrown as Error).name === "AbortError";
			if (isClosed || (thrown instanceof Error && connectionErrors.has(thrown.name))) {
				await closeAndForget(database);
				return { thrown };
			}
			if (thrown instanceof StorageError) await closeAndForget(database); // it did not answer in time
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

export type Transaction<M extends IDBTransactionMode> = IDBPTransaction<Schema, Store[], M>;

/** Runs requests in one transaction, so that all of them take effect or none does. */
export async function transact<T, M extends "readonly" | "readwrite">(
	{ db }: Database,
	names: Store[],
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
		return await withTimeout(commit());
	} catch (thrown) {
		try {
			transaction.abort(); // otherwise a transaction that is never answered would block all later ones
		} catch {} // it has ended already
		// Requests fail with an AbortError where the quota is exceeded; the transaction knows the reason.
		throw (thrown as Error).name === "AbortError" ? ((await aborted) ?? thrown) : thrown;
	}
}
