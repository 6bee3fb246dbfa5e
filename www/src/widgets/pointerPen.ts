/**
 * A pen for mouse, touch and stylus: one pointer draws at a time. A stylus takes over from a hand that touched the pad before
 * it, whose ink is taken back, as is what the system cancels; the hand that rests beside it draws nothing. A pointer whose
 * end was never heard of does not block the next.
 */

import { useMemo } from "preact/hooks";
import { beginStroke, cancelStroke, erase, extendStroke } from "../state/drawing";
import { PAD_SIDE } from "../state/strokes";

type PadEvent = PointerEvent & { currentTarget: HTMLCanvasElement };

/** Pad units under the pointer, for every position that the browser has coalesced since the last event. */
function positionsOf(event: PadEvent): [x: number, y: number][] {
	const { left, top, width } = event.currentTarget.getBoundingClientRect();
	const coalesced = event.type === "pointermove" ? event.getCoalescedEvents?.() : undefined;
	const events = coalesced?.length ? coalesced : [event];
	return events.map(({ clientX, clientY }) => [
		((clientX - left) * PAD_SIDE) / width,
		((clientY - top) * PAD_SIDE) / width,
	]);
}

const MAIN_BUTTON = 0;
const ERASER_BUTTON = 5;

/** How long a stylus that was seen makes touches those of the hand that holds it. */
const STYLUS_MS = 2000;

interface Pointer {
	id: number;
	/** mouse, touch or pen */
	type: string;
	erases: boolean;
}

export class PointerPen {
	#pointer: Pointer | undefined;
	/** When the last event of a stylus came, which also moves above the pad. */
	#stylusSeen = Number.NEGATIVE_INFINITY;
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

	/** The first pointer of its type is the primary one: where there is another, that has ended unheard. */
	#mayDraw({ pointerType, isPrimary, timeStamp }: PointerEvent): boolean {
		if (pointerType === "touch" && timeStamp - this.#stylusSeen < STYLUS_MS) return false;
		return !this.#pointer || isPrimary;
	}

	#noticeStylus({ pointerType, timeStamp }: PointerEvent): void {
		if (pointerType === "pen") this.#stylusSeen = timeStamp;
	}

	#onDown(event: PadEvent): void {
		const erases = event.button === ERASER_BUTTON;
		this.#noticeStylus(event);
		if ((event.button !== MAIN_BUTTON && !erases) || !this.#mayDraw(event)) return;
		if (this.#pointer?.type === "touch" && event.pointerType === "pen") cancelStroke(); // of the palm
		this.#pointer = { id: event.pointerId, type: event.pointerType, erases };
		capture(event);
		this.#onStart();
		const [[x, y] = [0, 0]] = positionsOf(event);
		if (erases) erase(x, y);
		else beginStroke(x, y);
	}

	#onMove(event: PadEvent): void {
		this.#noticeStylus(event);
		if (event.pointerId !== this.#pointer?.id) return;
		const positions = positionsOf(event);
		if (!this.#pointer.erases) extendStroke(positions.flat());
		else for (const [x, y] of positions) erase(x, y);
	}

	#onEnd(event: PointerEvent): void {
		this.#noticeStylus(event);
		if (event.pointerId === this.#pointer?.id) this.#pointer = undefined;
	}

	#onCancel(event: PointerEvent): void {
		if (event.pointerId === this.#pointer?.id && !this.#pointer.erases) cancelStroke();
		this.#onEnd(event);
	}
}

/** The stroke continues when the pointer leaves the pad. */
function capture({ currentTarget, pointerId }: PadEvent): void {
	try {
		currentTarget.setPointerCapture(pointerId);
	} catch {
		// It has ended meanwhile: then there is nothing to capture.
	}
}

export function usePointerPen(onStart: () => void): PointerPen {
	return useMemo(() => new PointerPen(onStart), [onStart]);
}
