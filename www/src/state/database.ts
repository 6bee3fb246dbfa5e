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
}

/** The first version called the trainings runs. */
interface OldSchema extends DBSchema {
	models: { key: string; value: unknown };
	weights: { key: string; value: unknown };
	runs: { key: string; value: unknown };
}

const stores = ["models", "weights", "trainings", "dataSets", "examples"] as const satisfies readonly StoreName[];

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

export interface Database {
	db: IDBPDatabase<Schema>;
	records: typeof import("./records");
}

let opening: Promise<Database> | undefined;

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
const TIMEOUT_MS = 30_000;

function withTimeout<T>(asked: Promise<T>): Promise<T> {
	return new Promise((resolve, reject) => {
		const giveUp = () => reject(new StorageError("failed", `no answer in ${TIMEOUT_MS / 1000} s`));
		const timer = setTimeout(giveUp, TIMEOUT_MS);
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

async function open(): Promise<Database> {
	const [{ openDB }, records] = await loadCode();
	const asked = new Promise<IDBPDatabase<Schema>>((resolve, reject) => {
		let isRefused = false;
		const refuse = () => {
			isRefused = true;
			reject(new StorageError("failed", "another tab has an older version of this page open"));
		};
		openDB<Schema>("autoencoder-playground", 3, {
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
	return { db: await withTimeout(asked), records };
}

/** A part of the page that does not arrive says nothing about the browser's storage. */
async function loadCode() {
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

/** While the browser erases a database it aborts what opens it; soon after, it opens as a new one. */
const ERASING_MS = [100, 1000];

async function openOnceErased(): Promise<Database> {
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

async function connected(): Promise<Database> {
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
async function discard(opened: Database): Promise<void> {
	if ((await opening?.catch(() => undefined)) === opened) forgetConnection();
	opened.db.close();
}

/**
 * Runs the task, and once more with a new connection where the old one has died; a task done twice does no more than once.
 * Settles in bounded time, whatever the browser does.
 */
export async function using<T>(task: (storage: Database) => Promise<T>): Promise<T> {
	const attempt = async () => {
		const opened = await connected();
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
export async function transact<T, M extends "readonly" | "readwrite">(
	{ db }: Database,
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
		return await withTimeout(commit());
	} catch (thrown) {
		try {
			transaction.abort(); // or one without an answer would hold up all later ones
		} catch {} // it has ended already
		// Requests fail with an AbortError where the quota is exceeded; the transaction knows the reason.
		throw (thrown as Error).name === "AbortError" ? ((await aborted) ?? thrown) : thrown;
	}
}
