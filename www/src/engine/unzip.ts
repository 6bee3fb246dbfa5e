/** The content of a gzipped file. */
export async function unzip(bytes: Uint8Array): Promise<Uint8Array> {
	const unzipped = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream().pipeThrough(new DecompressionStream("gzip"));
	return new Uint8Array(await new Response(unzipped).arrayBuffer());
}
