/** The lines differ in colour, dashes, and the marker at their end. */

export const LINE_STYLES = 4;

/** Lengths of dash and gap in CSS pixels. */
const dashes: readonly (readonly number[])[] = [[], [9, 4], [2.5, 3.5], [9, 3, 2, 3]];

export function dashPatternOf(lineStyle: number): readonly number[] {
	return dashes[lineStyle % LINE_STYLES] ?? [];
}

/** Defined in the style sheet, for each theme. */
export function colourOf(element: Element, lineStyle: number): string {
	return cssVariable(element, `--series-${lineStyle % LINE_STYLES}`);
}

export function cssVariable(element: Element, name: string): string {
	return getComputedStyle(element).getPropertyValue(name).trim();
}

/** SVG paths centred on 0 with radius 1: disc, square, triangle, diamond. */
const markPaths = [
	"M-1 0a1 1 0 1 0 2 0a1 1 0 1 0-2 0z",
	"M-.9-.9h1.8v1.8h-1.8z",
	"M0-1.15L1.1.8H-1.1z",
	"M0-1.25L1.25 0L0 1.25L-1.25 0z",
] as const;

export function markerPathOf(lineStyle: number): string {
	return markPaths[lineStyle % LINE_STYLES] ?? markPaths[0];
}
