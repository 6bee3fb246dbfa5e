/** Paints a map into a canvas, as dots or pictures, with the hidden classes and the brushed examples of the moment. */

import { imageShape } from "../../state/dataSet";
import { exampleImages, holdExampleImages } from "../../state/exampleImages";
import type { Theme } from "../../state/preferences";
import { imageDataOf } from "../../widgets/imageDataOf";
import { boundingSquare, nonOverlappingIndices } from "./brush";
import { brushedExamples, isClassShown } from "./brushed";
import type { PlacedExamples } from "./maps";
import { paintDots, paintPictures, type Scatter } from "./paint";
import { mapStyle } from "./state";

/** The longer side of a picture on the map, in CSS pixels. */
const PICTURE_PX = 20;
/** The colour of examples without a class: the accent colour. */
const unlabelledColours: Record<Theme, string> = { light: "#0f6b66", dark: "#5cc8bd" };

function scatterOf(map: PlacedExamples, side: number, theme: Theme): Scatter {
	const highlighted = brushedExamples.value?.exampleNumbers;
	return {
		points: map.points,
		region: boundingSquare(map.points),
		labelOf: (index) => map.labels[index],
		isShown: (index) => isClassShown(map, index),
		isHighlighted: (index) =>
			highlighted === undefined || highlighted.size === 0 || highlighted.has(map.exampleNumbers[index] ?? -1),
		theme,
		unlabelledColour: unlabelledColours[theme],
		side,
	};
}

/** The indices of the points whose pictures are drawn: as many as have room. */
function indicesWithRoom(map: PlacedExamples, side: number): number[] {
	const isShown = (index: number) => isClassShown(map, index);
	return nonOverlappingIndices(map.points, boundingSquare(map.points), (PICTURE_PX + 1) / side, isShown);
}

/** A predicate of the indices of points that a click can select: the dots of the classes that are shown, or the pictures that have room. */
export function selectableFilter(map: PlacedExamples, side: number): (index: number) => boolean {
	if (mapStyle.value === "dots") return (index) => isClassShown(map, index);
	const indices = new Set(indicesWithRoom(map, side));
	return (index) => indices.has(index);
}

/** Loads the images that a map shows as pictures, and keeps them until the function that it returns is called. */
export function holdMapPictures(map: PlacedExamples, side: number): (() => void) | undefined {
	if (mapStyle.value !== "pictures" || side === 0) return undefined;
	return holdExampleImages(indicesWithRoom(map, side).map((index) => map.exampleNumbers[index] ?? 0));
}

function bitmapOf(values: Float32Array, theme: Theme): HTMLCanvasElement {
	const canvas = document.createElement("canvas");
	[canvas.width, canvas.height] = [imageShape.peek().width, imageShape.peek().height];
	canvas.getContext("2d", { willReadFrequently: true })?.putImageData(imageDataOf(values, {}, theme), 0, 0);
	return canvas;
}

let bitmaps: { theme: Theme; byValues: WeakMap<Float32Array, HTMLCanvasElement> } = {
	theme: "light",
	byValues: new WeakMap(),
};

/** Made once for each picture and theme. */
function cachedBitmap(values: Float32Array, theme: Theme): HTMLCanvasElement {
	if (bitmaps.theme !== theme) bitmaps = { theme, byValues: new WeakMap() };
	const bitmap = bitmaps.byValues.get(values) ?? bitmapOf(values, theme);
	bitmaps.byValues.set(values, bitmap);
	return bitmap;
}

/** Fills a square canvas of `side` CSS pixels, each of `pixelRatio` × `pixelRatio` device pixels. */
export function paintMap(
	canvas: HTMLCanvasElement,
	map: PlacedExamples,
	side: number,
	pixelRatio: number,
	theme: Theme,
): void {
	canvas.width = canvas.height = Math.round(side * pixelRatio);
	const context = canvas.getContext("2d");
	if (!context) return;
	context.scale(pixelRatio, pixelRatio);
	const scatter = scatterOf(map, side, theme);
	if (mapStyle.value === "dots") {
		paintDots(context, scatter);
		return;
	}
	const pictureAt = (index: number) => {
		const values = exampleImages.value.get(map.exampleNumbers[index] ?? -1);
		return values && cachedBitmap(values, theme);
	};
	paintPictures(context, scatter, indicesWithRoom(map, side), pictureAt, PICTURE_PX);
}
