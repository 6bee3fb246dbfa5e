/**
 * Records in the browser's database. Their large arrays are stored beside them, in chunks: in a private window Chromium takes no
 * value of more than 127 MiB ("The serialized keys and/or value are too large"), and a training on pictures in colour has more.
 */

import { type Database, type Transaction, transact } from "./database";
import type { RecordOf, StoreName } from "./records";

/** Stores whose records have large arrays. */
export type ChunkedStore = "weights" | "trainings" | "examples";
type LargeArray = Float32Array | Uint8Array;

/** Bytes of the smallest array that is stored beside its record. */
const MIN_CHUNKED_BYTES = 2 ** 20;
/** Bytes of a chunk, but for the last of an array. */
const CHUNK_BYTES = 2 ** 25;

/** In a record, stands for an array that is stored beside it. */
interface Placeholder {
	type: "Float32Array" | "Uint8Array";
	/** the numbers of its chunks, `end` exclusive */
	start: number;
	end: number;
}

/** A record with large arrays, as it is stored. */
interface ChunkedRecord {
	record: unknown;
	chunkCount: number;
}

const chunkStore = <S extends ChunkedStore>(store: S) => `${store}Chunks` as const;
const chunkKey = (key: string, chunk: number) => `${key} ${chunk}`;
const chunkKeyRange = (key: string) => IDBKeyRange.bound(`${key} `, `${key} \uffff`);

/** The stores that a record of that store is in, for transactions. */
export const storesWithChunks = <S extends ChunkedStore>(store: S) => [store, chunkStore(store)] as const;

/** The value with its parts replaced by what `replace` returns for them. */
function mapChildren(value: unknown, replace: (part: unknown) => unknown): unknown {
	if (Array.isArray(value)) return value.map(replace);
	if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return value;
	return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, replace(part)]));
}

/** The record with placeholders for its large arrays, whose bytes are appended to `chunks`. */
function extractArrays(value: unknown, chunks: Uint8Array[]): unknown {
	if (!(value instanceof Float32Array || value instanceof Uint8Array) || value.byteLength < MIN_CHUNKED_BYTES) {
		return mapChildren(value, (part) => extractArrays(part, chunks));
	}
	const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
	const start = chunks.length;
	for (let offset = 0; offset < bytes.length; offset += CHUNK_BYTES)
		chunks.push(bytes.subarray(offset, offset + CHUNK_BYTES));
	const type = value instanceof Float32Array ? "Float32Array" : "Uint8Array";
	return { type, start, end: chunks.length } satisfies Placeholder;
}

function isPlaceholder(value: unknown): value is Placeholder {
	const { type, start, end } = (value ?? {}) as Partial<Placeholder>;
	return (type === "Float32Array" || type === "Uint8Array") && Number.isInteger(start) && Number.isInteger(end);
}

/** The array of these chunks. If one is missing it is the placeholder, and validation then rejects the record. */
function joinChunks(placeholder: Placeholder, chunks: Map<number, unknown>): LargeArray | Placeholder {
	const { type, start, end } = placeholder;
	let length = 0;
	for (let chunk = start; chunk < end; chunk++) {
		const bytes = chunks.get(chunk);
		if (!(bytes instanceof Uint8Array)) return placeholder;
		length += bytes.length;
	}
	const bytes = new Uint8Array(length);
	let offset = 0;
	for (let chunk = start; chunk < end; chunk++) {
		const part = chunks.get(chunk) as Uint8Array;
		chunks.delete(chunk); // so that no two copies of a large record are in memory
		bytes.set(part, offset);
		offset += part.length;
	}
	return type === "Uint8Array" ? bytes : new Float32Array(bytes.buffer, 0, Math.floor(bytes.length / 4));
}

function restoreArrays(value: unknown, chunks: Map<number, unknown>): unknown {
	return isPlaceholder(value) ? joinChunks(value, chunks) : mapChildren(value, (part) => restoreArrays(part, chunks));
}

function isChunked(stored: unknown): stored is ChunkedRecord {
	return typeof stored === "object" && stored !== null && "chunkCount" in stored && "record" in stored;
}

/** The record as it is stored, without its large arrays; undefined if there is none. */
export async function readWithoutArrays(database: Database, store: ChunkedStore, key: string): Promise<unknown> {
	const stored: unknown = await transact(database, [store], "readonly", (transaction) =>
		transaction.objectStore(store as StoreName).get(key),
	);
	return isChunked(stored) ? stored.record : stored;
}

/** undefined if there is no such record. */
export async function readStoredRecord<S extends ChunkedStore>(
	database: Database,
	store: S,
	key: string,
): Promise<RecordOf<S> | undefined> {
	const chunks = new Map<number, unknown>();
	const stored = await transact(database, [...storesWithChunks(store)], "readonly", async (transaction) => {
		const found: unknown = await transaction.objectStore(store as StoreName).get(key);
		const count = isChunked(found) ? found.chunkCount : 0;
		for (let chunk = 0; chunk < count; chunk++) {
			const bytes = await transaction.objectStore(chunkStore(store)).get(chunkKey(key, chunk));
			if (bytes === undefined) break; // of a damaged record, which may name any number of chunks
			chunks.set(chunk, bytes);
		}
		return found;
	});
	if (stored === undefined) return undefined;
	return database.records.readRecord(store, isChunked(stored) ? restoreArrays(stored.record, chunks) : stored);
}

/** Replaces what is stored under the key. */
export async function writeStoredRecord(
	transaction: Transaction<"readwrite">,
	store: ChunkedStore,
	key: string,
	record: object,
): Promise<void> {
	const chunks: Uint8Array[] = [];
	const extracted = extractArrays(record, chunks);
	const stored =
		chunks.length > 0 ? ({ record: extracted, chunkCount: chunks.length } satisfies ChunkedRecord) : record;
	await transaction.objectStore(chunkStore(store)).delete(chunkKeyRange(key));
	// Copied, because storing a view stores its whole buffer.
	for (const [chunk, bytes] of chunks.entries()) {
		await transaction.objectStore(chunkStore(store)).put(bytes.slice(), chunkKey(key, chunk));
	}
	await transaction.objectStore(store as StoreName).put(stored, key);
}

export async function deleteStoredRecord(
	transaction: Transaction<"readwrite">,
	store: ChunkedStore,
	key: string,
): Promise<void> {
	await transaction.objectStore(chunkStore(store)).delete(chunkKeyRange(key));
	await transaction.objectStore(store as StoreName).delete(key);
}
