/** Resizes a bitmap of any size to the size of the images of a data set. */

import { AreaAverage } from "./areaAverage";
import type { PictureSettings, Size } from "./contract";
import type { PremultipliedRgba } from "./pixelValues";

/** A part of a bitmap, in its pixels. */
interface Region extends Size {
	top: number;
	left: number;
}

export type TargetGeometry = Pick<PictureSettings, "height" | "width" | "fit">;

/** Pixels that are read from the canvas at once: 1 MB, whatever the size of the picture. */
const STRIP_PIXELS = 2 ** 18;

const canvas = new OffscreenCanvas(1, 1);
const context = canvas.getContext("2d", { willReadFrequently: true });

/** Setting a size resets the canvas, so it is set only if it differs. */
function resizeCanvas({ height, width }: Size): void {
	if (canvas.width !== width) canvas.width = width;
	if (canvas.height !== height) canvas.height = height;
}

/** A region that is at least so many times larger than the target, in both directions, is halved first. */
const MIN_HALVING_RATIO = 4;

/** A region of the bitmap, and the size in which it is drawn to the canvas, whose pixels are then averaged. */
interface CanvasPlan {
	region: Region;
	canvasSize: Size;
}

/**
 * Much larger regions are halved by the browser's bilinear filter, faster than by a script: it gives exactly the means of 2 × 2
 * pixels, as the sides are made even. Regions smaller than the target are enlarged smoothly.
 */
function planCanvas(region: Region, target: Size): CanvasPlan {
	const { height, width } = region;
	if (height < MIN_HALVING_RATIO * target.height || width < MIN_HALVING_RATIO * target.width) {
		return { region, canvasSize: { height: Math.max(height, target.height), width: Math.max(width, target.width) } };
	}
	const canvasSize = { height: height >> 1, width: width >> 1 };
	return { region: { ...region, height: 2 * canvasSize.height, width: 2 * canvasSize.width }, canvasSize };
}

/** A region of the bitmap, resized by area averaging. */
function resizeRegion(bitmap: ImageBitmap, fullRegion: Region, target: Size): PremultipliedRgba {
	if (!context) throw new Error("no canvas");
	const { region, canvasSize } = planCanvas(fullRegion, target);
	const stripRows = Math.min(canvasSize.height, Math.ceil(STRIP_PIXELS / canvasSize.width));
	const bitmapRowsPerRow = region.height / canvasSize.height;
	const average = new AreaAverage(canvasSize, target);
	resizeCanvas({ height: stripRows, width: canvasSize.width });
	context.imageSmoothingQuality = "low"; // bilinear, without which halving would not be exact
	for (let row = 0; row < canvasSize.height; row += stripRows) {
		const [top, rowCount] = [region.top + row * bitmapRowsPerRow, Math.min(stripRows, canvasSize.height - row)];
		context.clearRect(0, 0, canvasSize.width, stripRows); // or it would shine through; faster than painting by "copy"
		context.drawImage(
			bitmap,
			region.left,
			top,
			region.width,
			rowCount * bitmapRowsPerRow,
			0,
			0,
			canvasSize.width,
			rowCount,
		);
		average.addRows(context.getImageData(0, 0, canvasSize.width, rowCount).data);
	}
	return average.result();
}

/** The largest region in the centre of the picture with the target's aspect ratio. */
function centreCrop({ height, width }: Size, target: Size): Region {
	const scale = Math.min(height / target.height, width / target.width);
	const cropped = {
		height: Math.max(1, Math.round(scale * target.height)),
		width: Math.max(1, Math.round(scale * target.width)),
	};
	return {
		...cropped,
		top: Math.floor((height - cropped.height) / 2),
		left: Math.floor((width - cropped.width) / 2),
	};
}

/** The largest size within the target with the picture's aspect ratio. */
export function fittingSize({ height, width }: Size, target: Size): Size {
	const scale = Math.min(target.height / height, target.width / width);
	return { height: Math.max(1, Math.round(scale * height)), width: Math.max(1, Math.round(scale * width)) };
}

/** All of the picture, without margins. */
export function resizeUncropped(bitmap: ImageBitmap, target: Size): PremultipliedRgba {
	return resizeRegion(bitmap, { top: 0, left: 0, height: bitmap.height, width: bitmap.width }, target);
}

function addMargins(inner: PremultipliedRgba, size: Size, { height, width }: Size): PremultipliedRgba {
	const [top, left] = [Math.floor((height - size.height) / 2), Math.floor((width - size.width) / 2)];
	const framed = new Float32Array(height * width * 4);
	for (let row = 0; row < size.height; row++) {
		const line = inner.subarray(row * size.width * 4, (row + 1) * size.width * 4);
		framed.set(line, ((top + row) * width + left) * 4);
	}
	return framed;
}

/** The picture in the size of the data set; margins are transparent. */
export function resizePicture(bitmap: ImageBitmap, { height, width, fit }: TargetGeometry): PremultipliedRgba {
	const target = { height, width };
	if (fit === "crop") return resizeRegion(bitmap, centreCrop(bitmap, target), target);
	const size = fittingSize(bitmap, target);
	return addMargins(resizeUncropped(bitmap, size), size, target);
}
