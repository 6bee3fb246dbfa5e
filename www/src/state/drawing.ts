/** The content of the sketch pad, with its history. */

import "./dataSetInUrl";
import { computed, effect, signal } from "@preact/signals";
import { dataSet } from "./dataSet";
import { firstDrawing } from "./firstDrawing";
import { COORDINATE_STEP, isUnderEraser, readStrokes, type Stroke, writeStrokes } from "./strokes";
import { addUrlPart } from "./urlState";

type PadContent =
	| { kind: "strokes"; strokes: readonly Stroke[] }
	| { kind: "example"; index: number; label: number | undefined; image: Float32Array };

/** In units of the pad. */
export const penWidths = { min: 8, max: 44, start: 22 };
export const penWidth = signal(penWidths.start);

const initialContent: PadContent = { kind: "strokes", strokes: firstDrawing };
const emptyContent: PadContent = { kind: "strokes", strokes: [] };
/** The data set for which the content was made. */
let contentDataSet = dataSet.peek();

/** What the page opens with: the drawing of a digit, or, where the data set has none, a test example, once it is loaded. */
function openingState(): { content: PadContent; exampleIndex: number | undefined } {
	return contentDataSet.kind === "digits"
		? { content: initialContent, exampleIndex: undefined }
		: { content: emptyContent, exampleIndex: 0 };
}

export const padContent = signal<PadContent>(openingState().content);
/** Counts changes in place: points added to the current stroke. */
export const strokeRevision = signal(0);
/** Counts what the visitor drew, picked, undid or cleared; what a link brings does not count. */
export const editCount = signal(0);
/** The test example that a link names, until the examples are loaded. */
export const linkedExampleIndex = signal<number | undefined>(openingState().exampleIndex);

/** The states that undo and redo restore, the next one last. */
interface History {
	readonly past: readonly PadContent[];
	readonly future: readonly PadContent[];
}

const history = signal<History>({ past: [], future: [] });
const HISTORY_LIMIT = 200;

/** The stroke that is being drawn, and the state before it. After an undo it is not the last stroke, and no longer grows. */
let openStroke: { stroke: Stroke; before: PadContent; linked: number | undefined; history: History } | undefined;

export const canUndo = computed(() => history.value.past.length > 0);
export const canRedo = computed(() => history.value.future.length > 0);
/** Whether the pad shows the drawing with which the page starts. */
export const isInitialDrawing = computed(() => padContent.value === initialContent);
export const isPadEmpty = computed(() => padContent.value.kind === "strokes" && padContent.value.strokes.length === 0);

/** For undo. */
function pushUndo(): void {
	history.value = { past: [...history.peek().past, padContent.peek()].slice(-HISTORY_LIMIT), future: [] };
}

function replaceContent(next: PadContent): void {
	const isLinked = next.kind === "example" && next.index === linkedExampleIndex.value;
	if (!isLinked) {
		editCount.value++;
		pushUndo();
	}
	linkedExampleIndex.value = undefined;
	padContent.value = next;
}

function roundCoordinate(value: number): number {
	return Math.round(value / COORDINATE_STEP) * COORDINATE_STEP;
}

/** Puts the pen down. A test example or the initial drawing is replaced by a new drawing. */
export function beginStroke(x: number, y: number): void {
	const strokes = padContent.value.kind === "strokes" && !isInitialDrawing.value ? padContent.value.strokes : [];
	const stroke = { width: penWidth.value, points: [roundCoordinate(x), roundCoordinate(y)] };
	openStroke = { stroke, before: padContent.value, linked: linkedExampleIndex.value, history: history.value };
	replaceContent({ kind: "strokes", strokes: [...strokes, stroke] });
}

function isLastStroke(stroke: Stroke): boolean {
	return padContent.value.kind === "strokes" && padContent.value.strokes.at(-1) === stroke;
}

export function extendStroke(points: readonly number[]): void {
	if (!openStroke || !isLastStroke(openStroke.stroke)) return;
	openStroke.stroke.points.push(...points.map(roundCoordinate));
	strokeRevision.value++;
}

/** As if the stroke that is being drawn had never begun. */
export function cancelStroke(): void {
	if (!openStroke || !isLastStroke(openStroke.stroke)) return;
	const { before, linked } = openStroke;
	history.value = openStroke.history;
	openStroke = undefined;
	[padContent.value, linkedExampleIndex.value] = [before, linked];
}

/** Removes the strokes under an eraser, each of which undo brings back. */
export function eraseStrokes(x: number, y: number): void {
	if (padContent.value.kind !== "strokes") return;
	const { strokes } = padContent.value;
	const remaining = strokes.filter((stroke) => !isUnderEraser(stroke, x, y));
	if (remaining.length < strokes.length) replaceContent({ kind: "strokes", strokes: remaining });
}

export function undo(): void {
	const { past, future } = history.value;
	const previous = past.at(-1);
	if (!previous) return;
	editCount.value++;
	history.value = { past: past.slice(0, -1), future: [...future, padContent.value] };
	[padContent.value, linkedExampleIndex.value] = [previous, undefined];
}

export function redo(): void {
	const { past, future } = history.value;
	const next = future.at(-1);
	if (!next) return;
	editCount.value++;
	history.value = { past: [...past, padContent.value], future: future.slice(0, -1) };
	[padContent.value, linkedExampleIndex.value] = [next, undefined];
}

export function clearPad(): void {
	if (!isPadEmpty.value) replaceContent({ kind: "strokes", strokes: [] });
}

export function pickExample(index: number, label: number | undefined, image: Float32Array): void {
	if (padContent.value.kind === "example" && padContent.value.index === index) return;
	replaceContent({ kind: "example", index, label, image });
}

/** An example of one data set is none of another. */
function resetContent(): void {
	contentDataSet = dataSet.peek();
	history.value = { past: [], future: [] };
	({ content: padContent.value, exampleIndex: linkedExampleIndex.value } = openingState());
}

effect(() => {
	if (dataSet.value !== contentDataSet) resetContent();
});

function writeContent(): string | undefined {
	void strokeRevision.value;
	const value = padContent.value;
	const index = value.kind === "example" ? value.index : linkedExampleIndex.value;
	if (index !== undefined) return `${EXAMPLE_PREFIX}${index}`;
	return value.kind === "example" || value === initialContent ? undefined : writeStrokes(value.strokes);
}

function readExample(text: string): number | undefined {
	const index = text.startsWith(EXAMPLE_PREFIX) ? text.slice(EXAMPLE_PREFIX.length) : "";
	return /^\d{1,9}$/.test(index) ? Number(index) : undefined;
}

/** A link to the current content changes nothing; what another one replaces comes back by undo. */
function readContent(text: string | undefined): boolean {
	if (dataSet.peek() !== contentDataSet) resetContent();
	else if (text === writeContent()) return true;
	else if (!isInitialDrawing.peek() && !isPadEmpty.peek()) pushUndo();
	const strokes = text === undefined || text.startsWith(EXAMPLE_PREFIX) ? undefined : readStrokes(text);
	linkedExampleIndex.value = text === undefined ? openingState().exampleIndex : readExample(text);
	padContent.value = strokes ? { kind: "strokes", strokes } : openingState().content;
	return text === undefined || strokes !== undefined || linkedExampleIndex.value !== undefined;
}

/** Prefix of an example in a link; strokes never contain a full stop. */
const EXAMPLE_PREFIX = "digit.";

addUrlPart({ view: undefined, key: "drawing", write: writeContent, read: readContent });
