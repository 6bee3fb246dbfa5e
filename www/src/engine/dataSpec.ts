/** What a worker has to know of a data set before its examples arrive. */

/** The size of every image; its values are in the order height, width, channels. */
export interface ImageShape {
	readonly height: number;
	readonly width: number;
	/** 1 for grey, 3 for red, green and blue */
	readonly channels: number;
}

/** The largest side of an image, in pixels. */
export const MAX_IMAGE_SIDE = 64;

export interface DataSpec {
	readonly shape: ImageShape;
	/** How a drawing becomes an image: as MNIST's or NIST's programs prepared digits, or the whole pad as it is. */
	readonly drawingPlacement: "mnist" | "nist" | "whole";
	/** Number of labels; 0 without labels. */
	readonly classCount: number;
}

/** Number of values of an image. */
export function imageLengthOf({ height, width, channels }: ImageShape): number {
	return height * width * channels;
}

/** `[height, width, channels]`, as the wasm module takes it. */
export function shapeArray({ height, width, channels }: ImageShape): Uint32Array {
	return Uint32Array.of(height, width, channels);
}
