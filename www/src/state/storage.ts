/**
 * What the page keeps in this browser: models, and trainings that were under way. A browser may refuse to keep anything
 * (private windows, blocked site data) or run out of room; every call then fails with a `StorageError`.
 */

import type { DBSchema, IDBPDatabase } from "idb";
import type { ModelConfig, OwnId } from "../engine/protocol";

/** What is told of a model without reading its weights. */
export interface StoredModel {
	id: Exclude<OwnId, "live">;
	name: string;
	config: ModelConfig;
	/** numbers of a code, and how they are arranged */
	codeSize: number;
	codeShape: number[];
	parameterCount: number;
	/** bytes of the file */
	size: number;
	/** when it was kept, in milliseconds since 1970 */
	made: number;
	/** whether its training can go on */
	hasRun: boolean;
}

/** The rest of a model: its file, and where its training stood. */
export interface StoredWeights {
	/** a safetensors file */
	bytes: Uint8Array;
	run: unknown;
}

interface Schema extends DBSchema {
	models: { key: string; value: StoredModel };
	weights: { key: string; value: StoredWeights };
	runs: { key: string; value: unknown };
}

export class StorageError extends Error {
	override readonly name = "StorageError";
	constructor(
		/** The browser keeps nothing for this page, has no room left, or failed otherwise. */
		readonly code: "refused" | "full" | "failed",
		message: string,
	) {
		super(message);
	}
}

let opening: Promise<IDBPDatabase<Schema>> | undefined;

function forget(): void {
	opening = undefined;
}

async function open(): Promise<IDBPDatabase<Schema>> {
	const { openDB } = await import("idb");
	const database = await openDB<Schema>("autoencoder-playground", 1, {
		upgrade(fresh) {
			for (const name of ["models", "weights", "runs"] as const) fresh.createObjectStore(name);
		},
		blocking() {
			// A newer version of the page, in another tab, waits for this one to let go.
			forget();
			database.close();
		},
		terminated: forget,
	});
	return database;
}

function toStorageError(thrown: unknown, otherwise: StorageError["code"]): StorageError {
	if (thrown instanceof StorageError) return thrown;
	const { name, message } = thrown instanceof Error ? thrown : { name: "Error", message: String(thrown) };
	return new StorageError(name === "QuotaExceededError" ? "full" : otherwise, `${name}: ${message}`);
}

async function database(): Promise<IDBPDatabase<Schema>> {
	opening ??= open();
	try {
		return await opening;
	} catch (thrown) {
		forget();
		throw toStorageError(thrown, "refused");
	}
}

async function using<T>(task: (database: IDBPDatabase<Schema>) => Promise<T>): Promise<T> {
	const opened = await database();
	return task(opened).catch((thrown: unknown) => {
		throw toStorageError(thrown, "failed");
	});
}

export function listModels(): Promise<StoredModel[]> {
	return using((db) => db.getAll("models"));
}

/** undefined if there is no such model. */
export function getWeights(id: string): Promise<StoredWeights | undefined> {
	return using((db) => db.get("weights", id));
}

/** All of it or nothing. */
export function putModel(model: StoredModel, weights: StoredWeights): Promise<void> {
	return using(async (db) => {
		const both = db.transaction(["models", "weights"], "readwrite");
		await Promise.all([
			both.objectStore("models").put(model, model.id),
			both.objectStore("weights").put(weights, model.id),
			both.done,
		]);
	});
}

/** Nothing happens if there is no such model any more. */
export function renameStored(id: string, name: string): Promise<void> {
	return using(async (db) => {
		const { store, done } = db.transaction("models", "readwrite");
		const model = await store.get(id);
		if (model) await store.put({ ...model, name }, id);
		await done;
	});
}

export function removeModel(id: string): Promise<void> {
	return using(async (db) => {
		const both = db.transaction(["models", "weights"], "readwrite");
		await Promise.all([both.objectStore("models").delete(id), both.objectStore("weights").delete(id), both.done]);
	});
}

/** A training under way; undefined if none is kept under that key. What it is, the one who kept it knows. */
export function getRun<T>(key: string): Promise<T | undefined> {
	return using((db) => db.get("runs", key) as Promise<T | undefined>);
}

/** The keys of all that are kept. */
export function runKeys(): Promise<string[]> {
	return using((db) => db.getAllKeys("runs"));
}

export function putRun(key: string, run: unknown): Promise<void> {
	return using(async (db) => {
		await db.put("runs", run, key);
	});
}

export function deleteRun(key: string): Promise<void> {
	return using((db) => db.delete("runs", key));
}
