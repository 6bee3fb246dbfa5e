/** The first bytes of a gzipped file (RFC 1952). */
const MAGIC = [0x1f, 0x8b];

/** The content of a file that may be gzipped, as those of the page's host are. */
export async function unzip(bytes: Uint8Array): Promise<Uint8Array> {
	if (MAGIC.some((byte, at) => bytes[at] !== byte)) return bytes;
	const unzipped = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream().pipeThrough(new DecompressionStream("gzip"));
	return new Uint8Array(await new Response(unzipped).arrayBuffer());
}
