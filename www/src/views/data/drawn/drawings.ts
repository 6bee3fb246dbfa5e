/** The drawings of a visitor's own class, kept in this browser until they are removed. */

import { computed, signal } from "@preact/signals";
import { isStart, subject } from "../../../state/drawing";
import { recallText, rememberText } from "../../../state/preferences";
import { readStrokes, type Stroke, writeStrokes } from "../../../state/strokes";

/** Fewer say little of what they have in common. */
export const LEAST = 5;
/** More are not needed, and would not fit into what a browser keeps. */
export const MOST = 100;

export type Drawing = readonly Stroke[];

const KEY = "drawings";

/** Strokes never contain a space. */
function read(text: string): Drawing[] {
	const parts = text === "" ? [] : text.split(" ");
	return parts.flatMap((part) => {
		const strokes = readStrokes(part);
		return strokes && strokes.length > 0 ? [strokes] : [];
	});
}

const recall = (): readonly Drawing[] => read(recallText(KEY) ?? "").slice(0, MOST);

export const drawings = signal(recall());

/** Another tab has changed them. */
window.addEventListener("storage", ({ key }) => {
	if (key === null || key.endsWith(KEY)) drawings.value = recall();
});

function change(next: readonly Drawing[]): void {
	drawings.value = next;
	rememberText(KEY, next.map(writeStrokes).join(" "));
}

/** What the visitor has drawn on the pad: neither an example nor what the page begins with. */
const drawn = computed(() => (subject.value.kind === "strokes" && !isStart.value ? subject.value.strokes : []));

export const canAdd = computed(() => drawn.value.length > 0 && drawings.value.length < MOST);

/** The strokes on the pad are one drawing more. False where nothing was drawn, or there are enough. */
export function addDrawing(): boolean {
	if (!canAdd.peek()) return false;
	change([...drawings.peek(), drawn.peek().map(({ width, points }) => ({ width, points: [...points] }))]);
	return true;
}

export function removeDrawing(index: number): void {
	change(drawings.peek().filter((_, at) => at !== index));
}
