/** What is in a zip archive of PNG files. */

import { type DecodedPng, decode } from "fast-png";
import { unzipSync } from "fflate";

/** Each file by its path. */
export function filesOfZip(zip: Uint8Array): Record<string, DecodedPng> {
	return Object.fromEntries(Object.entries(unzipSync(zip)).map(([path, file]) => [path, decode(file)]));
}
