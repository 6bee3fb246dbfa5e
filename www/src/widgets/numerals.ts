/** Draws test examples on a map as numerals, so that their class is readable without its colour; as dots where they have none. */

import type { GridRegion, LatentStats } from "../engine/protocol";
import type { Theme } from "../state/preferences";
import { toUnitSquare } from "./viewport";

/** Ten hues that also differ in lightness, readable on the theme's paper. */
const classColours: Record<Theme, readonly string[]> = {
	light: ["#3b2fa0", "#c2281a", "#137a38", "#a63a94", "#0b6fb0", "#8a6500", "#14857a", "#86204f", "#57595c", "#c2530d"],
	dark: ["#b3a8ff", "#ff8f78", "#74d492", "#eb9fdd", "#74c6ff", "#e5c566", "#7fe3d2", "#ff97bd", "#cfd0d2", "#ffb884"],
};

/** After the tenth class the colours repeat. */
export function classColour(label: number, theme: Theme): string {
	const colours = classColours[theme];
	return colours[label % colours.length] ?? "";
}

/** How many classes have a colour of their own. */
export const CLASS_COLOUR_COUNT = classColours.light.length;

/** Opacity of the other classes while one is highlighted. */
const FADED_ALPHA = 0.16;
const FONT_PX = 11;
const DOT_RADIUS_PX = 2.5;

interface NumeralMap {
	latentStats: LatentStats;
	region: GridRegion;
	theme: Theme;
	/** The highlighted class; undefined for none. */
	highlightedClass: number | undefined;
	/** Width of the map in CSS pixels. */
	side: number;
	pixelRatio: number;
}

export function paintNumerals(
	canvas: HTMLCanvasElement,
	{ latentStats, region, theme, highlightedClass, side, pixelRatio }: NumeralMap,
): void {
	canvas.width = canvas.height = Math.round(side * pixelRatio);
	const context = canvas.getContext("2d");
	if (!context) return;
	context.scale(pixelRatio, pixelRatio);
	context.font = `600 ${FONT_PX}px ${getComputedStyle(canvas).fontFamily}`;
	context.textAlign = "center";
	context.textBaseline = "middle";
	const { points, labels } = latentStats;
	for (let index = 0; 2 * index < points.length; index++) {
		const label = labels[index];
		const [u, v] = toUnitSquare(region, [points[2 * index] ?? 0, points[2 * index + 1] ?? 0]);
		if (u < 0 || u > 1 || v < 0 || v > 1) continue;
		context.globalAlpha = highlightedClass === undefined || highlightedClass === label ? 1 : FADED_ALPHA;
		context.fillStyle = classColour(label ?? 0, theme);
		if (label === undefined) paintDot(context, u * side, v * side);
		else context.fillText(String(label), u * side, v * side);
	}
}

function paintDot(context: CanvasRenderingContext2D, x: number, y: number): void {
	context.beginPath();
	context.arc(x, y, DOT_RADIUS_PX, 0, 2 * Math.PI);
	context.fill();
}
