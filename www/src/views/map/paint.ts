/** Draws the examples of a map as dots or as pictures. */

import type { GridRegion } from "../../engine/protocol";
import type { Theme } from "../../state/preferences";
import { CLASS_COLOUR_COUNT, classColour } from "../../widgets/numerals";
import { toUnitSquare } from "../../widgets/viewport";

/** How the examples of a class are drawn: also by shape, for those who do not see the colour. */
export interface Marker {
	colour: string;
	shape: MarkerShape;
}
export const markerShapes = ["circle", "square", "triangle", "diamond"] as const;
export type MarkerShape = (typeof markerShapes)[number];

/** Ten colours; the next ten classes have the same colours with another shape. A circle for examples without a class. */
export function classMarker(label: number | undefined, theme: Theme, unlabelledColour: string): Marker {
	if (label === undefined) return { colour: unlabelledColour, shape: "circle" };
	const shape = markerShapes[Math.floor(label / CLASS_COLOUR_COUNT) % markerShapes.length] ?? "circle";
	return { colour: classColour(label, theme), shape };
}

/** Adds a marker with its centre at (x, y) to a path; all shapes have about the same area. */
export function traceShape(
	path: Path2D | CanvasRenderingContext2D,
	shape: MarkerShape,
	x: number,
	y: number,
	radius: number,
): void {
	switch (shape) {
		case "circle":
			path.moveTo(x + radius, y);
			path.arc(x, y, radius, 0, 2 * Math.PI);
			break;
		case "square":
			path.rect(x - 0.9 * radius, y - 0.9 * radius, 1.8 * radius, 1.8 * radius);
			break;
		case "triangle":
			polygon(path, [x, y - 1.3 * radius], [x + 1.2 * radius, y + 0.9 * radius], [x - 1.2 * radius, y + 0.9 * radius]);
			break;
		case "diamond":
			polygon(path, [x, y - 1.3 * radius], [x + 1.3 * radius, y], [x, y + 1.3 * radius], [x - 1.3 * radius, y]);
			break;
	}
}

function polygon(path: Path2D | CanvasRenderingContext2D, ...[first, ...rest]: [number, number][]): void {
	path.moveTo(...(first ?? [0, 0]));
	for (const corner of rest) path.lineTo(...corner);
	path.closePath();
}

/** What is drawn, in the order of the points. */
export interface Scatter {
	points: Float32Array;
	region: GridRegion;
	/** undefined for a data set without labels */
	labelOf(index: number): number | undefined;
	isShown(index: number): boolean;
	/** Examples that are not highlighted are faded. */
	isHighlighted(index: number): boolean;
	theme: Theme;
	/** the colour of those without a class */
	unlabelledColour: string;
	/** Side of the map in CSS pixels. */
	side: number;
}

const FADED_ALPHA = 0.14;
const DOT_ALPHA = 0.85;

/** The radius of a dot in CSS pixels: the more dots, the smaller. */
export function radiusOf(count: number, side: number): number {
	return Math.min(4.5, Math.max(1.4, (0.45 * side) / Math.sqrt(count * 10)));
}

/** One path for each class, the faded ones below all others: 10,000 dots take some milliseconds. */
export function paintDots(context: CanvasRenderingContext2D, scatter: Scatter): void {
	const { points, region, side, theme, unlabelledColour } = scatter;
	const radius = radiusOf(points.length / 2, side);
	const paths = { faded: new Map<number | undefined, Path2D>(), highlighted: new Map<number | undefined, Path2D>() };
	for (let index = 0; index < points.length / 2; index++) {
		if (!scatter.isShown(index)) continue;
		const [u, v] = toUnitSquare(region, [points[2 * index] ?? 0, points[2 * index + 1] ?? 0]);
		const label = scatter.labelOf(index);
		const layer = paths[scatter.isHighlighted(index) ? "highlighted" : "faded"];
		const path = layer.get(label) ?? new Path2D();
		layer.set(label, path);
		traceShape(path, classMarker(label, theme, unlabelledColour).shape, u * side, v * side, radius);
	}
	for (const [layer, alpha] of [
		[paths.faded, FADED_ALPHA],
		[paths.highlighted, DOT_ALPHA],
	] as const) {
		context.globalAlpha = alpha;
		for (const [label, path] of layer) {
			context.fillStyle = classMarker(label, theme, unlabelledColour).colour;
			context.fill(path);
		}
	}
	context.globalAlpha = 1;
}

/** Each picture has a line in the colour of its class below it. */
export function paintPictures(
	context: CanvasRenderingContext2D,
	scatter: Scatter,
	indices: readonly number[],
	pictureAt: (index: number) => HTMLCanvasElement | undefined,
	longerSide: number,
): void {
	const { points, region, side, theme, unlabelledColour } = scatter;
	context.imageSmoothingEnabled = false;
	for (const index of indices) {
		const picture = pictureAt(index);
		if (!picture) continue;
		const [u, v] = toUnitSquare(region, [points[2 * index] ?? 0, points[2 * index + 1] ?? 0]);
		const scale = longerSide / Math.max(picture.width, picture.height);
		const [width, height] = [picture.width * scale, picture.height * scale];
		const [left, top] = [Math.round(u * side - width / 2), Math.round(v * side - height / 2)];
		context.globalAlpha = scatter.isHighlighted(index) ? 1 : 0.25;
		context.drawImage(picture, left, top, width, height);
		context.fillStyle = classMarker(scatter.labelOf(index), theme, unlabelledColour).colour;
		context.fillRect(left, top + height - 2, width, 2);
	}
	context.globalAlpha = 1;
}
