/** Pointing, clicking and brushing on a map, by mouse, finger or keyboard. */

import { batch, computed, signal } from "@preact/signals";
import { announce, announceLater } from "../../state/announcer";
import { exampleOf } from "../../state/exampleNumbers";
import { formatNumber, noun, strings } from "../../strings";
import { directions } from "../../widgets/arrowKeys";
import type { Point } from "../../widgets/viewport";
import { type Brush, indexOfNearest, squareAround } from "./brush";
import { brushed } from "./brushed";
import { pickable } from "./canvas";
import { classesOf } from "./classesOf";
import { labelOf, type PlacedExamples } from "./maps";
import { nameOf } from "./names";
import { pick } from "./pick";
import { clearBrush, type MapKind, pointed, setBrush } from "./state";
import { texts } from "./texts";

/** A key moves the cursor by this share of the map's side. */
const KEY_STEP = 0.04;
/** In CSS pixels: how far from a dot the pointer may be, and how far it moves before it brushes. */
const REACH_PX = { mouse: 12, touch: 22 };
const DRAG_PX = 5;

type Pointer = PointerEvent & { currentTarget: HTMLElement };

function positionOf(event: Pointer): Point {
	const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
	const inside = (value: number) => Math.min(1, Math.max(0, value));
	return [inside((event.clientX - left) / width), inside((event.clientY - top) / height)];
}

/** Of one map, for as long as it is shown. */
export class MapGestures {
	/** Of the map, in CSS pixels. */
	readonly #side = signal(0);
	readonly #isPickable = computed(() => pickable(this.map, this.#side.value));
	/** Where the keyboard is, in the unit square. */
	cursor: Point = [0.5, 0.5];
	#start: { id: number; at: Point } | undefined;
	#isBrushing = false;
	/** Where the cursor was when it was first moved with Shift. */
	#anchor: Point | undefined;

	constructor(
		private readonly kind: MapKind,
		private readonly map: PlacedExamples,
		private readonly onCursor: (at: Point | undefined) => void,
	) {}

	readonly handlers = {
		onPointerDown: (event: Pointer) => this.#onDown(event),
		onPointerMove: (event: Pointer) => this.#onMove(event),
		onPointerUp: (event: Pointer) => this.#onUp(event),
		onPointerCancel: () => this.#end(),
		onPointerLeave: () => {
			if (!this.#start) pointed.value = undefined;
		},
		onKeyDown: (event: KeyboardEvent) => this.#onKeyDown(event),
		onBlur: () => this.#onBlur(),
	};

	#under(event: Pointer): number | undefined {
		const reach = REACH_PX[event.pointerType === "touch" ? "touch" : "mouse"];
		return this.#nearestTo(positionOf(event), event.currentTarget.clientWidth, reach);
	}

	/** The number of the example nearest to a position in the unit square; undefined for none within reach, in CSS pixels. */
	#nearestTo(position: Point, side: number, reach: number): number | undefined {
		this.#side.value = side;
		const { points, numbers } = this.map;
		const index = indexOfNearest(points, squareAround(points), position, reach / side, this.#isPickable.value);
		return index === undefined ? undefined : numbers[index];
	}

	#onDown(event: Pointer): void {
		if (event.button !== 0 || this.#start) return;
		event.currentTarget.setPointerCapture(event.pointerId);
		this.#start = { id: event.pointerId, at: positionOf(event) };
		this.#isBrushing = false;
		this.onCursor(undefined);
	}

	#onMove(event: Pointer): void {
		const at = positionOf(event);
		if (!this.#start) {
			pointed.value = this.#under(event);
			return;
		}
		if (event.pointerId !== this.#start.id) return;
		const { at: from } = this.#start;
		const moved = Math.hypot(at[0] - from[0], at[1] - from[1]) * event.currentTarget.clientWidth;
		this.#isBrushing ||= moved > DRAG_PX;
		if (this.#isBrushing) this.#brush({ from, to: at });
	}

	#onUp(event: Pointer): void {
		if (event.pointerId !== this.#start?.id) return;
		const wasBrushing = this.#isBrushing;
		this.#end();
		if (wasBrushing) this.#announceBrush();
		else this.#click(this.#under(event));
	}

	#end(): void {
		[this.#start, this.#isBrushing] = [undefined, false];
	}

	/** Beside all dots it takes the rectangle away. */
	#click(number: number | undefined): void {
		if (number === undefined) clearBrush();
		else void this.#pick(number);
	}

	async #pick(number: number): Promise<void> {
		if (!(await pick(number))) return;
		const { input, learnt } = texts.peek();
		announce(strings.peek().labelled(this.#nameOf(number), exampleOf(number).part === "test" ? input : learnt));
	}

	/** Unlike a click beside all dots, a key where nothing is pointed at leaves the rectangle. */
	#pickPointed(): void {
		const number = pointed.peek();
		if (number !== undefined) void this.#pick(number);
	}

	/** With its number, as those around it are mostly of its class. */
	#nameOf(number: number): string {
		const { list, numbered } = strings.peek();
		const [name, { index }] = [nameOf(number), exampleOf(number)];
		return labelOf(number) === undefined ? name : list([name, numbered(noun.peek(), formatNumber(index + 1))]);
	}

	#brush(brush: Brush): void {
		batch(() => {
			pointed.value = undefined;
			setBrush({ kind: this.kind, brush });
		});
	}

	#announceBrush(): void {
		const numbers = [...(brushed.peek()?.numbers ?? [])];
		const [count, classes] = [texts.value.brushedCount(numbers.length), classesOf(numbers)];
		announceLater(classes === "" ? count : strings.value.labelled(count, classes));
	}

	#onKeyDown(event: KeyboardEvent): void {
		if (event.ctrlKey || event.metaKey || event.altKey) return;
		const arrow = directions[event.key];
		if (arrow) this.#moveBy(arrow, event.shiftKey, (event.currentTarget as HTMLElement).clientWidth);
		else if (event.key === "Enter" || event.key === " ") this.#pickPointed();
		else if (event.key === "Escape") this.#clear();
		else return;
		event.preventDefault();
	}

	#clear(): void {
		this.#anchor = undefined;
		clearBrush();
	}

	/** With Shift it draws the rectangle, which goes on until the cursor is moved without. */
	#moveBy([dx, dy]: Point, brushes: boolean, side: number): void {
		const inside = (value: number) => Math.min(1, Math.max(0, value));
		if (brushes) this.#anchor ??= this.cursor;
		else this.#anchor = undefined;
		this.cursor = [inside(this.cursor[0] + dx * KEY_STEP), inside(this.cursor[1] + dy * KEY_STEP)];
		this.onCursor(this.cursor);
		if (this.#anchor) {
			this.#brush({ from: this.#anchor, to: this.cursor });
			this.#announceBrush();
		} else this.#point(side);
	}

	/** At the example nearest to the cursor, however far. */
	#point(side: number): void {
		const number = this.#nearestTo(this.cursor, side, 2 * side);
		pointed.value = number;
		if (number !== undefined) announceLater(this.#nameOf(number));
	}

	#onBlur(): void {
		this.#anchor = undefined;
		pointed.value = undefined;
		this.onCursor(undefined);
	}
}
