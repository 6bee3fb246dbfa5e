/** The unit whose value is explained: one value of one layer. */

import { batch, signal } from "@preact/signals";

export interface Unit {
	/** the layer's name */
	layer: string;
	/** among the layer's values: row by row, channels last */
	index: number;
}

export const chosenUnit = signal<Unit | undefined>(undefined);
/** Whether the chosen unit stays chosen while the mouse moves over others. */
export const isPinned = signal(false);
/** The noise ε of the sampling layer, z = μ + σ·ε, as set on a slider. With 0, the mean, the reconstruction is decoded. */
export const samplingNoise = signal(0);

function isSame(one: Unit | undefined, other: Unit): boolean {
	return one?.layer === other.layer && one.index === other.index;
}

function choose(unit: Unit): void {
	if (!isSame(chosenUnit.peek(), unit)) chosenUnit.value = unit;
}

/** The mouse is over this unit. */
export function hoverUnit(unit: Unit): void {
	if (!isPinned.peek()) choose(unit);
}

/** Chooses a unit, by a key or a button, until another is chosen. */
export function pinUnit(unit: Unit): void {
	batch(() => {
		choose(unit);
		isPinned.value = true;
	});
}

/** A click or a tap pins a unit, and unpins the one that is pinned. */
export function togglePin(unit: Unit): void {
	if (isPinned.peek() && isSame(chosenUnit.peek(), unit)) isPinned.value = false;
	else pinUnit(unit);
}

export function dismissExplanation(): void {
	batch(() => {
		chosenUnit.value = undefined;
		isPinned.value = false;
		samplingNoise.value = 0;
	});
}
