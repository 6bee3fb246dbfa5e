/** Zip archives for tests, also such as nobody should write. */

import { deflateRawSync } from "node:zlib";

export interface ZipFile {
	name: string | Uint8Array;
	content: Uint8Array;
	/** Not compressed. */
	isStored?: boolean;
	isEncrypted?: boolean;
	/** The size that the archive promises, if not that of the content. */
	declaredSize?: number;
}

function record(fields: readonly [bytes: 2 | 4, value: number][], ...rest: Uint8Array[]): Uint8Array {
	const buffer = Buffer.alloc(fields.reduce((length, [bytes]) => length + bytes, 0));
	let offset = 0;
	for (const [bytes, value] of fields) offset = buffer.writeUIntLE(value, offset, bytes);
	return Buffer.concat([buffer, ...rest]);
}

/** As most programs write them, without a checksum, which is not read. */
export function makeZip(files: readonly ZipFile[], comment = ""): Uint8Array<ArrayBuffer> {
	const parts: Uint8Array[] = [];
	const directory: Uint8Array[] = [];
	let offset = 0;
	for (const { name, content, isStored = false, isEncrypted = false, declaredSize = content.length } of files) {
		const nameBytes = typeof name === "string" ? Buffer.from(name) : name;
		const compressed = isStored ? content : deflateRawSync(content);
		const flags = isEncrypted ? 1 : 0;
		const sharedFields: [2 | 4, number][] = [
			...([
				[2, 20],
				[2, flags],
				[2, isStored ? 0 : 8],
				[4, 0],
				[4, 0],
			] as [2 | 4, number][]), // version … date, checksum
			...([
				[4, compressed.length],
				[4, declaredSize],
				[2, nameBytes.length],
				[2, 0],
			] as [2 | 4, number][]), // sizes, lengths
		];
		const file = record([[4, 0x04034b50], ...sharedFields], nameBytes, compressed);
		const centralFields: [2 | 4, number][] = [
			[2, 0],
			[2, 0],
			[2, 0],
			[4, 0],
			[4, offset],
		]; // comment, disk, attributes, place
		directory.push(record([[4, 0x02014b50], [2, 20], ...sharedFields, ...centralFields], nameBytes));
		parts.push(file);
		offset += file.length;
	}
	const size = directory.reduce((sum, { length }) => sum + length, 0);
	const end: [2 | 4, number][] = [
		[4, 0x06054b50],
		[2, 0],
		[2, 0],
		[2, files.length],
		[2, files.length],
		[4, size],
		[4, offset],
	];
	const tail = record([...end, [2, comment.length]], Buffer.from(comment));
	return new Uint8Array(Buffer.concat([...parts, ...directory, tail]));
}
