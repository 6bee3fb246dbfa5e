/** IDX, the format of MNIST: a magic number with the number of dimensions, these as big-endian u32, then bytes. */

import { concatenateBytes } from "../concatenate";

/** Unsigned bytes; the number of dimensions is added. */
const UNSIGNED_BYTES = 0x0800;
/** Bytes before the labels: the magic number, and how many there are. */
const LABELS_HEADER = 8;

function idxHeader(dimensions: readonly number[]): Uint8Array {
	const view = new DataView(new ArrayBuffer(4 + 4 * dimensions.length));
	view.setUint32(0, UNSIGNED_BYTES + dimensions.length);
	for (const [index, dimension] of dimensions.entries()) view.setUint32(4 + 4 * index, dimension);
	return new Uint8Array(view.buffer);
}

interface LabelledPictures {
	/** `[height, width, channels]` */
	shape: readonly [number, number, number];
	/** `[n, height, width, channels]` */
	bytes: Uint8Array;
	/** `[n]` */
	labels: Uint8Array | undefined;
}

/**
 * A file of images, `[n, height, width]` or, in colours, `[n, height, width, 3]`; right after it one of labels, if there are any.
 */
export function encodeIdx({
	shape: [height, width, channels],
	bytes,
	labels,
}: LabelledPictures): Uint8Array<ArrayBuffer> {
	const count = bytes.length / (height * width * channels);
	const images = idxHeader([count, height, width, ...(channels === 1 ? [] : [channels])]);
	return concatenateBytes([images, bytes, ...(labels ? [idxHeader([labels.length]), labels] : [])]);
}

/** The numbers of images, rows, columns and, in colours, channels. */
function dimensionsOf(file: Uint8Array): number[] {
	const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
	return Array.from({ length: file[3] ?? 0 }, (_, index) => view.getUint32(4 + 4 * index));
}

/** Where the images of a file end. */
function imagesEnd(dimensions: readonly number[]): number {
	return 4 + 4 * dimensions.length + dimensions.reduce((length, dimension) => length * dimension, 1);
}

/** The bytes of the images in a file that this page has made. */
export function idxPictures(file: Uint8Array): Uint8Array {
	const dimensions = dimensionsOf(file);
	return file.subarray(4 + 4 * dimensions.length, imagesEnd(dimensions));
}

/** The labels behind the images; none if there are none. */
export function idxLabels(file: Uint8Array): Uint8Array {
	return file.subarray(imagesEnd(dimensionsOf(file)) + LABELS_HEADER);
}
