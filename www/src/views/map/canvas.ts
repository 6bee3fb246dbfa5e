/** What a map's canvas shows at the moment. */

import { imageShape } from "../../state/dataSet";
import { pictures, showPictures } from "../../state/pictures";
import type { Theme } from "../../state/preferences";
import { imageDataOf } from "../../widgets/imageDataOf";
import { squareAround, withoutOverlap } from "./brush";
import { brushed, isShownAt } from "./brushed";
import type { PlacedExamples } from "./maps";
import { paintDots, paintPictures, type Scatter } from "./paint";
import { mapStyle } from "./state";

/** The longer side of a picture on the map, in CSS pixels. */
const PICTURE_PX = 20;
/** The colour of examples without classes, which is the accent's. */
const unlabelled: Record<Theme, string> = { light: "#0f6b66", dark: "#5cc8bd" };

function scatterOf(map: PlacedExamples, side: number, theme: Theme): Scatter {
	const highlighted = brushed.value?.numbers;
	return {
		points: map.points,
		region: squareAround(map.points),
		labelOf: (index) => map.labels[index],
		isShown: (index) => isShownAt(map, index),
		isHighlighted: (index) =>
			highlighted === undefined || highlighted.size === 0 || highlighted.has(map.numbers[index] ?? -1),
		theme,
		unlabelled: unlabelled[theme],
		side,
	};
}

/** The indices of the points whose pictures are drawn: as many as have room. */
function indicesWithRoom(map: PlacedExamples, side: number): number[] {
	const isShown = (index: number) => isShownAt(map, index);
	return withoutOverlap(map.points, squareAround(map.points), (PICTURE_PX + 1) / side, isShown);
}

/** Which points can be picked: the dots of the classes that are shown, or the pictures that have room. */
export function pickable(map: PlacedExamples, side: number): (index: number) => boolean {
	if (mapStyle.value === "dots") return (index) => isShownAt(map, index);
	const drawn = new Set(indicesWithRoom(map, side));
	return (index) => drawn.has(index);
}

/** Asks for the pictures that a map shows in that style; returns a function that ends that. */
export function showMapPictures(map: PlacedExamples, side: number): (() => void) | undefined {
	if (mapStyle.value !== "pictures" || side === 0) return undefined;
	return showPictures(indicesWithRoom(map, side).map((index) => map.numbers[index] ?? 0));
}

function bitmapOf(values: Float32Array, theme: Theme): HTMLCanvasElement {
	const canvas = document.createElement("canvas");
	[canvas.width, canvas.height] = [imageShape.peek().width, imageShape.peek().height];
	canvas.getContext("2d", { willReadFrequently: true })?.putImageData(imageDataOf(values, {}, theme), 0, 0);
	return canvas;
}

let bitmaps: { theme: Theme; of: WeakMap<Float32Array, HTMLCanvasElement> } = { theme: "light", of: new WeakMap() };

/** Made once for each picture and theme. */
function cachedBitmap(values: Float32Array, theme: Theme): HTMLCanvasElement {
	if (bitmaps.theme !== theme) bitmaps = { theme, of: new WeakMap() };
	const bitmap = bitmaps.of.get(values) ?? bitmapOf(values, theme);
	bitmaps.of.set(values, bitmap);
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
		const values = pictures.value.get(map.numbers[index] ?? -1);
		return values && cachedBitmap(values, theme);
	};
	paintPictures(context, scatter, indicesWithRoom(map, side), pictureAt, PICTURE_PX);
}
