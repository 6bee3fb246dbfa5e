/**
 * Scales down by area averaging: each target pixel is the mean of the source pixels that it covers, so that a line or a texture
 * finer than a pixel becomes grey instead of vanishing or aliasing. Browsers' own scaling differs, and some read only a few pixels.
 */

import type { Size } from "./contract";

const RGBA_CHANNELS = 4;

/** The source pixels that one target column covers: the first and the last may be covered in part, by their weights. */
interface PixelSpan {
	first: number;
	last: number;
	firstWeight: number;
	lastWeight: number;
}

/** Target column `index`, each `scale` source pixels wide; clamped to the `length` source pixels, against rounding. */
function pixelSpan(index: number, scale: number, length: number): PixelSpan {
	const [from, to] = [index * scale, Math.min(length, (index + 1) * scale)];
	const first = Math.floor(from);
	const last = Math.max(first, Math.ceil(to) - 1);
	if (first === last) return { first, last, firstWeight: to - from, lastWeight: 0 };
	return { first, last, firstWeight: first + 1 - from, lastWeight: to - last };
}

/** Its loops are plain for speed, as they run over every pixel of every picture. */
export class AreaAverage {
	readonly #source: Size;
	readonly #target: Size;
	readonly #columnSpans: readonly PixelSpan[];
	readonly #scaleY: number;
	/** of the current source row, summed over the columns of each target pixel: `[target width, 4]` */
	readonly #rowSums: Float64Array;
	/** `[target height, target width, 4]` */
	readonly #sums: Float64Array;
	#nextRow = 0;

	/** `target` has at most the sides of `source`. */
	constructor(source: Size, target: Size) {
		this.#source = source;
		this.#target = target;
		const scaleX = source.width / target.width;
		this.#scaleY = source.height / target.height;
		this.#columnSpans = Array.from({ length: target.width }, (_, column) => pixelSpan(column, scaleX, source.width));
		this.#rowSums = new Float64Array(target.width * RGBA_CHANNELS);
		this.#sums = new Float64Array(target.height * target.width * RGBA_CHANNELS);
	}

	/** The next rows of the source, RGBA with straight alpha, 0…255. */
	addRows(pixels: Uint8ClampedArray): void {
		const stride = this.#source.width * RGBA_CHANNELS;
		for (let offset = 0; offset < pixels.length; offset += stride) this.#addRow(pixels, offset);
	}

	#addRow(pixels: Uint8ClampedArray, offset: number): void {
		this.#sumColumns(pixels, offset);
		const sourceRow = this.#nextRow++;
		let targetRow = Math.min(this.#target.height - 1, Math.floor(sourceRow / this.#scaleY));
		// A source row is no taller than a target row, so it may cross one boundary between two of them.
		const boundary = (targetRow + 1) * this.#scaleY;
		const weightAbove = Math.min(1, boundary - sourceRow);
		this.#addToRow(targetRow, weightAbove);
		if (weightAbove < 1 && ++targetRow < this.#target.height) this.#addToRow(targetRow, 1 - weightAbove);
	}

	#addToRow(row: number, weight: number): void {
		const start = row * this.#rowSums.length;
		for (let i = 0; i < this.#rowSums.length; i++) addTo(this.#sums, start + i, weight * (this.#rowSums[i] as number));
	}

	#sumColumns(pixels: Uint8ClampedArray, offset: number): void {
		for (let column = 0; column < this.#columnSpans.length; column++) {
			const { first, last, firstWeight, lastWeight } = this.#columnSpans[column] as PixelSpan;
			this.#sumPixels(pixels, offset + first * RGBA_CHANNELS, offset + last * RGBA_CHANNELS, column * RGBA_CHANNELS);
			this.#addWeightedPixel(pixels, offset + first * RGBA_CHANNELS, column * RGBA_CHANNELS, firstWeight - 1);
			if (last > first)
				this.#addWeightedPixel(pixels, offset + last * RGBA_CHANNELS, column * RGBA_CHANNELS, lastWeight - 1);
		}
	}

	/**
	 * From the pixel at `start` to the one at `end`, which is included. Colours are weighted by alpha, or the colour of what is
	 * invisible would show. Nearly all of the time is spent here.
	 */
	#sumPixels(pixels: Uint8ClampedArray, start: number, end: number, into: number): void {
		let red = 0;
		let green = 0;
		let blue = 0;
		let alpha = 0;
		for (let i = start; i <= end; i += RGBA_CHANNELS) {
			const opacity = pixels[i + 3] as number;
			red += opacity * (pixels[i] as number);
			green += opacity * (pixels[i + 1] as number);
			blue += opacity * (pixels[i + 2] as number);
			alpha += opacity;
		}
		this.#rowSums[into] = red;
		this.#rowSums[into + 1] = green;
		this.#rowSums[into + 2] = blue;
		this.#rowSums[into + 3] = alpha;
	}

	/** A pixel that is counted in part, after it was counted in whole: `weight` is negative. */
	#addWeightedPixel(pixels: Uint8ClampedArray, i: number, into: number, weight: number): void {
		if (weight === 0) return;
		const opacity = weight * (pixels[i + 3] as number);
		for (let channel = 0; channel < 3; channel++) {
			addTo(this.#rowSums, into + channel, opacity * (pixels[i + channel] as number));
		}
		addTo(this.#rowSums, into + 3, opacity);
	}

	/** `[height, width, 4]`, 0…255, premultiplied: the colours are multiplied by the opacity in 0…1. */
	result(): Float32Array {
		const area = (this.#source.width / this.#target.width) * this.#scaleY;
		return new Float32Array(this.#sums.map((sum, i) => sum / area / (i % RGBA_CHANNELS === 3 ? 1 : 255)));
	}
}

function addTo(sums: Float64Array, i: number, value: number): void {
	sums[i] = (sums[i] as number) + value;
}
