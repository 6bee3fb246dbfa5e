/** The pixel under the crosshair: the same on every picture of every card. */

import { signal } from "@preact/signals";
import { SIDE } from "../../engine/config";
import { formatNumber } from "../../strings";
import { directions } from "../../widgets/arrowKeys";

const FAST_STEP = 4;

interface Pixel {
	row: number;
	column: number;
}

/** One card's values at that pixel. */
export interface Reading extends Pixel {
	input: number;
	output: number;
	error: number;
}

export const probe = signal<Pixel | undefined>(undefined);
/** Its last position; the centre at first. */
let last: Pixel = { row: SIDE / 2, column: SIDE / 2 };

function clampInside(position: number): number {
	return Math.min(SIDE - 1, Math.max(0, Math.floor(position)));
}

/** `x` and `y` in pixels of the picture; positions outside are moved to the nearest pixel. */
function moveProbe(x: number, y: number): void {
	const [row, column] = [clampInside(y), clampInside(x)];
	if (probe.peek()?.row === row && probe.peek()?.column === column) return;
	last = { row, column };
	probe.value = last;
}

type PicturePointer = PointerEvent & { currentTarget: HTMLElement };

export function probeByPointer({ clientX, clientY, currentTarget }: PicturePointer): void {
	const { left, top, width } = currentTarget.getBoundingClientRect();
	moveProbe(((clientX - left) * SIDE) / width, ((clientY - top) * SIDE) / width);
}

/** When a finger is lifted the crosshair stays: the finger had covered the pixel. */
export function hideProbeByPointer({ pointerType }: PointerEvent): void {
	if (pointerType !== "touch") hideProbe();
}

export function hideProbe(): void {
	probe.value = undefined;
}

export function restoreProbe(): void {
	moveProbe(last.column, last.row);
}

/** Returns whether the key moves the crosshair. */
export function probeByKey(event: KeyboardEvent): boolean {
	const [dx, dy] = directions[event.key] ?? [];
	if (dx === undefined || dy === undefined || event.ctrlKey || event.metaKey || event.altKey) return false;
	event.preventDefault();
	const step = event.shiftKey ? FAST_STEP : 1;
	moveProbe(last.column + dx * step, last.row + dy * step);
	return true;
}

/** The values formatted: row and column counted from 1, the error with its sign. */
export function formatReading({ row, column, input, output, error }: Reading) {
	const sign = error > 0 ? "+" : "";
	return {
		row: row + 1,
		column: column + 1,
		input: formatNumber(input, 2),
		output: formatNumber(output, 2),
		error: `${sign}${formatNumber(error, 2)}`,
	};
}

export type FormattedReading = ReturnType<typeof formatReading>;
