/** Draws the examples of a map as dots or as pictures. */

import type { GridRegion } from "../../engine/protocol";
import type { Theme } from "../../state/preferences";
import { COLOURS, classColour } from "../../widgets/numerals";
import { toSquare } from "../../widgets/viewport";

/** How a class is told apart from others, also where its colour is not seen. */
export interface Mark {
	colour: string;
	shape: Shape;
}
export const shapes = ["circle", "square", "triangle", "diamond"] as const;
export type Shape = (typeof shapes)[number];

/** Ten colours, each with another shape from the eleventh class on; one without classes. */
export function markOf(label: number | undefined, theme: Theme, plain: string): Mark {
	if (label === undefined) return { colour: plain, shape: "circle" };
	const shape = shapes[Math.floor(label / COLOURS) % shapes.length] ?? "circle";
	return { colour: classColour(label, theme), shape };
}

/** Around (x, y), of about the same area for all shapes. */
export function traceShape(
	path: Path2D | CanvasRenderingContext2D,
	shape: Shape,
	x: number,
	y: number,
	r: number,
): void {
	switch (shape) {
		case "circle":
			path.moveTo(x + r, y);
			path.arc(x, y, r, 0, 2 * Math.PI);
			break;
		case "square":
			path.rect(x - 0.9 * r, y - 0.9 * r, 1.8 * r, 1.8 * r);
			break;
		case "triangle":
			polygon(path, [x, y - 1.3 * r], [x + 1.2 * r, y + 0.9 * r], [x - 1.2 * r, y + 0.9 * r]);
			break;
		case "diamond":
			polygon(path, [x, y - 1.3 * r], [x + 1.3 * r, y], [x, y + 1.3 * r], [x - 1.3 * r, y]);
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
	/** undefined for none: then all are of one class */
	labelOf(index: number): number | undefined;
	isShown(index: number): boolean;
	/** The others are faded. */
	isHighlighted(index: number): boolean;
	theme: Theme;
	/** the colour of those without a class */
	unlabelled: string;
	/** Side of the map in CSS pixels. */
	side: number;
}

const FADED_ALPHA = 0.14;
const DOT_ALPHA = 0.85;

/** In CSS pixels: smaller the more there are. */
export function radiusOf(count: number, side: number): number {
	return Math.min(4.5, Math.max(1.4, (0.45 * side) / Math.sqrt(count * 10)));
}

/** One path for each class, the faded ones below all others: 10,000 dots take some milliseconds. */
export function paintDots(context: CanvasRenderingContext2D, scatter: Scatter): void {
	const { points, region, side, theme, unlabelled } = scatter;
	const radius = radiusOf(points.length / 2, side);
	const paths = { faded: new Map<number | undefined, Path2D>(), highlighted: new Map<number | undefined, Path2D>() };
	for (let index = 0; index < points.length / 2; index++) {
		if (!scatter.isShown(index)) continue;
		const [u, v] = toSquare(region, [points[2 * index] ?? 0, points[2 * index + 1] ?? 0]);
		const label = scatter.labelOf(index);
		const layer = paths[scatter.isHighlighted(index) ? "highlighted" : "faded"];
		const path = layer.get(label) ?? new Path2D();
		layer.set(label, path);
		traceShape(path, markOf(label, theme, unlabelled).shape, u * side, v * side, radius);
	}
	for (const [layer, alpha] of [
		[paths.faded, FADED_ALPHA],
		[paths.highlighted, DOT_ALPHA],
	] as const) {
		context.globalAlpha = alpha;
		for (const [label, path] of layer) {
			context.fillStyle = markOf(label, theme, unlabelled).colour;
			context.fill(path);
		}
	}
	context.globalAlpha = 1;
}

/** Each with a line in the colour of its class below it. */
export function paintPictures(
	context: CanvasRenderingContext2D,
	scatter: Scatter,
	indices: readonly number[],
	pictureAt: (index: number) => HTMLCanvasElement | undefined,
	longerSide: number,
): void {
	const { points, region, side, theme, unlabelled } = scatter;
	context.imageSmoothingEnabled = false;
	for (const index of indices) {
		const picture = pictureAt(index);
		if (!picture) continue;
		const [u, v] = toSquare(region, [points[2 * index] ?? 0, points[2 * index + 1] ?? 0]);
		const scale = longerSide / Math.max(picture.width, picture.height);
		const [width, height] = [picture.width * scale, picture.height * scale];
		const [left, top] = [Math.round(u * side - width / 2), Math.round(v * side - height / 2)];
		context.globalAlpha = scatter.isHighlighted(index) ? 1 : 0.25;
		context.drawImage(picture, left, top, width, height);
		context.fillStyle = markOf(scatter.labelOf(index), theme, unlabelled).colour;
		context.fillRect(left, top + height - 2, width, 2);
	}
	context.globalAlpha = 1;
}
