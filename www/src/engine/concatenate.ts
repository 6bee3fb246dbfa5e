/** Several arrays as one. */

function joined<T extends Float32Array | Uint8Array>(create: (length: number) => T, parts: readonly T[]): T {
	const whole = create(parts.reduce((length, part) => length + part.length, 0));
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return whole;
}

export function concatenate(parts: readonly Float32Array[]): Float32Array {
	return joined((length) => new Float32Array(length), parts);
}

export function concatenateBytes(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
	return joined<Uint8Array>((length) => new Uint8Array(length), parts) as Uint8Array<ArrayBuffer>;
}
