/** The drawings of a visitor's own class, kept in this browser until they are removed. */

import { computed, signal } from "@preact/signals";
import { isInitialDrawing, padContent } from "../../../state/drawing";
import { readStoredText, storeText } from "../../../state/preferences";
import { readStrokes, type Stroke, writeStrokes } from "../../../state/strokes";

/** Fewer say little of what they have in common. */
export const MIN_DRAWINGS = 5;
/** More are not needed, and would not fit into what a browser keeps. */
export const MAX_DRAWINGS = 100;

export type Drawing = readonly Stroke[];

const STORAGE_KEY = "drawings";

/** Of stored text: drawings separated by spaces, which written strokes never contain. */
function parseDrawings(text: string): Drawing[] {
	const parts = text === "" ? [] : text.split(" ");
	return parts.flatMap((part) => {
		const strokes = readStrokes(part);
		return strokes && strokes.length > 0 ? [strokes] : [];
	});
}

const loadDrawings = (): readonly Drawing[] => parseDrawings(readStoredText(STORAGE_KEY) ?? "").slice(0, MAX_DRAWINGS);

export const drawings = signal(loadDrawings());

/** Another tab has changed them. */
window.addEventListener("storage", ({ key }) => {
	if (key === null || key.endsWith(STORAGE_KEY)) drawings.value = loadDrawings();
});

function saveDrawings(next: readonly Drawing[]): void {
	drawings.value = next;
	storeText(STORAGE_KEY, next.map(writeStrokes).join(" "));
}

/** What the visitor has drawn on the pad: neither an example nor what the page begins with. */
const drawnStrokes = computed(() =>
	padContent.value.kind === "strokes" && !isInitialDrawing.value ? padContent.value.strokes : [],
);

export const canAddDrawing = computed(() => drawnStrokes.value.length > 0 && drawings.value.length < MAX_DRAWINGS);

/** The strokes on the pad are one drawing more. False where nothing was drawn, or there are enough. */
export function addDrawing(): boolean {
	if (!canAddDrawing.peek()) return false;
	saveDrawings([...drawings.peek(), drawnStrokes.peek().map(({ width, points }) => ({ width, points: [...points] }))]);
	return true;
}

export function removeDrawing(index: number): void {
	saveDrawings(drawings.peek().filter((_, other) => other !== index));
}
