/** The content of the sketch pad, with its history. */

import "./dataSetLink";
import { computed, effect, signal } from "@preact/signals";
import { dataSet } from "./dataSet";
import { firstDrawing } from "./firstDrawing";
import { GRAIN, readStrokes, type Stroke, touches, writeStrokes } from "./strokes";
import { linkPart } from "./urlState";

type Subject =
	| { kind: "strokes"; strokes: readonly Stroke[] }
	| { kind: "example"; index: number; label: number | undefined; image: Float32Array };

export const penWidths = { min: 8, max: 44, start: 22 };
export const penWidth = signal(penWidths.start);

const start: Subject = { kind: "strokes", strokes: firstDrawing };
const nothing: Subject = { kind: "strokes", strokes: [] };
/** The data set to whose models the subject is shown. */
let owner = dataSet.peek();

/** What the page opens with: the drawing of a digit, or, where the data set has none, a test example, once it is loaded. */
function opening(): { subject: Subject; example: number | undefined } {
	return owner.kind === "digits" ? { subject: start, example: undefined } : { subject: nothing, example: 0 };
}

export const subject = signal<Subject>(opening().subject);
/** Counts changes in place: points added to the current stroke. */
export const revision = signal(0);
/** Counts what the visitor drew, picked, undid or cleared; what a link brings does not count. */
export const edits = signal(0);
/** The test example that a link names, until the examples are loaded. */
export const linkedExample = signal<number | undefined>(opening().example);

/** What undo and redo go to, the nearest last. */
interface History {
	readonly past: readonly Subject[];
	readonly future: readonly Subject[];
}

const history = signal<History>({ past: [], future: [] });
const HISTORY_LIMIT = 200;

/** The stroke that is being drawn, and what it began upon. After an undo it is not the last one, and no longer grows. */
let open: { stroke: Stroke; before: Subject; linked: number | undefined; history: History } | undefined;

export const canUndo = computed(() => history.value.past.length > 0);
export const canRedo = computed(() => history.value.future.length > 0);
/** Whether it is the drawing that the page starts with. */
export const isStart = computed(() => subject.value === start);
export const isEmpty = computed(() => subject.value.kind === "strokes" && subject.value.strokes.length === 0);

/** For undo. */
function remember(): void {
	history.value = { past: [...history.peek().past, subject.peek()].slice(-HISTORY_LIMIT), future: [] };
}

function change(next: Subject): void {
	const isLinked = next.kind === "example" && next.index === linkedExample.value;
	if (!isLinked) {
		edits.value++;
		remember();
	}
	linkedExample.value = undefined;
	subject.value = next;
}

function roundToGrain(value: number): number {
	return Math.round(value / GRAIN) * GRAIN;
}

/** Puts the pen down. A test example or the initial drawing is replaced by a new drawing. */
export function beginStroke(x: number, y: number): void {
	const strokes = subject.value.kind === "strokes" && !isStart.value ? subject.value.strokes : [];
	const stroke = { width: penWidth.value, points: [roundToGrain(x), roundToGrain(y)] };
	open = { stroke, before: subject.value, linked: linkedExample.value, history: history.value };
	change({ kind: "strokes", strokes: [...strokes, stroke] });
}

function isOpen(stroke: Stroke): boolean {
	return subject.value.kind === "strokes" && subject.value.strokes.at(-1) === stroke;
}

export function extendStroke(points: readonly number[]): void {
	if (!open || !isOpen(open.stroke)) return;
	open.stroke.points.push(...points.map(roundToGrain));
	revision.value++;
}

/** As if the stroke that is being drawn had never begun. */
export function cancelStroke(): void {
	if (!open || !isOpen(open.stroke)) return;
	const { before, linked } = open;
	history.value = open.history;
	open = undefined;
	[subject.value, linkedExample.value] = [before, linked];
}

/** Removes the strokes under an eraser, each of which undo brings back. */
export function erase(x: number, y: number): void {
	if (subject.value.kind !== "strokes") return;
	const { strokes } = subject.value;
	const left = strokes.filter((stroke) => !touches(stroke, x, y));
	if (left.length < strokes.length) change({ kind: "strokes", strokes: left });
}

export function undo(): void {
	const { past, future } = history.value;
	const previous = past.at(-1);
	if (!previous) return;
	edits.value++;
	history.value = { past: past.slice(0, -1), future: [...future, subject.value] };
	[subject.value, linkedExample.value] = [previous, undefined];
}

export function redo(): void {
	const { past, future } = history.value;
	const next = future.at(-1);
	if (!next) return;
	edits.value++;
	history.value = { past: [...past, subject.value], future: future.slice(0, -1) };
	[subject.value, linkedExample.value] = [next, undefined];
}

export function clear(): void {
	if (!isEmpty.value) change({ kind: "strokes", strokes: [] });
}

export function pickExample(index: number, label: number | undefined, image: Float32Array): void {
	if (subject.value.kind === "example" && subject.value.index === index) return;
	change({ kind: "example", index, label, image });
}

/** An example of one data set is none of another. */
function startAgain(): void {
	owner = dataSet.peek();
	history.value = { past: [], future: [] };
	({ subject: subject.value, example: linkedExample.value } = opening());
}

effect(() => {
	if (dataSet.value !== owner) startAgain();
});

function writeSubject(): string | undefined {
	void revision.value;
	const value = subject.value;
	const index = value.kind === "example" ? value.index : linkedExample.value;
	if (index !== undefined) return `${DIGIT}${index}`;
	return value.kind === "example" || value === start ? undefined : writeStrokes(value.strokes);
}

function readExample(text: string): number | undefined {
	const index = text.startsWith(DIGIT) ? text.slice(DIGIT.length) : "";
	return /^\d{1,9}$/.test(index) ? Number(index) : undefined;
}

/** A link to the current content changes nothing; what another one replaces comes back by undo. */
function readSubject(text: string | undefined): boolean {
	if (dataSet.peek() !== owner) startAgain();
	else if (text === writeSubject()) return true;
	else if (!isStart.peek() && !isEmpty.peek()) remember();
	const strokes = text === undefined || text.startsWith(DIGIT) ? undefined : readStrokes(text);
	linkedExample.value = text === undefined ? opening().example : readExample(text);
	subject.value = strokes ? { kind: "strokes", strokes } : opening().subject;
	return text === undefined || strokes !== undefined || linkedExample.value !== undefined;
}

/** Prefix of an example in a link; strokes never contain a full stop. */
const DIGIT = "digit.";

linkPart({ view: undefined, key: "drawing", write: writeSubject, read: readSubject });
