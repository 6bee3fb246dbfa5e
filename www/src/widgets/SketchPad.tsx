/** The sketch pad: mouse, touch, pen or arrow keys on a canvas of PAD_SIDE_UNITS × PAD_SIDE_UNITS units. */

import { computed, effect } from "@preact/signals";
import { useCallback, useEffect, useId, useLayoutEffect, useRef } from "preact/hooks";
import { isInitialDrawing, isPadEmpty, padContent, penWidth, redo, strokeRevision, undo } from "../state/drawing";
import { pixelRatio } from "../state/pixelRatio";
import { theme } from "../state/preferences";
import { StrokeRasterizer } from "../state/rasterize";
import { PAD_SIDE_UNITS } from "../state/strokes";
import { strings } from "../strings";
import { inkColour } from "./colour";
import { type KeyboardPen, useKeyboardPen } from "./keyboardPen";
import { PixelImage } from "./PixelImage";
import { usePointerPen } from "./pointerPen";
import css from "./SketchPad.module.css";
import { historyCommand } from "./shortcuts";

/** Redraws the canvas when the strokes, the theme or the pixel ratio change. */
function syncCanvas(canvas: HTMLCanvasElement): () => void {
	const painter = computed(() => new StrokeRasterizer(canvas, Math.ceil(pixelRatio.value)));
	return effect(() => {
		void strokeRevision.value;
		painter.value.paint(padContent.value.kind === "strokes" ? padContent.value.strokes : [], inkColour(theme.value));
	});
}

function useHistoryShortcuts(pen: KeyboardPen): void {
	useEffect(() => {
		function onKeyDown(event: KeyboardEvent) {
			const command = historyCommand(event);
			if (!command) return;
			event.preventDefault();
			pen.lift(); // its stroke may be gone
			if (command === "undo") undo();
			else redo();
		}
		addEventListener("keydown", onKeyDown);
		return () => removeEventListener("keydown", onKeyDown);
	}, [pen]);
}

export function SketchPad() {
	const canvas = useRef<HTMLCanvasElement>(null);
	const helpId = useId();
	const pen = useKeyboardPen();
	const pointer = usePointerPen(useCallback(() => pen.lift(), [pen]));
	const { pad, padHelp } = strings.value;
	const pickedExample = padContent.value.kind === "example" ? padContent.value : undefined;
	useHistoryShortcuts(pen);
	// Before the first paint, so that no empty pad is seen.
	useLayoutEffect(() => (canvas.current ? syncCanvas(canvas.current) : undefined), []);
	return (
		<div class={css.pad}>
			{pickedExample && <PixelImage values={pickedExample.image} />}
			{/* biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: the role "application" means that it handles the arrow keys */}
			<canvas
				ref={canvas}
				id="pad"
				class={css.canvas}
				role="application"
				tabIndex={0}
				aria-label={pad}
				aria-describedby={helpId}
				{...pointer.handlers}
				{...pen.handlers}
			/>
			<Hints />
			{pen.isCursorShown.value && <PenCursor {...pen.position.value} isDown={pen.isDown.value} />}
			<p id={helpId} class={pen.isCursorShown.value ? "visually-hidden" : css.help}>
				{padHelp}
			</p>
		</div>
	);
}

/** Says what to do on an empty pad, or that the first stroke replaces the initial drawing. A test example has no hint over it. */
function Hints() {
	const { padEmpty, padStart } = strings.value;
	return (
		<>
			{isPadEmpty.value && <p class={css.hint}>{padEmpty}</p>}
			{isInitialDrawing.value && <p class={`${css.hint} ${css.hintLow}`}>{padStart}</p>}
		</>
	);
}

function PenCursor({ x, y, isDown }: { x: number; y: number; isDown: boolean }) {
	return (
		<svg
			class={isDown ? `${css.cursor} ${css.cursorDown}` : css.cursor}
			viewBox={`0 0 ${PAD_SIDE_UNITS} ${PAD_SIDE_UNITS}`}
			aria-hidden="true"
		>
			<circle cx={x} cy={y} r={penWidth.value / 2} />
			<path d={`M${x - 5} ${y}h10M${x} ${y - 5}v10`} />
		</svg>
	);
}
