/** Reads a picture's size and orientation from the first bytes of its file, so that none that is too large is decoded. */

import type { Size } from "./contract";
import { type PartialHeader, readJpegHeader } from "./jpegHeader";

/** A picture of a kind that browsers do not read, or not in a worker. */
export const UNSUPPORTED = "unsupported";

/** The first bytes of each kind, and how its size is read. */
const signatures: readonly [RegExp, (bytes: DataView) => Size | undefined][] = [
	[/^\x89PNG\r\n/, (view) => ({ width: view.getUint32(16), height: view.getUint32(20) })],
	[/^GIF8[79]a/, (view) => ({ width: view.getUint16(6, true), height: view.getUint16(8, true) })],
	[/^BM.{4}\0{4}/s, (view) => ({ width: view.getUint32(18, true), height: Math.abs(view.getInt32(22, true)) })],
	[/^RIFF.{4}WEBP/s, webpSize],
	[/^.{4}ftyp(avif|avis|mif1.{4}.{0,32}avif)/s, avifSize],
];
/** HEIC, TIFF and SVG. */
const unsupportedSignature = /^(.{4}ftyp(hei|hev|mif1|msf1)|II\*\0|MM\0\*|.*<svg[\s>])/s;

/** Lossy, lossless, or with more parts, as with transparency. */
function webpSize(view: DataView): Size | undefined {
	switch (String.fromCharCode(view.getUint8(15))) {
		case " ":
			return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
		case "L": {
			const bits = view.getUint32(21, true);
			return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
		}
		case "X":
			return { width: 1 + getUint24(view, 24), height: 1 + getUint24(view, 27) };
		default:
			return undefined;
	}
}

function getUint24(view: DataView, offset: number): number {
	return view.getUint16(offset, true) + 0x1_0000 * view.getUint8(offset + 2);
}

/** The largest of its images: there may be thumbnails and planes of transparency. */
function avifSize(view: DataView): Size | undefined {
	let largest: Size | undefined;
	for (let offset = 0; offset + 16 <= view.byteLength; offset++) {
		if (view.getUint32(offset) !== 0x69737065) continue; // "ispe"
		const size = { width: view.getUint32(offset + 8), height: view.getUint32(offset + 12) };
		if (!largest || size.width * size.height > largest.width * largest.height) largest = size;
	}
	return largest;
}

/** Signatures are compared as Latin-1. */
const SIGNATURE_BYTES = 256;

/**
 * `head` are the first bytes of a file, some thousand or all of it. undefined: no picture; `size` is missing: it is one, but its
 * size is not there.
 */
export function readHeader(head: Uint8Array): PartialHeader | typeof UNSUPPORTED | undefined {
	const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
	const start = String.fromCharCode(...head.subarray(0, SIGNATURE_BYTES));
	try {
		if (start.startsWith("\xff\xd8\xff")) return readJpegHeader(view);
		for (const [signature, sizeOf] of signatures) {
			if (signature.test(start)) return withSize(sizeOf(view));
		}
	} catch (thrown) {
		if (thrown instanceof RangeError) return {}; // it breaks off
		throw thrown;
	}
	return unsupportedSignature.test(start) ? UNSUPPORTED : undefined;
}

function withSize(size: Size | undefined): PartialHeader {
	return size ? { size, orientation: 1 } : {};
}
