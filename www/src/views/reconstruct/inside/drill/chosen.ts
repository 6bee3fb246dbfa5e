/** The unit that is explained: one value of one layer. */

import { batch, signal } from "@preact/signals";

export interface Unit {
	/** the layer's name */
	layer: string;
	/** row by row, channels last */
	unit: number;
}

export const chosen = signal<Unit | undefined>(undefined);
/** Whether it stays chosen while the mouse moves over others. */
export const isHeld = signal(false);
/** The noise ε in z = μ + σ·ε. With 0, the mean, the reconstruction is decoded. */
export const epsilon = signal(0);

function isSame(one: Unit | undefined, other: Unit): boolean {
	return one?.layer === other.layer && one.unit === other.unit;
}

function choose(at: Unit): void {
	if (!isSame(chosen.peek(), at)) chosen.value = at;
}

/** The unit under the mouse. */
export function hover(at: Unit): void {
	if (!isHeld.peek()) choose(at);
}

/** A unit that was chosen by a key or a button. */
export function hold(at: Unit): void {
	batch(() => {
		choose(at);
		isHeld.value = true;
	});
}

/** A click or a tap holds a unit, and releases the one that is held. */
export function toggleHold(at: Unit): void {
	if (isHeld.peek() && isSame(chosen.peek(), at)) isHeld.value = false;
	else hold(at);
}

export function dismiss(): void {
	batch(() => {
		chosen.value = undefined;
		isHeld.value = false;
		epsilon.value = 0;
	});
}
