/** The first bytes of a gzipped file (RFC 1952). */
const GZIP_MAGIC = [0x1f, 0x8b];

/** The content of a file that may be gzipped, as those of the page's host are. */
export async function gunzipIfNeeded(bytes: Uint8Array): Promise<Uint8Array> {
	if (GZIP_MAGIC.some((byte, index) => bytes[index] !== byte)) return bytes;
	const unzipped = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream().pipeThrough(new DecompressionStream("gzip"));
	return new Uint8Array(await new Response(unzipped).arrayBuffer());
}
