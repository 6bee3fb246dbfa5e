/** Drawn over the lines: a marker and a name at the end of each, and the selected checkpoint. */

import type uPlot from "uplot";
import { colourOf, cssVariable, markerPathOf } from "./lineStyle";

/** The label at the end of a line. */
export interface EndLabel {
	text: string;
	/** undefined for a reference line */
	lineStyle: number | undefined;
}

export const LABEL_FONT = 12;
const LINE_HEIGHT = 15;
const MARK_RADIUS = 4.5;
const LABEL_GAP = 10;

/** Moves positions that are closer together than `gap`, keeping their order and none beyond `end`. */
export function spreadApart(positions: readonly number[], gap: number, end: number): number[] {
	const order = positions.map((_, index) => index).sort((a, b) => (positions[a] ?? 0) - (positions[b] ?? 0));
	const moved = positions.slice();
	order.forEach((index, rank) => {
		const above = order[rank - 1];
		if (above !== undefined) moved[index] = Math.max(moved[index] ?? 0, (moved[above] ?? 0) + gap);
	});
	let limit = end;
	for (const index of order.reverse()) {
		moved[index] = Math.min(moved[index] ?? 0, limit);
		limit = (moved[index] ?? 0) - gap;
	}
	return moved;
}

function lastIndexOf(values: readonly (number | null | undefined)[]): number {
	return values.findLastIndex((value) => typeof value === "number");
}

interface PlacedLabel extends EndLabel {
	x: number;
	y: number;
}

/** The labels with the ends of their lines, in canvas pixels; lines without points are left out. */
function placeLabels(plot: uPlot, labels: readonly EndLabel[]): PlacedLabel[] {
	const [xs] = plot.data;
	return labels.flatMap((label, index) => {
		const values = plot.data[index + 1] ?? [];
		const last = lastIndexOf(values as (number | null | undefined)[]);
		const [x, y] = [xs[last], values[last]];
		if (x === undefined || typeof y !== "number" || label.text === "") return [];
		return [{ ...label, x: plot.valToPos(x, "x", true), y: plot.valToPos(y, "y", true) }];
	});
}

function drawMark(context: CanvasRenderingContext2D, { x, y }: PlacedLabel, lineStyle: number, ratio: number): void {
	context.save();
	context.translate(x, y);
	context.scale(MARK_RADIUS * ratio, MARK_RADIUS * ratio);
	context.fill(new Path2D(markerPathOf(lineStyle)));
	context.restore();
}

export function drawEndLabels(plot: uPlot, labels: readonly EndLabel[], ratio: number): void {
	const { ctx: context, bbox } = plot;
	const ends = placeLabels(plot, labels).filter(({ y }) => y >= bbox.top && y <= bbox.top + bbox.height);
	const positions = spreadApart(
		ends.map(({ y }) => y),
		LINE_HEIGHT * ratio,
		bbox.top + bbox.height,
	);
	context.save();
	context.textAlign = "left";
	context.textBaseline = "middle";
	context.font = `${LABEL_FONT * ratio}px ${getComputedStyle(plot.root).fontFamily}`;
	ends.forEach((end, index) => {
		context.fillStyle =
			end.lineStyle === undefined ? cssVariable(plot.root, "--muted") : colourOf(plot.root, end.lineStyle);
		if (end.lineStyle !== undefined) drawMark(context, end, end.lineStyle, ratio);
		context.fillText(end.text, bbox.left + bbox.width + LABEL_GAP * ratio, positions[index] ?? end.y);
	});
	context.restore();
}

/** Width of the longest label, in CSS pixels. */
export function labelWidth(plot: uPlot, labels: readonly EndLabel[]): number {
	const { ctx: context } = plot;
	context.save();
	context.font = `${LABEL_FONT}px ${getComputedStyle(plot.root).fontFamily}`;
	const widest = Math.max(0, ...labels.map(({ text }) => context.measureText(text).width));
	context.restore();
	return Math.ceil(widest) + LABEL_GAP + 4;
}

/** A vertical line at the selected checkpoint; `value` is in units of the x axis, `ratio` in device pixels per CSS pixel. */
export function drawSelectedStep(plot: uPlot, value: number, ratio: number): void {
	const { ctx: context, bbox } = plot;
	const x = Math.round(plot.valToPos(value, "x", true));
	context.save();
	context.fillStyle = cssVariable(plot.root, "--accent");
	context.fillRect(x - ratio, bbox.top, 2 * ratio, bbox.height);
	context.beginPath();
	context.arc(x, bbox.top + bbox.height, 5 * ratio, 0, 2 * Math.PI);
	context.fill();
	context.restore();
}
