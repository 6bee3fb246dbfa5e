/** IDX, the format of MNIST: a magic number with the number of dimensions, these as big-endian u32, then bytes. */

/** Unsigned bytes; the number of dimensions is added. */
const UNSIGNED_BYTES = 0x0800;

function header(dimensions: readonly number[]): Uint8Array {
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
	const images = header([count, height, width, ...(channels === 1 ? [] : [channels])]);
	const parts = [images, bytes, ...(labels ? [header([labels.length]), labels] : [])];
	const file = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
	let at = 0;
	for (const part of parts) {
		file.set(part, at);
		at += part.length;
	}
	return file;
}

/** The bytes of the images in such a file, without what is around them. */
export function picturesIn(file: Uint8Array): Uint8Array {
	const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
	const dimensions = Array.from({ length: file[3] ?? 0 }, (_, index) => view.getUint32(4 + 4 * index));
	const start = 4 + 4 * dimensions.length;
	return file.subarray(start, start + dimensions.reduce((length, dimension) => length * dimension, 1));
}
