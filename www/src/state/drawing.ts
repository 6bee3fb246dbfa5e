/** The content of the sketch pad, with its history. */

import { computed, signal } from "@preact/signals";
import { firstDrawing } from "./firstDrawing";
import { GRAIN, readStrokes, type Stroke, writeStrokes } from "./strokes";
import { linkPart } from "./urlState";

type Subject =
	| { kind: "strokes"; strokes: readonly Stroke[] }
	| { kind: "digit"; index: number; label: number; image: Float32Array };

export const penWidths = { min: 8, max: 44, start: 22 };
export const penWidth = signal(penWidths.start);

const start: Subject = { kind: "strokes", strokes: firstDrawing };
export const subject = signal<Subject>(start);
/** Counts changes in place: points added to the current stroke. */
export const revision = signal(0);
/** The test digit that a link names, until the digits are loaded. */
export const linkedDigit = signal<number | undefined>(undefined);

/** The stroke that is being drawn. After an undo it is not the last one, and no longer grows. */
let open: Stroke | undefined;

const history = signal<readonly Subject[]>([]);
const HISTORY_LIMIT = 200;

export const canUndo = computed(() => history.value.length > 0);
/** Whether it is the drawing that the page starts with. */
export const isStart = computed(() => subject.value === start);
export const isEmpty = computed(() => subject.value.kind === "strokes" && subject.value.strokes.length === 0);

function change(next: Subject): void {
	history.value = [...history.value, subject.value].slice(-HISTORY_LIMIT);
	linkedDigit.value = undefined;
	subject.value = next;
}

function roundToGrain(value: number): number {
	return Math.round(value / GRAIN) * GRAIN;
}

/** Puts the pen down. A test digit or the initial drawing is replaced by a new drawing. */
export function beginStroke(x: number, y: number): void {
	const before = subject.value.kind === "strokes" && !isStart.value ? subject.value.strokes : [];
	open = { width: penWidth.value, points: [roundToGrain(x), roundToGrain(y)] };
	change({ kind: "strokes", strokes: [...before, open] });
}

export function extendStroke(points: readonly number[]): void {
	if (!open || subject.value.kind !== "strokes" || subject.value.strokes.at(-1) !== open) return;
	open.points.push(...points.map(roundToGrain));
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

function writeSubject(): string | undefined {
	void revision.value;
	const value = subject.value;
	const index = value.kind === "digit" ? value.index : linkedDigit.value;
	if (index !== undefined) return `${DIGIT}${index}`;
	return value.kind === "digit" || value === start ? undefined : writeStrokes(value.strokes);
}

function readDigit(text: string): number | undefined {
	const index = text.startsWith(DIGIT) ? text.slice(DIGIT.length) : "";
	return /^\d{1,9}$/.test(index) ? Number(index) : undefined;
}

/** A link to the current content changes nothing. */
function readSubject(text: string | undefined): boolean {
	if (text === writeSubject()) return true;
	const strokes = text === undefined || text.startsWith(DIGIT) ? undefined : readStrokes(text);
	linkedDigit.value = text === undefined ? undefined : readDigit(text);
	subject.value = strokes ? { kind: "strokes", strokes } : start;
	return text === undefined || strokes !== undefined || linkedDigit.value !== undefined;
}

/** Prefix of a digit in a link; strokes never contain a full stop. */
const DIGIT = "digit.";

linkPart({ view: undefined, key: "drawing", write: writeSubject, read: readSubject });
