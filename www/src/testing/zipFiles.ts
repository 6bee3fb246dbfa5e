/** What is in a zip archive. */

import { type DecodedPng, decode, encode } from "fast-png";
import { unzipSync } from "fflate";

/** Each file by its path. */
export function unzipFiles(zip: Uint8Array): Record<string, Uint8Array> {
	return unzipSync(zip);
}

/** The same for an archive of PNG files. */
export function decodePngsInZip(zip: Uint8Array): Record<string, DecodedPng> {
	return Object.fromEntries(Object.entries(unzipFiles(zip)).map(([path, file]) => [path, decode(file)]));
}

/** A colour picture; `data` is `[height, width, 3]`, 0…255. */
export function encodePng(width: number, height: number, data: Uint8Array): Uint8Array {
	return encode({ width, height, channels: 3, data });
}
