/**
 * Records in the browser's database. Their large arrays are stored beside them, in pieces: in a private window Chromium takes no
 * value of more than 127 MiB ("The serialized keys and/or value are too large"), and a training on pictures in colour has more.
 */

import { type Database, type Transaction, transact } from "./database";
import type { RecordOf, StoreName } from "./records";

/** What has large arrays. */
export type LargeStore = "weights" | "trainings" | "examples";
type LargeArray = Float32Array | Uint8Array;

/** Bytes of the smallest array that is stored beside its record. */
const LARGE = 2 ** 20;
/** Bytes of a piece, but for the last of an array. */
const PIECE = 2 ** 25;

/** In a record, stands for an array that is stored beside it. */
interface Placeholder {
	type: "Float32Array" | "Uint8Array";
	/** the numbers of its pieces, `end` is not one of them */
	start: number;
	end: number;
}

/** A record with large arrays, as it is stored. */
interface Divided {
	record: unknown;
	pieceCount: number;
}

const pieceStore = <S extends LargeStore>(store: S) => `${store}Pieces` as const;
const pieceKey = (key: string, piece: number) => `${key} ${piece}`;
const allPieces = (key: string) => IDBKeyRange.bound(`${key} `, `${key} \uffff`);

/** The stores that a record of that store is in, for transactions. */
export const storesOf = <S extends LargeStore>(store: S) => [store, pieceStore(store)] as const;

/** The value with its parts replaced by what `replace` returns for them. */
function mapParts(value: unknown, replace: (part: unknown) => unknown): unknown {
	if (Array.isArray(value)) return value.map(replace);
	if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return value;
	return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, replace(part)]));
}

/** The record with placeholders for its large arrays, whose bytes are appended to `pieces`. */
function divide(value: unknown, pieces: Uint8Array[]): unknown {
	if (!(value instanceof Float32Array || value instanceof Uint8Array) || value.byteLength < LARGE) {
		return mapParts(value, (part) => divide(part, pieces));
	}
	const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
	const start = pieces.length;
	for (let at = 0; at < bytes.length; at += PIECE) pieces.push(bytes.subarray(at, at + PIECE));
	const type = value instanceof Float32Array ? "Float32Array" : "Uint8Array";
	return { type, start, end: pieces.length } satisfies Placeholder;
}

function isPlaceholder(value: unknown): value is Placeholder {
	const { type, start, end } = (value ?? {}) as Partial<Placeholder>;
	return (type === "Float32Array" || type === "Uint8Array") && Number.isInteger(start) && Number.isInteger(end);
}

/** The array of these pieces. If one is missing it is the placeholder, and validation then rejects the record. */
function joinPieces(placeholder: Placeholder, pieces: Map<number, unknown>): LargeArray | Placeholder {
	const { type, start, end } = placeholder;
	let length = 0;
	for (let piece = start; piece < end; piece++) {
		const bytes = pieces.get(piece);
		if (!(bytes instanceof Uint8Array)) return placeholder;
		length += bytes.length;
	}
	const bytes = new Uint8Array(length);
	let at = 0;
	for (let piece = start; piece < end; piece++) {
		const part = pieces.get(piece) as Uint8Array;
		pieces.delete(piece); // so that no two copies of a large record are in memory
		bytes.set(part, at);
		at += part.length;
	}
	return type === "Uint8Array" ? bytes : new Float32Array(bytes.buffer, 0, Math.floor(bytes.length / 4));
}

function undivide(value: unknown, pieces: Map<number, unknown>): unknown {
	return isPlaceholder(value) ? joinPieces(value, pieces) : mapParts(value, (part) => undivide(part, pieces));
}

function isDivided(stored: unknown): stored is Divided {
	return typeof stored === "object" && stored !== null && "pieceCount" in stored && "record" in stored;
}

/** The record without its large arrays. */
export function withoutArrays(stored: unknown): unknown {
	return isDivided(stored) ? stored.record : stored;
}

/** undefined if there is no such record. */
export async function readStored<S extends LargeStore>(
	opened: Database,
	store: S,
	key: string,
): Promise<RecordOf<S> | undefined> {
	const pieces = new Map<number, unknown>();
	const stored = await transact(opened, [...storesOf(store)], "readonly", async (reading) => {
		const found: unknown = await reading.objectStore(store as StoreName).get(key);
		const count = isDivided(found) ? found.pieceCount : 0;
		for (let piece = 0; piece < count; piece++) {
			const bytes = await reading.objectStore(pieceStore(store)).get(pieceKey(key, piece));
			if (bytes === undefined) break; // of a damaged record, which may name any number of pieces
			pieces.set(piece, bytes);
		}
		return found;
	});
	if (stored === undefined) return undefined;
	return opened.records.readRecord(store, isDivided(stored) ? undivide(stored.record, pieces) : stored);
}

/** Replaces what is stored under the key. */
export async function writeStored(
	writing: Transaction<"readwrite">,
	store: LargeStore,
	key: string,
	record: object,
): Promise<void> {
	const pieces: Uint8Array[] = [];
	const divided = divide(record, pieces);
	const stored = pieces.length > 0 ? ({ record: divided, pieceCount: pieces.length } satisfies Divided) : record;
	await writing.objectStore(pieceStore(store)).delete(allPieces(key));
	// Copied, because storing a view stores its whole buffer.
	for (const [piece, bytes] of pieces.entries()) {
		await writing.objectStore(pieceStore(store)).put(bytes.slice(), pieceKey(key, piece));
	}
	await writing.objectStore(store as StoreName).put(stored, key);
}

export async function deleteStored(writing: Transaction<"readwrite">, store: LargeStore, key: string): Promise<void> {
	await writing.objectStore(pieceStore(store)).delete(allPieces(key));
	await writing.objectStore(store as StoreName).delete(key);
}
