/**
 * A pen for mouse, touch and stylus: one pointer draws at a time. A stylus takes over from a hand that touched the pad before
 * it, whose stroke is undone, as are strokes that the system cancels; a hand that rests beside the stylus draws nothing. A pointer
 * whose end event never arrived does not block the next.
 */

import { useMemo } from "preact/hooks";
import { beginStroke, cancelStroke, eraseStrokes, extendStroke } from "../state/drawing";
import { PAD_SIDE_UNITS } from "../state/strokes";

type PadEvent = PointerEvent & { currentTarget: HTMLCanvasElement };

/** Pad units under the pointer, for every position that the browser has coalesced since the last event. */
function positionsOf(event: PadEvent): [x: number, y: number][] {
	const { left, top, width } = event.currentTarget.getBoundingClientRect();
	const coalesced = event.type === "pointermove" ? event.getCoalescedEvents?.() : undefined;
	const events = coalesced?.length ? coalesced : [event];
	return events.map(({ clientX, clientY }) => [
		((clientX - left) * PAD_SIDE_UNITS) / width,
		((clientY - top) * PAD_SIDE_UNITS) / width,
	]);
}

const MAIN_BUTTON = 0;
const ERASER_BUTTON = 5;

/** For so many milliseconds after an event of a stylus, touches are taken to be the hand that holds it. */
const STYLUS_MS = 2000;

interface Pointer {
	id: number;
	/** mouse, touch or pen */
	type: string;
	isEraser: boolean;
}

export class PointerPen {
	#pointer: Pointer | undefined;
	/** `timeStamp` of the last event of a stylus; it also sends events while it hovers above the pad. */
	#lastStylusTime = Number.NEGATIVE_INFINITY;
	readonly #onStart: () => void;

	constructor(onStart: () => void) {
		this.#onStart = onStart;
	}

	readonly handlers = {
		onPointerDown: (event: PadEvent) => this.#onDown(event),
		onPointerMove: (event: PadEvent) => this.#onMove(event),
		onPointerUp: (event: PointerEvent) => this.#onEnd(event),
		onLostPointerCapture: (event: PointerEvent) => this.#onEnd(event),
		onPointerCancel: (event: PointerEvent) => this.#onCancel(event),
	};

	/** The primary pointer is the first of its type: if another one seems to be down, its end event was lost. */
	#mayDraw({ pointerType, isPrimary, timeStamp }: PointerEvent): boolean {
		if (pointerType === "touch" && timeStamp - this.#lastStylusTime < STYLUS_MS) return false;
		return !this.#pointer || isPrimary;
	}

	#noticeStylus({ pointerType, timeStamp }: PointerEvent): void {
		if (pointerType === "pen") this.#lastStylusTime = timeStamp;
	}

	#onDown(event: PadEvent): void {
		const isEraser = event.button === ERASER_BUTTON;
		this.#noticeStylus(event);
		if ((event.button !== MAIN_BUTTON && !isEraser) || !this.#mayDraw(event)) return;
		if (this.#pointer?.type === "touch" && event.pointerType === "pen") cancelStroke(); // drawn by the palm
		this.#pointer = { id: event.pointerId, type: event.pointerType, isEraser };
		capture(event);
		this.#onStart();
		const [[x, y] = [0, 0]] = positionsOf(event);
		if (isEraser) eraseStrokes(x, y);
		else beginStroke(x, y);
	}

	#onMove(event: PadEvent): void {
		this.#noticeStylus(event);
		if (event.pointerId !== this.#pointer?.id) return;
		const positions = positionsOf(event);
		if (!this.#pointer.isEraser) extendStroke(positions.flat());
		else for (const [x, y] of positions) eraseStrokes(x, y);
	}

	#onEnd(event: PointerEvent): void {
		this.#noticeStylus(event);
		if (event.pointerId === this.#pointer?.id) this.#pointer = undefined;
	}

	#onCancel(event: PointerEvent): void {
		if (event.pointerId === this.#pointer?.id && !this.#pointer.isEraser) cancelStroke();
		this.#onEnd(event);
	}
}

/** The stroke continues when the pointer leaves the pad. */
function capture({ currentTarget, pointerId }: PadEvent): void {
	try {
		currentTarget.setPointerCapture(pointerId);
	} catch {
		// The pointer has ended meanwhile: there is nothing to capture.
	}
}

export function usePointerPen(onStart: () => void): PointerPen {
	return useMemo(() => new PointerPen(onStart), [onStart]);
}
