/** The sketch pad: mouse, touch, pen or arrow keys on a canvas of PAD × PAD units. */

import { computed, effect } from "@preact/signals";
import { useEffect, useId, useRef } from "preact/hooks";
import { beginStroke, extendStroke, isEmpty, isStart, penWidth, revision, subject, undo } from "../state/drawing";
import { pixelRatio } from "../state/pixelRatio";
import { theme } from "../state/preferences";
import { StrokeRasterizer } from "../state/rasterize";
import { PAD } from "../state/strokes";
import { strings } from "../strings";
import { inkOf } from "./colour";
import { useKeyboardPen } from "./keyboardPen";
import { PixelImage } from "./PixelImage";
import css from "./SketchPad.module.css";

/** Redraws the canvas when the strokes, the theme or the pixel ratio change. */
function syncCanvas(canvas: HTMLCanvasElement): () => void {
	const painter = computed(() => new StrokeRasterizer(canvas, Math.ceil(pixelRatio.value)));
	return effect(() => {
		void revision.value;
		painter.value.paint(subject.value.kind === "strokes" ? subject.value.strokes : [], inkOf(theme.value));
	});
}

/** Pad units under the pointer, for every position that the browser has coalesced since the last event. */
function positionsOf(event: PointerEvent, canvas: HTMLCanvasElement): number[] {
	const { left, top, width } = canvas.getBoundingClientRect();
	const coalesced = event.type === "pointermove" ? event.getCoalescedEvents?.() : undefined;
	const events = coalesced?.length ? coalesced : [event];
	return events.flatMap(({ clientX, clientY }) => [((clientX - left) * PAD) / width, ((clientY - top) * PAD) / width]);
}

function isUndo(event: KeyboardEvent): boolean {
	return (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === "z";
}

type Pen = ReturnType<typeof useKeyboardPen>;
type PadEvent = PointerEvent & { currentTarget: HTMLCanvasElement };

function useUndoShortcut(pen: Pen): void {
	useEffect(() => {
		function onKeyDown(event: KeyboardEvent) {
			if (!isUndo(event)) return;
			event.preventDefault();
			pen.lift(); // its stroke has been undone
			undo();
		}
		addEventListener("keydown", onKeyDown);
		return () => removeEventListener("keydown", onKeyDown);
	}, [pen]);
}

/** Draws with one pointer at a time: the first that touches the pad. */
function usePointerPen(pen: Pen) {
	const pointer = useRef<number | undefined>(undefined);

	function onPointerDown(event: PadEvent) {
		if (pointer.current !== undefined || event.button !== 0) return;
		event.currentTarget.setPointerCapture(event.pointerId);
		pointer.current = event.pointerId;
		pen.lift();
		const [x = 0, y = 0] = positionsOf(event, event.currentTarget);
		beginStroke(x, y);
	}

	function onPointerMove(event: PadEvent) {
		if (event.pointerId === pointer.current) extendStroke(positionsOf(event, event.currentTarget));
	}

	function onPointerEnd(event: PointerEvent) {
		if (event.pointerId === pointer.current) pointer.current = undefined;
	}

	return { onPointerDown, onPointerMove, onPointerUp: onPointerEnd, onPointerCancel: onPointerEnd };
}

export function SketchPad() {
	const canvas = useRef<HTMLCanvasElement>(null);
	const helpId = useId();
	const pen = useKeyboardPen();
	const pointerHandlers = usePointerPen(pen);
	const { pad, padHelp } = strings.value;
	const picked = subject.value.kind === "digit" ? subject.value : undefined;
	useUndoShortcut(pen);
	useEffect(() => (canvas.current ? syncCanvas(canvas.current) : undefined), []);
	return (
		<div class={css.pad}>
			{picked && <PixelImage values={picked.image} />}
			{/* biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: the role "application" means that it handles the arrow keys */}
			<canvas
				ref={canvas}
				id="pad"
				class={css.canvas}
				role="application"
				tabIndex={0}
				aria-label={pad}
				aria-describedby={helpId}
				{...pointerHandlers}
				{...pen.handlers}
			/>
			<Hints pickedLabel={picked?.label} />
			{pen.isShown.value && <PenCursor {...pen.position.value} isDown={pen.isDown.value} />}
			<p id={helpId} class={pen.isShown.value ? "visually-hidden" : css.help}>
				{padHelp}
			</p>
		</div>
	);
}

/** What to do on an empty pad, or that the first stroke replaces what is shown. */
function Hints({ pickedLabel }: { pickedLabel: number | undefined }) {
	const { padEmpty, padDigit, padStart } = strings.value;
	const replaceHint = pickedLabel === undefined ? isStart.value && padStart : padDigit(pickedLabel);
	return (
		<>
			{isEmpty.value && <p class={css.hint}>{padEmpty}</p>}
			{replaceHint && <p class={`${css.hint} ${css.hintLow}`}>{replaceHint}</p>}
		</>
	);
}

function PenCursor({ x, y, isDown }: { x: number; y: number; isDown: boolean }) {
	return (
		<svg
			class={isDown ? `${css.cursor} ${css.cursorDown}` : css.cursor}
			viewBox={`0 0 ${PAD} ${PAD}`}
			aria-hidden="true"
		>
			<circle cx={x} cy={y} r={penWidth.value / 2} />
			<path d={`M${x - 5} ${y}h10M${x} ${y - 5}v10`} />
		</svg>
	);
}
