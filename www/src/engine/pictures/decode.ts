/** Decodes files to bitmaps by the browser's own decoders, which have threads of their own. */

import type { PixelBudget } from "./budget";
import { readHeader, UNSUPPORTED } from "./header";
import { type Header, type PartialHeader, readJpegHeader } from "./jpegHeader";
import { MAX_FILE_BYTES, MAX_PICTURE_SIDE, MAX_PIXELS } from "./limits";
import { SkipError } from "./skip";

/** Bytes that are read first, in which nearly all pictures have their size; a JPEG may have thumbnails and a colour profile before it. */
const HEAD_BYTES = 2 ** 12;
const LONG_HEAD_BYTES = 2 ** 20;

async function bytesOf(blob: Blob, start: number, length: number): Promise<Uint8Array> {
	return new Uint8Array(await blob.slice(start, start + length).arrayBuffer());
}

/** Reads on if the first bytes did not contain the size: in a JPEG from segment to segment. */
async function readFurther(blob: Blob, partial: PartialHeader): Promise<PartialHeader> {
	if (partial.nextSegment === undefined) return readLongHead(blob);
	let found = partial;
	for (let offset = partial.nextSegment; !found.size && offset < blob.size; ) {
		const { buffer } = await bytesOf(blob, offset, LONG_HEAD_BYTES);
		found = readJpegHeader(new DataView(buffer), 0, found.orientation);
		if (!found.nextSegment) break; // it is found, or is not where it should be
		offset += found.nextSegment;
	}
	return found;
}

async function readLongHead(blob: Blob): Promise<PartialHeader> {
	const found = readHeader(await bytesOf(blob, 0, LONG_HEAD_BYTES));
	return typeof found === "object" ? found : {};
}

/** Throws a `SkipError` for what is no picture, or too large; what the browser throws for a file that is gone. */
export async function headerOf(blob: Blob): Promise<Header> {
	if (blob.size === 0) throw new SkipError("empty");
	if (blob.size > MAX_FILE_BYTES) throw new SkipError("too_large");
	const header = readHeader(await bytesOf(blob, 0, HEAD_BYTES));
	if (header === undefined) throw new SkipError("not_a_picture");
	if (header === UNSUPPORTED) throw new SkipError("unsupported");
	const { size, orientation = 1 } = header.size || blob.size <= HEAD_BYTES ? header : await readFurther(blob, header);
	if (!size) throw new SkipError("unreadable");
	const longest = Math.max(size.height, size.width);
	if (size.height * size.width > MAX_PIXELS || longest > MAX_PICTURE_SIDE) throw new SkipError("too_large");
	return { size, orientation };
}

/**
 * Decodes a file and passes the bitmap, upright, and the header, with the size as stored, to `use`; no more at the same time than
 * fit the budget. Rejects with a `SkipError`, or with what the browser throws for a file that is gone or broken.
 */
export async function withBitmap<T>(
	blob: Blob,
	budget: PixelBudget,
	use: (bitmap: ImageBitmap, header: Header) => T,
): Promise<T> {
	const header = await headerOf(blob);
	const release = await budget.acquire(header.size.height * header.size.width);
	try {
		// Upright by EXIF: the standard's default, for which some browsers do not know the word "from-image" yet.
		const bitmap = await createImageBitmap(blob);
		try {
			return use(bitmap, header);
		} finally {
			bitmap.close();
		}
	} finally {
		release();
	}
}
