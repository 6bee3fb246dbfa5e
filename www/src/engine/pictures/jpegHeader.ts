/** JPEG: a sequence of segments, each a marker, its length, and its content. */

import type { Size } from "./contract";

/** Of any picture. */
export interface Header {
	/** as stored: the sides change places if the picture is turned */
	size: Size;
	/** EXIF's: 1 is upright. Of JPEG only, as cameras write it. */
	orientation: number;
}

const EXIF_SEGMENT = 0xe1;
const START_OF_SCAN = 0xda;
const ORIENTATION_TAG = 0x0112;

/** The segment that begins a frame, whatever its compression; the other three of this range are tables. */
function isFrame(marker: number): boolean {
	return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

/** Without a size if the bytes break off before it. Throws a `RangeError` if they break off within a segment. */
export function readJpegHeader(view: DataView): Partial<Header> {
	let orientation = 1;
	for (let at = 2; at + 4 <= view.byteLength; ) {
		if (view.getUint8(at) !== 0xff) return {};
		const marker = view.getUint8(at + 1);
		if (marker === 0xff) {
			at++; // a byte that fills
			continue;
		}
		if (marker === START_OF_SCAN) return {};
		if (isFrame(marker)) {
			return { orientation, size: { height: view.getUint16(at + 5), width: view.getUint16(at + 7) } };
		}
		if (marker === EXIF_SEGMENT) orientation = readOrientation(view, at + 4) ?? orientation;
		at += 2 + view.getUint16(at + 2);
	}
	return {};
}

/** Of a segment that begins with `Exif\0\0`: a TIFF header in either byte order, then a table of 12 bytes an entry. */
function readOrientation(view: DataView, start: number): number | undefined {
	if (view.getUint32(start) !== 0x45786966) return undefined; // "Exif"
	const tiff = start + 6;
	const isLittle = view.getUint16(tiff) === 0x4949;
	const table = tiff + view.getUint32(tiff + 4, isLittle);
	const entries = view.getUint16(table, isLittle);
	for (let entry = table + 2; entry < table + 2 + 12 * entries; entry += 12) {
		if (view.getUint16(entry, isLittle) === ORIENTATION_TAG) return view.getUint16(entry + 8, isLittle);
	}
	return undefined;
}
