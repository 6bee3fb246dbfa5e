/** Several arrays as one. */

function concatenateAs<T extends Float32Array | Uint8Array>(create: (length: number) => T, parts: readonly T[]): T {
	const all = create(parts.reduce((length, part) => length + part.length, 0));
	let offset = 0;
	for (const part of parts) {
		all.set(part, offset);
		offset += part.length;
	}
	return all;
}

export function concatenate(parts: readonly Float32Array[]): Float32Array {
	return concatenateAs((length) => new Float32Array(length), parts);
}

export function concatenateBytes(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
	return concatenateAs<Uint8Array>((length) => new Uint8Array(length), parts) as Uint8Array<ArrayBuffer>;
}
