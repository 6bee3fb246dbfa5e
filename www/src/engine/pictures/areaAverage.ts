/**
 * Scales down by area: each pixel is the mean of what it covers, so that a line or a texture finer than a pixel becomes its
 * grey instead of vanishing or a pattern. Browsers' own scaling differs between them, and partly looks at a few pixels only.
 */

import type { Size } from "./contract";

const RGBA = 4;

/** The pixels of one target column (or row): the first and the last count in part. */
interface Cover {
	first: number;
	last: number;
	firstWeight: number;
	lastWeight: number;
}

/** Of `length` pixels in all, beyond which rounding must not lead. */
function coverOf(index: number, scale: number, length: number): Cover {
	const [from, to] = [index * scale, Math.min(length, (index + 1) * scale)];
	const first = Math.floor(from);
	const last = Math.max(first, Math.ceil(to) - 1);
	if (first === last) return { first, last, firstWeight: to - from, lastWeight: 0 };
	return { first, last, firstWeight: first + 1 - from, lastWeight: to - last };
}

/** Its loops are plain, as they see every pixel of every picture. */
export class AreaAverage {
	readonly #source: Size;
	readonly #target: Size;
	readonly #columns: readonly Cover[];
	readonly #scaleY: number;
	readonly #rowSums: Float64Array;
	readonly #sums: Float64Array;
	#row = 0;

	/** `target` has at most the sides of `source`. */
	constructor(source: Size, target: Size) {
		this.#source = source;
		this.#target = target;
		const scaleX = source.width / target.width;
		this.#scaleY = source.height / target.height;
		this.#columns = Array.from({ length: target.width }, (_, column) => coverOf(column, scaleX, source.width));
		this.#rowSums = new Float64Array(target.width * RGBA);
		this.#sums = new Float64Array(target.height * target.width * RGBA);
	}

	/** The next rows of the source, RGBA with straight alpha, 0…255. */
	addRows(pixels: Uint8ClampedArray): void {
		const stride = this.#source.width * RGBA;
		for (let at = 0; at < pixels.length; at += stride) this.#addRow(pixels, at);
	}

	#addRow(pixels: Uint8ClampedArray, at: number): void {
		this.#sumColumns(pixels, at);
		const top = this.#row++;
		let target = Math.min(this.#target.height - 1, Math.floor(top / this.#scaleY));
		// A source row is no taller than a target row, so it may cross one border.
		const border = (target + 1) * this.#scaleY;
		const above = Math.min(1, border - top);
		this.#addToRow(target, above);
		if (above < 1 && ++target < this.#target.height) this.#addToRow(target, 1 - above);
	}

	#addToRow(row: number, weight: number): void {
		const start = row * this.#rowSums.length;
		for (let i = 0; i < this.#rowSums.length; i++) addTo(this.#sums, start + i, weight * (this.#rowSums[i] as number));
	}

	#sumColumns(pixels: Uint8ClampedArray, at: number): void {
		for (let column = 0; column < this.#columns.length; column++) {
			const { first, last, firstWeight, lastWeight } = this.#columns[column] as Cover;
			this.#sumWhole(pixels, at + first * RGBA, at + last * RGBA, column * RGBA);
			this.#take(pixels, at + first * RGBA, column * RGBA, firstWeight - 1);
			if (last > first) this.#take(pixels, at + last * RGBA, column * RGBA, lastWeight - 1);
		}
	}

	/**
	 * From the pixel at `start` to the one at `end`, which is included. Colours are weighted by alpha, or the colour of what is
	 * invisible would show. Nearly all of the time is spent here.
	 */
	#sumWhole(pixels: Uint8ClampedArray, start: number, end: number, into: number): void {
		let red = 0;
		let green = 0;
		let blue = 0;
		let alpha = 0;
		for (let i = start; i <= end; i += RGBA) {
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
	#take(pixels: Uint8ClampedArray, i: number, into: number, weight: number): void {
		if (weight === 0) return;
		const opacity = weight * (pixels[i + 3] as number);
		for (let channel = 0; channel < 3; channel++) {
			addTo(this.#rowSums, into + channel, opacity * (pixels[i + channel] as number));
		}
		addTo(this.#rowSums, into + 3, opacity);
	}

	/** `[height, width, 4]`, 0…255; the colours are multiplied by the opacity as 0…1. */
	result(): Float32Array {
		const area = (this.#source.width / this.#target.width) * this.#scaleY;
		return new Float32Array(this.#sums.map((sum, i) => sum / area / (i % RGBA === 3 ? 1 : 255)));
	}
}

function addTo(sums: Float64Array, i: number, value: number): void {
	sums[i] = (sums[i] as number) + value;
}
