/** What is used of the package, which has no types of its own. */
declare module "gifenc" {
	/** `[red, green, blue]`, 0…255 */
	export type Color = number[];

	interface FrameOptions {
		/** of the whole file, if it is given with the first frame only */
		palette?: Color[];
		/** in milliseconds */
		delay?: number;
		/** 0 for ever */
		repeat?: number;
	}

	interface Encoder {
		/** `indices` into the palette, row by row */
		writeFrame(indices: Uint8Array, width: number, height: number, options: FrameOptions): void;
		finish(): void;
		bytes(): Uint8Array<ArrayBuffer>;
	}

	export function GIFEncoder(): Encoder;
	/** A palette of at most so many colours for pixels of four bytes each. */
	export function quantize(rgba: Uint8Array, colors: number): Color[];
	/** The index of the nearest colour for each pixel. */
	export function applyPalette(rgba: Uint8Array, palette: Color[]): Uint8Array;
}
