/**
 * Zip archives, read where they lie: the directory at the end of an archive tells where each file begins, so that an archive
 * larger than the memory can be opened, and a file is inflated when it is needed. Not supported: encryption, archives in
 * parts, and those above 4 GB or 65,534 files (zip64).
 */

import { MAX_ARCHIVE_BYTES, MAX_FILE_BYTES } from "./limits";
import { SkipError } from "./skip";

/** A file in an archive. */
export interface Entry {
	path: string;
	/** How it is compressed: 0 not at all, 8 by deflate. */
	method: number;
	isEncrypted: boolean;
	/** bytes in the archive */
	packedSize: number;
	/** bytes once inflated, as the archive says */
	size: number;
	/** where its own header begins */
	at: number;
}

const END_SIGNATURE = 0x06054b50;
const END_BYTES = 22;
/** A comment may follow the end. */
const MAX_COMMENT = 0xffff;
const ENTRY_SIGNATURE = 0x02014b50;
const ENTRY_BYTES = 46;
const FILE_SIGNATURE = 0x04034b50;
const FILE_BYTES = 30;

async function viewOf(blob: Blob): Promise<DataView> {
	return new DataView(await blob.arrayBuffer());
}

/** The last record of the archive: where the directory is, in bytes. */
async function findDirectory(archive: Blob): Promise<{ start: number; end: number }> {
	const tail = await viewOf(archive.slice(-END_BYTES - MAX_COMMENT));
	for (let at = tail.byteLength - END_BYTES; at >= 0; at--) {
		if (tail.getUint32(at, true) !== END_SIGNATURE) continue;
		const [length, start] = [tail.getUint32(at + 12, true), tail.getUint32(at + 16, true)];
		if (start === 0xffff_ffff || tail.getUint16(at + 8, true) === 0xffff) throw new SkipError("unsupported");
		if (start + length > archive.size) break;
		return { start, end: start + length };
	}
	throw new SkipError("damaged_archive");
}

/** UTF-8 as most programs write, also those that do not say so; else what Chinese, or Western, Windows writes. */
function decodeName(bytes: DataView): string {
	for (const encoding of ["utf-8", "gb18030"]) {
		try {
			return new TextDecoder(encoding, { fatal: true }).decode(bytes);
		} catch {} // of another encoding
	}
	return new TextDecoder("windows-1252").decode(bytes);
}

function readEntry(directory: DataView, at: number): { entry: Entry; end: number } {
	if (directory.getUint32(at, true) !== ENTRY_SIGNATURE) throw new SkipError("damaged_archive");
	const nameLength = directory.getUint16(at + 28, true);
	const restLength = directory.getUint16(at + 30, true) + directory.getUint16(at + 32, true);
	const name = new DataView(directory.buffer, directory.byteOffset + at + ENTRY_BYTES, nameLength);
	const entry = {
		path: decodeName(name),
		method: directory.getUint16(at + 10, true),
		isEncrypted: (directory.getUint16(at + 8, true) & 1) !== 0,
		packedSize: directory.getUint32(at + 20, true),
		size: directory.getUint32(at + 24, true),
		at: directory.getUint32(at + 42, true),
	};
	return { entry, end: at + ENTRY_BYTES + nameLength + restLength };
}

/** All files of an archive, without its folders. Throws a `SkipError` for one that is damaged, or not supported. */
export async function entriesOf(archive: Blob): Promise<Entry[]> {
	const { start, end } = await findDirectory(archive);
	const directory = await viewOf(archive.slice(start, end));
	const entries: Entry[] = [];
	try {
		for (let at = 0; at < directory.byteLength; ) {
			const read = readEntry(directory, at);
			if (!read.entry.path.endsWith("/")) entries.push(read.entry);
			at = read.end;
		}
	} catch (thrown) {
		throw thrown instanceof RangeError ? new SkipError("damaged_archive") : thrown;
	}
	return entries;
}

/**
 * The entries until those before them have the size that is taken from one archive. Archives that promise more are made to
 * fill a memory, or a morning: their entries may share the same few bytes.
 */
export function withinLimit(entries: readonly Entry[], limit = MAX_ARCHIVE_BYTES): Entry[] {
	let total = 0;
	return entries.filter(({ size }) => {
		total += size;
		return total <= limit;
	});
}

/** Throws a `SkipError`, also if the content is larger than the archive says. */
export async function contentOf(archive: Blob, entry: Entry): Promise<Blob> {
	const { at, method, isEncrypted, packedSize, size } = entry;
	if (isEncrypted || (method !== 0 && method !== 8)) throw new SkipError("unsupported");
	if (size > MAX_FILE_BYTES) throw new SkipError("too_large");
	const header = await viewOf(archive.slice(at, at + FILE_BYTES));
	if (header.byteLength < FILE_BYTES || header.getUint32(0, true) !== FILE_SIGNATURE) {
		throw new SkipError("damaged_archive");
	}
	const start = at + FILE_BYTES + header.getUint16(26, true) + header.getUint16(28, true);
	const packed = archive.slice(start, start + packedSize);
	const content = method === 0 ? packed : await inflate(packed, size);
	if (content.size !== size) throw new SkipError("damaged_archive");
	return content;
}

/** Stops as soon as there are more bytes than expected. */
async function inflate(packed: Blob, size: number): Promise<Blob> {
	const parts: Uint8Array<ArrayBuffer>[] = [];
	let length = 0;
	const reader = packed.stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
	try {
		for (let part = await reader.read(); !part.done; part = await reader.read()) {
			length += part.value.length;
			if (length > size) break;
			parts.push(part.value);
		}
	} catch {
		throw new SkipError("damaged_archive");
	}
	if (length > size) {
		void reader.cancel().catch(() => {});
		throw new SkipError("damaged_archive");
	}
	return new Blob(parts);
}
