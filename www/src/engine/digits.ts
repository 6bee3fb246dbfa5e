/** The files of digits, in the worker that reads them. */

import { Digits } from "autoencoders";

/** The digits in a gzipped file; the caller frees them. */
export async function parseDigits(bytes: Uint8Array): Promise<Digits> {
	const unzipped = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream().pipeThrough(new DecompressionStream("gzip"));
	return Digits.parse(new Uint8Array(await new Response(unzipped).arrayBuffer()));
}
