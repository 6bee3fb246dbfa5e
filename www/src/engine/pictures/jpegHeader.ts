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
/** In ASCII. */
const EXIF = 0x45786966;
const START_OF_SCAN = 0xda;
const ORIENTATION_TAG = 0x0112;

/** The segment that begins a frame, whatever its compression; the other three of this range are tables. */
function isFrame(marker: number): boolean {
	return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

/** What was found until the bytes broke off. */
export interface PartialHeader extends Partial<Header> {
	/** Offset of the segment from which reading can continue, in bytes. */
	nextSegment?: number;
}

/** From the segment at `at` on. */
export function readJpegHeader(view: DataView, at = 2, orientation = 1): PartialHeader {
	let offset = at;
	let lastOrientation = orientation;
	while (offset + 4 <= view.byteLength) {
		if (view.getUint8(offset) !== 0xff) return {};
		const marker = view.getUint8(offset + 1);
		if (marker === 0xff) {
			offset++; // a fill byte
			continue;
		}
		if (marker === START_OF_SCAN) return {};
		const end = offset + 2 + view.getUint16(offset + 2);
		if (isFrame(marker)) return { orientation: lastOrientation, ...readFrame(view, offset) };
		if (marker === EXIF_SEGMENT) {
			if (end > view.byteLength) break;
			lastOrientation = readOrientation(segmentOf(view, offset + 4, end)) ?? lastOrientation;
		}
		offset = end;
	}
	return { orientation: lastOrientation, nextSegment: offset };
}

function readFrame(view: DataView, at: number): PartialHeader {
	if (at + 9 > view.byteLength) return { nextSegment: at };
	return { size: { height: view.getUint16(at + 5), width: view.getUint16(at + 7) } };
}

/** Empty where the length is less than that of itself. */
function segmentOf(view: DataView, start: number, end: number): DataView {
	return new DataView(view.buffer, view.byteOffset + start, Math.max(0, end - start));
}

/** Of a segment that begins with `Exif\0\0`. Of one that is damaged undefined: the picture may be none the worse for it. */
function readOrientation(segment: DataView): number | undefined {
	try {
		return segment.getUint32(0) === EXIF ? findOrientation(segment) : undefined;
	} catch (thrown) {
		if (thrown instanceof RangeError) return undefined; // it leads out of the segment
		throw thrown;
	}
}

/** A TIFF header in either byte order, then a table of 12 bytes an entry. */
function findOrientation(segment: DataView): number | undefined {
	const tiff = 6;
	const isLittle = segment.getUint16(tiff) === 0x4949;
	const table = tiff + segment.getUint32(tiff + 4, isLittle);
	const entries = segment.getUint16(table, isLittle);
	for (let entry = table + 2; entry < table + 2 + 12 * entries; entry += 12) {
		if (segment.getUint16(entry, isLittle) === ORIENTATION_TAG) return segment.getUint16(entry + 8, isLittle);
	}
	return undefined;
}
