/** What a map's canvas shows at the moment. */

import { imageShape } from "../../state/dataSet";
import { needPictures, pictures } from "../../state/pictures";
import type { Theme } from "../../state/preferences";
import { imageOf } from "../../widgets/imageOf";
import { squareAround, withoutOverlap } from "./brush";
import type { PlacedExamples } from "./maps";
import { paintDots, paintPictures, type Scatter } from "./paint";
import { brushed, hiddenClasses, style } from "./state";

/** The longer side of a picture on the map, in CSS pixels. */
const PICTURE_PX = 20;
/** The colour of examples without classes, which is the accent's. */
const plain: Record<Theme, string> = { light: "#0f6b66", dark: "#5cc8bd" };

export function isShownAt(map: PlacedExamples, place: number): boolean {
	const label = map.labels[place];
	return label === undefined || !hiddenClasses.value.includes(label);
}

export function scatterOf(map: PlacedExamples, side: number, theme: Theme): Scatter {
	const highlighted = brushed.value?.numbers;
	return {
		points: map.points,
		region: squareAround(map.points),
		labelOf: (place) => map.labels[place],
		isShown: (place) => isShownAt(map, place),
		isHighlighted: (place) =>
			highlighted === undefined || highlighted.size === 0 || highlighted.has(map.numbers[place] ?? -1),
		theme,
		plain: plain[theme],
		side,
	};
}

/** The places whose pictures are drawn, as many as have room. */
function picturePlaces({ points, region, isShown, side }: Scatter): number[] {
	return withoutOverlap(points, region, (PICTURE_PX + 1) / side, isShown);
}

/** What can be pointed at: the dots of the classes that are shown, or the pictures that have room. */
export function pickable(map: PlacedExamples, side: number): (place: number) => boolean {
	if (style.value === "dots") return (place) => isShownAt(map, place);
	const drawn = new Set(picturePlaces(scatterOf(map, side, "light")));
	return (place) => drawn.has(place);
}

/** Asks for the pictures that a map shows in that style. */
export function needMapPictures(map: PlacedExamples, side: number, theme: Theme): void {
	if (style.value !== "pictures" || side === 0) return;
	void needPictures(picturePlaces(scatterOf(map, side, theme)).map((place) => map.numbers[place] ?? 0));
}

function bitmapOf(values: Float32Array, theme: Theme): HTMLCanvasElement {
	const canvas = document.createElement("canvas");
	[canvas.width, canvas.height] = [imageShape.peek().width, imageShape.peek().height];
	canvas.getContext("2d", { willReadFrequently: true })?.putImageData(imageOf(values, {}, theme), 0, 0);
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

/** Fills a square canvas of `side` CSS pixels, each of `ratio` × `ratio` device pixels. */
export function paintMap(
	canvas: HTMLCanvasElement,
	map: PlacedExamples,
	side: number,
	ratio: number,
	theme: Theme,
): void {
	canvas.width = canvas.height = Math.round(side * ratio);
	const context = canvas.getContext("2d");
	if (!context) return;
	context.scale(ratio, ratio);
	const scatter = scatterOf(map, side, theme);
	if (style.value === "dots") {
		paintDots(context, scatter);
		return;
	}
	const pictureAt = (place: number) => {
		const values = pictures.value.get(map.numbers[place] ?? -1);
		return values && cachedBitmap(values, theme);
	};
	paintPictures(context, scatter, picturePlaces(scatter), pictureAt, PICTURE_PX);
}
