/** What pictures look like, to suggest settings. */

import type { PictureSettings, Size, TraitShares } from "./contract";
import { MAX_SIDE, MIN_SIDE } from "./limits";
import { LUMA_WEIGHTS, type PremultipliedRgba } from "./pixelValues";

/** What was found of one picture, upright. */
export interface PictureTraits {
	size: Size;
	/** Something dark on a light background, or the opposite; undefined without a plain background, as in most photographs. */
	tone: "dark_on_light" | "light_on_dark" | undefined;
	isTransparent: boolean;
	isColoured: boolean;
	/** by its EXIF data; it is turned upright when it is decoded */
	isRotated: boolean;
}

/** A picture counts as transparent, or coloured, if more than this share of its pixels is. */
const MIN_PIXEL_SHARE = 0.01;
/** Of 255: the opacity below which a pixel is transparent, and the difference of its channels above which it is coloured. */
const OPAQUE_ALPHA = 250;
const MIN_CHROMA = 24;
/** Share of the border's pixels that have nearly one brightness, in a picture with a plain background. */
const UNIFORM_BORDER_SHARE = 0.7;
/** Of 255: how far a plain background's brightness may vary, and how much the picture's mean has to differ from it. */
const BACKGROUND_TOLERANCE = 32;
const MIN_CONTRAST = 2;

function brightnessAt(rgba: PremultipliedRgba, pixel: number): number {
	const [red = 0, green = 0, blue = 0, alpha = 0] = rgba.subarray(4 * pixel, 4 * pixel + 4);
	return (255 * (LUMA_WEIGHTS[0] * red + LUMA_WEIGHTS[1] * green + LUMA_WEIGHTS[2] * blue)) / Math.max(alpha, 1);
}

function mean(values: readonly number[]): number {
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The tone of a picture with transparent pixels: the missing background is taken to be as bright as the visible pixels are dark. */
function toneOfVisiblePixels(rgba: PremultipliedRgba, pixels: readonly number[]): PictureTraits["tone"] {
	const visible = pixels.filter((pixel) => (rgba[4 * pixel + 3] ?? 0) > 127);
	if (visible.length === 0) return undefined;
	return mean(visible.map((pixel) => brightnessAt(rgba, pixel))) < 128 ? "dark_on_light" : "light_on_dark";
}

function isBorder(pixel: number, { height, width }: Size): boolean {
	const [row, column] = [Math.floor(pixel / width), pixel % width];
	return row === 0 || column === 0 || row === height - 1 || column === width - 1;
}

function toneAgainstBorder(rgba: PremultipliedRgba, pixels: readonly number[], size: Size): PictureTraits["tone"] {
	const border = pixels.filter((pixel) => isBorder(pixel, size)).map((pixel) => brightnessAt(rgba, pixel));
	const background = border.sort((a, b) => a - b)[border.length >> 1] ?? 0;
	const uniformCount = border.filter((brightness) => Math.abs(brightness - background) < BACKGROUND_TOLERANCE).length;
	const contrast = mean(pixels.map((pixel) => brightnessAt(rgba, pixel))) - background;
	if (uniformCount < UNIFORM_BORDER_SHARE * border.length || Math.abs(contrast) < MIN_CONTRAST) return undefined;
	if (contrast < 0 && background > 127) return "dark_on_light";
	return contrast > 0 && background <= 127 ? "light_on_dark" : undefined;
}

/** `rgba` is the whole picture, resized to a few hundred pixels; `size` is its size then. */
export function traitsOf(rgba: PremultipliedRgba, size: Size): Omit<PictureTraits, "size" | "isRotated"> {
	const pixels = Array.from({ length: size.height * size.width }, (_, pixel) => pixel);
	const transparent = pixels.filter((pixel) => (rgba[4 * pixel + 3] ?? 0) < OPAQUE_ALPHA);
	const coloured = pixels.filter((pixel) => {
		const [red = 0, green = 0, blue = 0] = rgba.subarray(4 * pixel, 4 * pixel + 3);
		return Math.max(red, green, blue) - Math.min(red, green, blue) > MIN_CHROMA;
	});
	const isTransparent = transparent.length > MIN_PIXEL_SHARE * pixels.length;
	return {
		tone: isTransparent ? toneOfVisiblePixels(rgba, pixels) : toneAgainstBorder(rgba, pixels, size),
		isTransparent,
		isColoured: coloured.length > MIN_PIXEL_SHARE * pixels.length,
	};
}

function shareWhere(pictures: readonly PictureTraits[], isCounted: (traits: PictureTraits) => boolean): number {
	return pictures.filter(isCounted).length / pictures.length;
}

const areaOf = ({ height, width }: Size) => height * width;

/** The pictures' own size if it is the same for all; otherwise squares of their median side, at most MNIST's, in multiples of four, which the convolutional model need not pad. */
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
 * Light on dark, as in MNIST; in colour, and then not inverted, if a quarter of the pictures is; uncropped if they show one thing on a plain background.
 */
function suggest(pictures: readonly PictureTraits[]): PictureSettings {
	const isDarkOnLight = shareWhere(pictures, ({ tone }) => tone === "dark_on_light") > 0.5;
	const isLightOnDark = shareWhere(pictures, ({ tone }) => tone === "light_on_dark") > 0.5;
	const channels = shareWhere(pictures, ({ isColoured }) => isColoured) >= 0.25 ? 3 : 1;
	return {
		...suggestSize(pictures.map(({ size }) => size)),
		fit: isDarkOnLight || isLightOnDark ? "fit" : "crop",
		background: isLightOnDark ? "black" : "white",
		channels,
		invert: isDarkOnLight && channels === 1,
		normalise: false,
	};
}

/** The shares over several pictures, and the settings that they suggest. */
export function summariseTraits(pictures: readonly PictureTraits[]): TraitShares {
	// Also by width, so that the first equals the last only if all are equal.
	const sizes = pictures.map(({ size }) => size).sort((a, b) => areaOf(a) - areaOf(b) || a.width - b.width);
	const none = { height: 0, width: 0 };
	return {
		pictureCount: pictures.length,
		darkOnLight: shareWhere(pictures, ({ tone }) => tone === "dark_on_light"),
		lightOnDark: shareWhere(pictures, ({ tone }) => tone === "light_on_dark"),
		transparent: shareWhere(pictures, ({ isTransparent }) => isTransparent),
		coloured: shareWhere(pictures, ({ isColoured }) => isColoured),
		rotated: shareWhere(pictures, ({ isRotated }) => isRotated),
		smallest: sizes[0] ?? none,
		largest: sizes.at(-1) ?? none,
		suggested: suggest(pictures),
	};
}
