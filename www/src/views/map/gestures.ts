/** Pointing, clicking and brushing on a map, by mouse, finger or keyboard. */

import { batch, computed, signal } from "@preact/signals";
import { announce, announceLater } from "../../state/announcer";
import { exampleWithNumber } from "../../state/exampleNumbers";
import { exampleNoun, formatNumber, strings } from "../../strings";
import { arrowDirections } from "../../widgets/arrowKeys";
import type { Point } from "../../widgets/viewport";
import { type Brush, boundingSquare, indexOfNearest } from "./brush";
import { brushedExamples } from "./brushed";
import { selectableFilter } from "./canvas";
import { chooseExample } from "./chooseExample";
import { classCountsText } from "./classCountsText";
import { labelOf, type PlacedExamples } from "./maps";
import { nameOf } from "./names";
import { clearBrush, type MapKind, pointedExample, setBrush } from "./state";
import { texts } from "./texts";

/** A key moves the cursor by this share of the map's side. */
const KEY_STEP = 0.04;
/** How far from a dot a click still selects it, in CSS pixels. */
const HIT_RADIUS_PX = { mouse: 12, touch: 22 };
/** How far a pressed pointer moves before it brushes, in CSS pixels. */
const DRAG_PX = 5;

type Pointer = PointerEvent & { currentTarget: HTMLElement };

/** In the unit square of the map. */
function positionOf(event: Pointer): Point {
	const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
	const clamp = (value: number) => Math.min(1, Math.max(0, value));
	return [clamp((event.clientX - left) / width), clamp((event.clientY - top) / height)];
}

/** The handlers of one map, for as long as it is shown. */
export class MapGestures {
	/** Width of the map in CSS pixels. */
	readonly #side = signal(0);
	readonly #isSelectable = computed(() => selectableFilter(this.map, this.#side.value));
	/** The position that the arrow keys move, in the unit square. */
	keyboardCursor: Point = [0.5, 0.5];
	/** The pointer that is down, and where it was pressed. */
	#press: { id: number; start: Point } | undefined;
	#isBrushing = false;
	/** Where the cursor was when it was first moved with Shift. */
	#anchor: Point | undefined;

	constructor(
		private readonly kind: MapKind,
		private readonly map: PlacedExamples,
		private readonly onKeyboardCursor: (cursor: Point | undefined) => void,
	) {}

	readonly handlers = {
		onPointerDown: (event: Pointer) => this.#onDown(event),
		onPointerMove: (event: Pointer) => this.#onMove(event),
		onPointerUp: (event: Pointer) => this.#onUp(event),
		onPointerCancel: () => this.#end(),
		onPointerLeave: () => {
			if (!this.#press) pointedExample.value = undefined;
		},
		onKeyDown: (event: KeyboardEvent) => this.#onKeyDown(event),
		onBlur: () => this.#onBlur(),
	};

	#exampleUnder(event: Pointer): number | undefined {
		const radius = HIT_RADIUS_PX[event.pointerType === "touch" ? "touch" : "mouse"];
		return this.#exampleNearest(positionOf(event), event.currentTarget.clientWidth, radius);
	}

	/** The number of the example nearest to a position in the unit square; undefined for none within the radius. Lengths in CSS pixels. */
	#exampleNearest(position: Point, side: number, radius: number): number | undefined {
		this.#side.value = side;
		const { points, exampleNumbers } = this.map;
		const index = indexOfNearest(points, boundingSquare(points), position, radius / side, this.#isSelectable.value);
		return index === undefined ? undefined : exampleNumbers[index];
	}

	#onDown(event: Pointer): void {
		if (event.button !== 0 || this.#press) return;
		event.currentTarget.setPointerCapture(event.pointerId);
		this.#press = { id: event.pointerId, start: positionOf(event) };
		this.#isBrushing = false;
		this.onKeyboardCursor(undefined);
	}

	#onMove(event: Pointer): void {
		const position = positionOf(event);
		if (!this.#press) {
			pointedExample.value = this.#exampleUnder(event);
			return;
		}
		if (event.pointerId !== this.#press.id) return;
		const { start: from } = this.#press;
		const moved = Math.hypot(position[0] - from[0], position[1] - from[1]) * event.currentTarget.clientWidth;
		this.#isBrushing ||= moved > DRAG_PX;
		if (this.#isBrushing) this.#brush({ from, to: position });
	}

	#onUp(event: Pointer): void {
		if (event.pointerId !== this.#press?.id) return;
		const wasBrushing = this.#isBrushing;
		this.#end();
		if (wasBrushing) this.#announceBrush();
		else this.#click(this.#exampleUnder(event));
	}

	#end(): void {
		[this.#press, this.#isBrushing] = [undefined, false];
	}

	/** A click on no dot removes the rectangle. */
	#click(number: number | undefined): void {
		if (number === undefined) clearBrush();
		else void this.#choose(number);
	}

	async #choose(number: number): Promise<void> {
		if (!(await chooseExample(number))) return;
		const { input, learnt } = texts.peek();
		announce(
			strings.peek().labelled(this.#nameOf(number), exampleWithNumber(number).split === "test" ? input : learnt),
		);
	}

	/** Unlike a click on no dot, a key while no example is pointed at keeps the rectangle. */
	#choosePointed(): void {
		const number = pointedExample.peek();
		if (number !== undefined) void this.#choose(number);
	}

	/** With its number, as most examples around it have the same class and thus the same name. */
	#nameOf(number: number): string {
		const { list, numbered } = strings.peek();
		const [name, { index }] = [nameOf(number), exampleWithNumber(number)];
		return labelOf(number) === undefined ? name : list([name, numbered(exampleNoun.peek(), formatNumber(index + 1))]);
	}

	#brush(brush: Brush): void {
		batch(() => {
			pointedExample.value = undefined;
			setBrush({ kind: this.kind, brush });
		});
	}

	#announceBrush(): void {
		const numbers = [...(brushedExamples.peek()?.exampleNumbers ?? [])];
		const [count, classes] = [texts.value.brushedCount(numbers.length), classCountsText(numbers)];
		announceLater(classes === "" ? count : strings.value.labelled(count, classes));
	}

	#onKeyDown(event: KeyboardEvent): void {
		if (event.ctrlKey || event.metaKey || event.altKey) return;
		const arrow = arrowDirections[event.key];
		if (arrow) this.#moveBy(arrow, event.shiftKey, (event.currentTarget as HTMLElement).clientWidth);
		else if (event.key === "Enter" || event.key === " ") this.#choosePointed();
		else if (event.key === "Escape") this.#clear();
		else return;
		event.preventDefault();
	}

	#clear(): void {
		this.#anchor = undefined;
		clearBrush();
	}

	/** With Shift, an arrow key extends the rectangle; it ends when the cursor is moved without Shift. */
	#moveBy([dx, dy]: Point, isBrushing: boolean, side: number): void {
		const clamp = (value: number) => Math.min(1, Math.max(0, value));
		if (isBrushing) this.#anchor ??= this.keyboardCursor;
		else this.#anchor = undefined;
		this.keyboardCursor = [
			clamp(this.keyboardCursor[0] + dx * KEY_STEP),
			clamp(this.keyboardCursor[1] + dy * KEY_STEP),
		];
		this.onKeyboardCursor(this.keyboardCursor);
		if (this.#anchor) {
			this.#brush({ from: this.#anchor, to: this.keyboardCursor });
			this.#announceBrush();
		} else this.#pointAtNearest(side);
	}

	/** Points at the example nearest to the cursor, however far. */
	#pointAtNearest(side: number): void {
		const number = this.#exampleNearest(this.keyboardCursor, side, 2 * side);
		pointedExample.value = number;
		if (number !== undefined) announceLater(this.#nameOf(number));
	}

	#onBlur(): void {
		this.#anchor = undefined;
		pointedExample.value = undefined;
		this.onKeyboardCursor(undefined);
	}
}
