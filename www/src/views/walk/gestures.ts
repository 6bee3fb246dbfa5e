/** Input on the map: mouse or one finger moves the point, two fingers zoom, keys do both. */

import { useMemo } from "preact/hooks";
import { arrowDirections } from "../../widgets/arrowKeys";
import {
	clampToRegion,
	fromUnitSquare,
	type Point,
	shiftRegion,
	toUnitSquare,
	zoomRegion,
} from "../../widgets/viewport";
import { maxRegion, viewRegion } from "./regions";
import { chooseRegion, savePosition } from "./state";
import { currentPoint, goToPoint } from "./workerResults";

const ZOOM_STEP = 1.5;
/** How far an arrow key moves the point, as a fraction of the region's width; the fine step with Shift. */
const KEY_STEP = 0.02;
const FINE_KEY_STEP = 0.004;
/** One notch of a wheel is about 100 units. */
const WHEEL_ZOOM = 0.01;

type MapPointer = PointerEvent & { currentTarget: HTMLElement };

/** In the unit square of the map, v pointing down. */
function positionOf(event: MouseEvent & { currentTarget: HTMLElement }): Point {
	const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
	return [(event.clientX - left) / width, (event.clientY - top) / height];
}

function midpoint([[x1, y1], [x2, y2]]: readonly [Point, Point]): Point {
	return [(x1 + x2) / 2, (y1 + y2) / 2];
}

/** The centre for zooming without a pointer: the current position if it is visible, otherwise the middle. */
function zoomCentre(): Point {
	const [u, v] = currentPoint.value ? toUnitSquare(viewRegion.value, currentPoint.value) : [0.5, 0.5];
	return u >= 0 && u <= 1 && v >= 0 && v <= 1 ? [u, v] : [0.5, 0.5];
}

export function zoomIn(): void {
	chooseRegion(zoomRegion(maxRegion.value, viewRegion.value, ZOOM_STEP, zoomCentre()));
}

export function zoomOut(): void {
	chooseRegion(zoomRegion(maxRegion.value, viewRegion.value, 1 / ZOOM_STEP, zoomCentre()));
}

export function zoomFull(): void {
	chooseRegion(undefined);
}

/** Moves the visible region as far as needed for it to show the point. */
function panToShow([x, y]: Point): void {
	const [u, v] = toUnitSquare(viewRegion.value, [x, y]);
	const overshoot = (value: number) => Math.max(0, value - 1) + Math.min(0, value);
	if (overshoot(u) !== 0 || overshoot(v) !== 0)
		chooseRegion(shiftRegion(maxRegion.value, viewRegion.value, [overshoot(u), -overshoot(v)]));
}

function moveBy([dx, dy]: Point, isFine: boolean): void {
	const { left, right } = viewRegion.value;
	const step = (isFine ? FINE_KEY_STEP : KEY_STEP) * (right - left);
	const [x, y] = currentPoint.value ?? [0, 0];
	const next = clampToRegion(maxRegion.value, [x + dx * step, y + dy * step]);
	goToPoint(next);
	panToShow(next);
}

function onKeyDown(event: KeyboardEvent): void {
	if (event.ctrlKey || event.metaKey || event.altKey) return;
	const arrow = arrowDirections[event.key];
	if (arrow)
		moveBy([arrow[0], -arrow[1]], event.shiftKey); // the map's y points up
	else if (event.key === "+" || event.key === "=") zoomIn();
	else if (event.key === "-") zoomOut();
	else if (event.key === "0") zoomFull();
	else return;
	event.preventDefault();
}

type TouchPair = readonly [Point, Point];

function pinch(before: TouchPair, after: TouchPair): void {
	const length = ([[x1, y1], [x2, y2]]: TouchPair) => Math.hypot(x2 - x1, y2 - y1);
	const [from, to] = [midpoint(before), midpoint(after)];
	const moved = shiftRegion(maxRegion.value, viewRegion.value, [from[0] - to[0], to[1] - from[1]]);
	chooseRegion(zoomRegion(maxRegion.value, moved, length(after) / Math.max(length(before), 0.01), to));
}

function movePointTo(event: MapPointer): void {
	goToPoint(clampToRegion(maxRegion.value, fromUnitSquare(viewRegion.value, positionOf(event))));
}

/** Pinching a touchpad arrives as a wheel event with Ctrl; a plain wheel scrolls the page. */
function onWheel(event: WheelEvent & { currentTarget: HTMLElement }): void {
	if (!event.ctrlKey) return;
	event.preventDefault();
	chooseRegion(zoomRegion(maxRegion.value, viewRegion.value, Math.exp(-event.deltaY * WHEEL_ZOOM), positionOf(event)));
}

/** The pointers on the map: one moves the point, two zoom. */
class MapPointers {
	readonly #positions = new Map<number, Point>();
	/** Returns to the position before the first finger touched. */
	#restorePosition = () => {};
	/** From the second finger on, until all are lifted, the point does not move. */
	#isPinching = false;

	readonly handlers = {
		onPointerDown: (event: MapPointer) => this.#onDown(event),
		onPointerMove: (event: MapPointer) => this.#onMove(event),
		onPointerUp: (event: MapPointer) => this.#onEnd(event),
		onPointerCancel: (event: MapPointer) => this.#onEnd(event),
	};

	#onDown(event: MapPointer): void {
		if (event.button !== 0) return;
		event.currentTarget.setPointerCapture(event.pointerId);
		this.#positions.set(event.pointerId, positionOf(event));
		if (this.#positions.size > 1) {
			this.#isPinching = true;
			this.#restorePosition();
		} else {
			this.#restorePosition = savePosition();
			movePointTo(event);
		}
	}

	#onMove(event: MapPointer): void {
		const last = this.#positions.get(event.pointerId);
		if (!last) return;
		const position = positionOf(event);
		const [other] = [...this.#positions].flatMap(([id, touch]) => (id === event.pointerId ? [] : [touch]));
		if (other) pinch([last, other], [position, other]);
		else if (!this.#isPinching) movePointTo(event);
		this.#positions.set(event.pointerId, position);
	}

	#onEnd(event: MapPointer): void {
		this.#positions.delete(event.pointerId);
		if (this.#positions.size === 0) this.#isPinching = false;
	}
}

/** Handlers of the map's keys, wheel and pointers. */
export function useGestures() {
	return useMemo(() => ({ onKeyDown, onWheel, ...new MapPointers().handlers }), []);
}
