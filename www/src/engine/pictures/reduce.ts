/** A bitmap of any size to one of the size of a data set. */

import { AreaAverage } from "./areaAverage";
import type { PictureSettings, Size } from "./contract";

/** A part of a bitmap, in its pixels. */
interface Region extends Size {
	top: number;
	left: number;
}

/** `[height, width, 4]`, 0…255, colours multiplied by the opacity as 0…1. */
export type Reduced = Float32Array;

export type Geometry = Pick<PictureSettings, "height" | "width" | "fit">;

/** Pixels that are read from the canvas at once: 1 MB, whatever the size of the picture. */
const STRIP_PIXELS = 2 ** 18;

const canvas = new OffscreenCanvas(1, 1);
const context = canvas.getContext("2d", { willReadFrequently: true });

/** A new size drops what was set, and what was painted. */
function resize({ height, width }: Size): void {
	if (canvas.width !== width) canvas.width = width;
	if (canvas.height !== height) canvas.height = height;
}

/** How many times larger than the target, in both directions, the region is at least if it is halved first. */
const HALVED_FROM = 4;

/** A region and the size in which it is painted, whose pixels are then averaged. */
interface Painting {
	region: Region;
	painted: Size;
}

/**
 * Of much larger pictures, the browser's bilinear filter first takes the means of 2 × 2 pixels, faster than a script does: exactly
 * those, as the sides are even. Smaller ones than the target are enlarged smoothly.
 */
function planPainting(region: Region, target: Size): Painting {
	const { height, width } = region;
	if (height < HALVED_FROM * target.height || width < HALVED_FROM * target.width) {
		return { region, painted: { height: Math.max(height, target.height), width: Math.max(width, target.width) } };
	}
	const painted = { height: height >> 1, width: width >> 1 };
	return { region: { ...region, height: 2 * painted.height, width: 2 * painted.width }, painted };
}

/** The region of the bitmap, scaled by area. */
function scale(bitmap: ImageBitmap, whole: Region, target: Size): Reduced {
	if (!context) throw new Error("no canvas");
	const { region, painted } = planPainting(whole, target);
	const rows = Math.min(painted.height, Math.ceil(STRIP_PIXELS / painted.width));
	const unit = region.height / painted.height;
	const average = new AreaAverage(painted, target);
	resize({ height: rows, width: painted.width });
	context.imageSmoothingQuality = "low"; // bilinear, without which halving would not be exact
	for (let row = 0; row < painted.height; row += rows) {
		const [top, count] = [region.top + row * unit, Math.min(rows, painted.height - row)];
		context.clearRect(0, 0, painted.width, rows); // or it would shine through; faster than painting by "copy"
		context.drawImage(bitmap, region.left, top, region.width, count * unit, 0, 0, painted.width, count);
		average.addRows(context.getImageData(0, 0, painted.width, count).data);
	}
	return average.result();
}

/** The largest part of the picture, in its middle, with the target's ratio of sides. */
function middle({ height, width }: Size, target: Size): Region {
	const unit = Math.min(height / target.height, width / target.width);
	const cropped = {
		height: Math.max(1, Math.round(unit * target.height)),
		width: Math.max(1, Math.round(unit * target.width)),
	};
	return {
		...cropped,
		top: Math.floor((height - cropped.height) / 2),
		left: Math.floor((width - cropped.width) / 2),
	};
}

/** The largest size within the target with the picture's ratio of sides. */
export function fittingSize({ height, width }: Size, target: Size): Size {
	const unit = Math.min(target.height / height, target.width / width);
	return { height: Math.max(1, Math.round(unit * height)), width: Math.max(1, Math.round(unit * width)) };
}

/** All of the picture, without margins. */
export function scaleWhole(bitmap: ImageBitmap, target: Size): Reduced {
	return scale(bitmap, { top: 0, left: 0, height: bitmap.height, width: bitmap.width }, target);
}

function withMargins(inner: Reduced, size: Size, { height, width }: Size): Reduced {
	const [top, left] = [Math.floor((height - size.height) / 2), Math.floor((width - size.width) / 2)];
	const framed = new Float32Array(height * width * 4);
	for (let row = 0; row < size.height; row++) {
		const line = inner.subarray(row * size.width * 4, (row + 1) * size.width * 4);
		framed.set(line, ((top + row) * width + left) * 4);
	}
	return framed;
}

/** The picture in the size of the data set; margins are transparent. */
export function reduce(bitmap: ImageBitmap, { height, width, fit }: Geometry): Reduced {
	const target = { height, width };
	if (fit === "crop") return scale(bitmap, middle(bitmap, target), target);
	const size = fittingSize(bitmap, target);
	return withMargins(scaleWhole(bitmap, size), size, target);
}
