/**
 * Pictures as PNG files in a zip archive, by fast-png and the package that it compresses with, fflate: both small. A canvas is
 * avoided, since some browsers alter its pixels when they are read.
 */

import { encode } from "fast-png";
import { Zip, ZipPassThrough } from "fflate";
import { type ImageShape, imageLengthOf } from "../dataSpec";

export class PictureArchive {
	readonly #chunks: Uint8Array<ArrayBuffer>[] = [];
	readonly #zip = new Zip((error, chunk) => {
		if (error) throw error;
		this.#chunks.push(chunk as Uint8Array<ArrayBuffer>);
	});

	/** `bytes` is `[n, height, width, channels]`, with a path for each picture; throws if the lengths do not agree. */
	add(shape: ImageShape, bytes: Uint8Array, paths: readonly string[]): void {
		const length = imageLengthOf(shape);
		if (bytes.length !== paths.length * length) {
			throw new Error(`expected ${paths.length} pictures of ${length} bytes, got ${bytes.length} bytes`);
		}
		for (const [index, path] of paths.entries()) {
			const file = new ZipPassThrough(path); // a PNG file is compressed already
			this.#zip.add(file);
			file.push(encode({ ...shape, data: bytes.subarray(index * length, (index + 1) * length) }), true);
		}
	}

	finish(): Blob {
		this.#zip.end();
		return new Blob(this.#chunks, { type: "application/zip" });
	}
}
