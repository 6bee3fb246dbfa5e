/** How the lines are told apart: each by its colour, by its dashes and by the mark at its end. */

export const LINE_STYLES = 3;

/** CSS pixels of line and gap. */
const dashes: readonly (readonly number[])[] = [[], [9, 4], [2.5, 3.5]];

export function dashOf(style: number): readonly number[] {
	return dashes[style % LINE_STYLES] ?? [];
}

/** The style sheet has them, for each theme its own. */
export function colourOf(element: Element, style: number): string {
	return variableOf(element, `--series-${style % LINE_STYLES}`);
}

export function variableOf(element: Element, name: string): string {
	return getComputedStyle(element).getPropertyValue(name).trim();
}

/** Around 0, of radius 1: a disc, a square, a triangle. */
const markPaths = ["M-1 0a1 1 0 1 0 2 0a1 1 0 1 0-2 0z", "M-.9-.9h1.8v1.8h-1.8z", "M0-1.15L1.1.8H-1.1z"] as const;

export function markOf(style: number): string {
	return markPaths[style % LINE_STYLES] ?? markPaths[0];
}
