/** What a worker has to know of a data set before its examples arrive. */

/** The size of every image; its values are in the order height, width, channels. */
export interface ImageShape {
	readonly height: number;
	readonly width: number;
	/** 1 for grey, 3 for red, green and blue */
	readonly channels: number;
}

/** The largest side of an image, in pixels. */
export const MAX_SIDE = 64;

export interface DataForm {
	readonly shape: ImageShape;
	/** How a drawing is brought to their form: as MNIST's or NIST's programs prepared digits, or the whole pad as it is. */
	readonly placement: "mnist" | "nist" | "whole";
	/** Number of labels; 0 without labels. */
	readonly classes: number;
}

/** Number of values of an image. */
export function lengthOf({ height, width, channels }: ImageShape): number {
	return height * width * channels;
}

/** As the wasm module takes it. */
export function sizesOf({ height, width, channels }: ImageShape): Uint32Array {
	return Uint32Array.of(height, width, channels);
}
