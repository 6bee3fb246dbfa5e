/** What is in a zip archive. */

import { type DecodedPng, decode, encode } from "fast-png";
import { unzipSync } from "fflate";

/** Each file by its path. */
export function unzipped(zip: Uint8Array): Record<string, Uint8Array> {
	return unzipSync(zip);
}

/** The same for an archive of PNG files. */
export function filesOfZip(zip: Uint8Array): Record<string, DecodedPng> {
	return Object.fromEntries(Object.entries(unzipped(zip)).map(([path, file]) => [path, decode(file)]));
}

/** A colour picture; `data` is `[height, width, 3]`, 0…255. */
export function pngOf(width: number, height: number, data: Uint8Array): Uint8Array {
	return encode({ width, height, channels: 3, data });
}
