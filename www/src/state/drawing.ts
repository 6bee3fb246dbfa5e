/** What stands on the sketch pad, and how one gets back to what stood there before. */

import { computed, signal } from "@preact/signals";
import { firstDrawing } from "./firstDrawing";

/** The pad's own units: it is PAD × PAD, however large it is shown. */
export const PAD = 280;

export interface Stroke {
	width: number;
	/** x and y in turn; the stroke under the pen grows in place */
	points: number[];
}

type Subject =
	| { kind: "strokes"; strokes: readonly Stroke[] }
	| { kind: "digit"; index: number; label: number; image: Float32Array };

export const penWidths = { min: 8, max: 44, start: 22 };
export const penWidth = signal(penWidths.start);

export const subject = signal<Subject>({ kind: "strokes", strokes: firstDrawing });
/** Counts what `subject` cannot show: points added to the stroke under the pen. */
export const revision = signal(0);

/** The stroke under the pen. Kept so that what moves after an undo does not grow an older stroke. */
let open: Stroke | undefined;

const history = signal<readonly Subject[]>([]);
const HISTORY_LIMIT = 200;

export const canUndo = computed(() => history.value.length > 0);
export const isEmpty = computed(() => subject.value.kind === "strokes" && subject.value.strokes.length === 0);

function change(next: Subject): void {
	history.value = [...history.value, subject.value].slice(-HISTORY_LIMIT);
	subject.value = next;
}

/** Puts the pen down. A digit that was picked gives way to a new drawing. */
export function beginStroke(x: number, y: number): void {
	const before = subject.value.kind === "strokes" ? subject.value.strokes : [];
	open = { width: penWidth.value, points: [x, y] };
	change({ kind: "strokes", strokes: [...before, open] });
}

export function extendStroke(points: readonly number[]): void {
	if (!open || subject.value.kind !== "strokes" || subject.value.strokes.at(-1) !== open) return;
	open.points.push(...points);
	revision.value++;
}

export function undo(): void {
	const previous = history.value.at(-1);
	if (!previous) return;
	history.value = history.value.slice(0, -1);
	subject.value = previous;
}

export function clear(): void {
	if (!isEmpty.value) change({ kind: "strokes", strokes: [] });
}

export function pickDigit(index: number, label: number, image: Float32Array): void {
	if (subject.value.kind === "digit" && subject.value.index === index) return;
	change({ kind: "digit", index, label, image });
}
