/** What pictures look like, to suggest settings. */

import type { PictureSettings, PictureTraits, Size } from "./contract";
import { LUMA } from "./finish";
import { MAX_SIDE, MIN_SIDE } from "./limits";

/** One picture, upright. */
export interface Look {
	size: Size;
	/** Something dark on a light ground, or the opposite; undefined for what has no such ground, as most photographs. */
	tone: "dark_on_light" | "light_on_dark" | undefined;
	isTransparent: boolean;
	isColoured: boolean;
	isTurned: boolean;
}

/** Share of the pixels that are transparent, or coloured, in a picture that is called so. */
const NOTABLE = 0.01;
/** Of 255: the opacity below which a pixel is transparent, and the difference of its channels above which it is coloured. */
const OPAQUE = 250;
const CHROMA = 24;
/** Share of the border that has nearly one brightness, if the picture has a ground. */
const GROUND = 0.7;
/** Of 255: how far the ground's brightness may vary, and what the mean of a picture that shows something differs from it. */
const GROUND_RANGE = 32;
const FIGURE = 2;

function brightnessAt(reduced: Float32Array, pixel: number): number {
	const [red = 0, green = 0, blue = 0, alpha = 0] = reduced.subarray(4 * pixel, 4 * pixel + 4);
	return (255 * (LUMA[0] * red + LUMA[1] * green + LUMA[2] * blue)) / Math.max(alpha, 1);
}

function mean(values: readonly number[]): number {
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** By what there is on transparent ground, which is as bright as the figure is not. */
function toneOnTransparent(reduced: Float32Array, pixels: readonly number[]): Look["tone"] {
	const visible = pixels.filter((pixel) => (reduced[4 * pixel + 3] ?? 0) > 127);
	if (visible.length === 0) return undefined;
	return mean(visible.map((pixel) => brightnessAt(reduced, pixel))) < 128 ? "dark_on_light" : "light_on_dark";
}

function isBorder(pixel: number, { height, width }: Size): boolean {
	const [row, column] = [Math.floor(pixel / width), pixel % width];
	return row === 0 || column === 0 || row === height - 1 || column === width - 1;
}

function toneOnGround(reduced: Float32Array, pixels: readonly number[], size: Size): Look["tone"] {
	const border = pixels.filter((pixel) => isBorder(pixel, size)).map((pixel) => brightnessAt(reduced, pixel));
	const ground = border.sort((a, b) => a - b)[border.length >> 1] ?? 0;
	const even = border.filter((brightness) => Math.abs(brightness - ground) < GROUND_RANGE).length;
	const figure = mean(pixels.map((pixel) => brightnessAt(reduced, pixel))) - ground;
	if (even < GROUND * border.length || Math.abs(figure) < FIGURE) return undefined;
	if (figure < 0 && ground > 127) return "dark_on_light";
	return figure > 0 && ground <= 127 ? "light_on_dark" : undefined;
}

/** `reduced` is the whole picture in a few hundred pixels, `size` of them. */
export function lookOf(reduced: Float32Array, size: Size): Omit<Look, "size" | "isTurned"> {
	const pixels = Array.from({ length: size.height * size.width }, (_, pixel) => pixel);
	const transparent = pixels.filter((pixel) => (reduced[4 * pixel + 3] ?? 0) < OPAQUE);
	const coloured = pixels.filter((pixel) => {
		const [red = 0, green = 0, blue = 0] = reduced.subarray(4 * pixel, 4 * pixel + 3);
		return Math.max(red, green, blue) - Math.min(red, green, blue) > CHROMA;
	});
	const isTransparent = transparent.length > NOTABLE * pixels.length;
	return {
		tone: isTransparent ? toneOnTransparent(reduced, pixels) : toneOnGround(reduced, pixels, size),
		isTransparent,
		isColoured: coloured.length > NOTABLE * pixels.length,
	};
}

function shareOf(looks: readonly Look[], isCounted: (look: Look) => boolean): number {
	return looks.filter(isCounted).length / looks.length;
}

const areaOf = ({ height, width }: Size) => height * width;

/** MNIST's side; for smaller pictures theirs, rounded to a multiple of four, for which the convolutional model need not pad. */
function suggestSize(sizes: readonly Size[]): Size {
	const [first] = sizes;
	const inRange = (side: number) => side >= MIN_SIDE && side <= MAX_SIDE;
	const areEqual = sizes.every(({ height, width }) => height === first?.height && width === first.width);
	if (first && areEqual && inRange(first.height) && inRange(first.width)) return first;
	const sides = sizes.map(({ height, width }) => Math.min(height, width)).sort((a, b) => a - b);
	const side = Math.max(MIN_SIDE, Math.min(28, 4 * Math.round((sides[sides.length >> 1] ?? 28) / 4)));
	return { height: side, width: side };
}

/**
 * Light on dark, as MNIST is; colours where a quarter has them, which stay as they are; all of a picture that shows one thing.
 */
function suggest(looks: readonly Look[]): PictureSettings {
	const isDarkOnLight = shareOf(looks, ({ tone }) => tone === "dark_on_light") > 0.5;
	const isLightOnDark = shareOf(looks, ({ tone }) => tone === "light_on_dark") > 0.5;
	const channels = shareOf(looks, ({ isColoured }) => isColoured) >= 0.25 ? 3 : 1;
	return {
		...suggestSize(looks.map(({ size }) => size)),
		fit: isDarkOnLight || isLightOnDark ? "fit" : "crop",
		background: isLightOnDark ? "black" : "white",
		channels,
		invert: isDarkOnLight && channels === 1,
		normalise: false,
	};
}

/** Of several pictures. */
export function detect(looks: readonly Look[]): PictureTraits {
	// Also by width, so that the first equals the last only if all are equal.
	const sizes = looks.map(({ size }) => size).sort((a, b) => areaOf(a) - areaOf(b) || a.width - b.width);
	const none = { height: 0, width: 0 };
	return {
		pictures: looks.length,
		darkOnLight: shareOf(looks, ({ tone }) => tone === "dark_on_light"),
		lightOnDark: shareOf(looks, ({ tone }) => tone === "light_on_dark"),
		transparent: shareOf(looks, ({ isTransparent }) => isTransparent),
		coloured: shareOf(looks, ({ isColoured }) => isColoured),
		turned: shareOf(looks, ({ isTurned }) => isTurned),
		smallest: sizes[0] ?? none,
		largest: sizes.at(-1) ?? none,
		suggested: suggest(looks),
	};
}
