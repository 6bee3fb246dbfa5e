/**
 * Reads zip archives without loading them: the directory at the end of an archive says where each file begins, so that an
 * archive larger than the memory can be opened, and a file is inflated when it is needed. Not supported: encryption, archives split
 * into several files, and those above 4 GB or 65,534 files (zip64).
 */

import { MAX_ARCHIVE_BYTES, MAX_FILE_BYTES } from "./limits";
import { SkipError } from "./skip";

/** A file in an archive. */
export interface ZipEntry {
	path: string;
	/** How it is compressed: 0 not at all, 8 by deflate. */
	method: number;
	isEncrypted: boolean;
	/** bytes in the archive */
	compressedSize: number;
	/** bytes once inflated, as the archive says */
	size: number;
	/** where its own header begins in the archive, in bytes */
	headerOffset: number;
}

const DIRECTORY_END_SIGNATURE = 0x06054b50;
const DIRECTORY_END_BYTES = 22;
/** A comment may follow the end. */
const MAX_COMMENT_BYTES = 0xffff;
const DIRECTORY_ENTRY_SIGNATURE = 0x02014b50;
const DIRECTORY_ENTRY_BYTES = 46;
const FILE_HEADER_SIGNATURE = 0x04034b50;
const FILE_HEADER_BYTES = 30;

async function viewOf(blob: Blob): Promise<DataView> {
	return new DataView(await blob.arrayBuffer());
}

/** Finds the last record of the archive, and returns where the directory starts and ends, in bytes. */
async function findDirectory(archive: Blob): Promise<{ start: number; end: number }> {
	const tail = await viewOf(archive.slice(-DIRECTORY_END_BYTES - MAX_COMMENT_BYTES));
	for (let offset = tail.byteLength - DIRECTORY_END_BYTES; offset >= 0; offset--) {
		if (tail.getUint32(offset, true) !== DIRECTORY_END_SIGNATURE) continue;
		const [length, start] = [tail.getUint32(offset + 12, true), tail.getUint32(offset + 16, true)];
		if (start === 0xffff_ffff || tail.getUint16(offset + 8, true) === 0xffff) throw new SkipError("unsupported");
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

function readEntry(directory: DataView, offset: number): { entry: ZipEntry; end: number } {
	if (directory.getUint32(offset, true) !== DIRECTORY_ENTRY_SIGNATURE) throw new SkipError("damaged_archive");
	const nameLength = directory.getUint16(offset + 28, true);
	const extraAndCommentLength = directory.getUint16(offset + 30, true) + directory.getUint16(offset + 32, true);
	const name = new DataView(directory.buffer, directory.byteOffset + offset + DIRECTORY_ENTRY_BYTES, nameLength);
	const entry = {
		path: decodeName(name),
		method: directory.getUint16(offset + 10, true),
		isEncrypted: (directory.getUint16(offset + 8, true) & 1) !== 0,
		compressedSize: directory.getUint32(offset + 20, true),
		size: directory.getUint32(offset + 24, true),
		headerOffset: directory.getUint32(offset + 42, true),
	};
	return { entry, end: offset + DIRECTORY_ENTRY_BYTES + nameLength + extraAndCommentLength };
}

/** All files of an archive, without its folders. Throws a `SkipError` for one that is damaged, or not supported. */
export async function readEntries(archive: Blob): Promise<ZipEntry[]> {
	const { start, end } = await findDirectory(archive);
	const directory = await viewOf(archive.slice(start, end));
	const entries: ZipEntry[] = [];
	try {
		for (let offset = 0; offset < directory.byteLength; ) {
			const read = readEntry(directory, offset);
			if (!read.entry.path.endsWith("/")) entries.push(read.entry);
			offset = read.end;
		}
	} catch (thrown) {
		throw thrown instanceof RangeError ? new SkipError("damaged_archive") : thrown;
	}
	return entries;
}

/**
 * The first entries whose total inflated size is within the limit. Archives with more may be zip bombs, whose entries share the
 * same few bytes.
 */
export function withinTotalSize(entries: readonly ZipEntry[], limit = MAX_ARCHIVE_BYTES): ZipEntry[] {
	let total = 0;
	return entries.filter(({ size }) => {
		total += size;
		return total <= limit;
	});
}

/** Throws a `SkipError`, also if the content is larger than the archive says. */
export async function readContent(archive: Blob, entry: ZipEntry): Promise<Blob> {
	const { headerOffset, method, isEncrypted, compressedSize, size } = entry;
	if (isEncrypted || (method !== 0 && method !== 8)) throw new SkipError("unsupported");
	if (size > MAX_FILE_BYTES) throw new SkipError("too_large");
	const header = await viewOf(archive.slice(headerOffset, headerOffset + FILE_HEADER_BYTES));
	if (header.byteLength < FILE_HEADER_BYTES || header.getUint32(0, true) !== FILE_HEADER_SIGNATURE) {
		throw new SkipError("damaged_archive");
	}
	const start = headerOffset + FILE_HEADER_BYTES + header.getUint16(26, true) + header.getUint16(28, true);
	const compressed = archive.slice(start, start + compressedSize);
	const content = method === 0 ? compressed : await inflate(compressed, size);
	if (content.size !== size) throw new SkipError("damaged_archive");
	return content;
}

/** Stops as soon as there are more bytes than expected. */
async function inflate(compressed: Blob, size: number): Promise<Blob> {
	const chunks: Uint8Array<ArrayBuffer>[] = [];
	let length = 0;
	const reader = compressed.stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
	try {
		for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
			length += chunk.value.length;
			if (length > size) break;
			chunks.push(chunk.value);
		}
	} catch {
		throw new SkipError("damaged_archive");
	}
	if (length > size) {
		void reader.cancel().catch(() => {});
		throw new SkipError("damaged_archive");
	}
	return new Blob(chunks);
}
