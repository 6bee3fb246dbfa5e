/** The pixel under the crosshair: the same on every picture of every card. */

import { imageShape } from "../../state/dataSet";
import { dataSetSignal } from "../../state/dataSetScoped";
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

export const crosshair = dataSetSignal<Pixel | undefined>(undefined);
/** Its last position; the centre at first. */
let last: Pixel | undefined;

function clampInside(position: number, side: number): number {
	return Math.min(side - 1, Math.max(0, Math.floor(position)));
}

function lastPixel(): Pixel {
	const { height, width } = imageShape.peek();
	return last ?? { row: height / 2, column: width / 2 };
}

/** `x` and `y` in pixels of the picture; positions outside are moved to the nearest pixel. */
function moveCrosshair(x: number, y: number): void {
	const { height, width } = imageShape.peek();
	const [row, column] = [clampInside(y, height), clampInside(x, width)];
	if (crosshair.peek()?.row === row && crosshair.peek()?.column === column) return;
	last = { row, column };
	crosshair.value = last;
}

type PicturePointer = PointerEvent & { currentTarget: HTMLElement };

export function moveCrosshairByPointer({ clientX, clientY, currentTarget }: PicturePointer): void {
	const { left, top, width, height } = currentTarget.getBoundingClientRect();
	const { width: columns, height: rows } = imageShape.peek();
	moveCrosshair(((clientX - left) * columns) / width, ((clientY - top) * rows) / height);
}

/** When a finger is lifted the crosshair stays: the finger had covered the pixel. */
export function hideCrosshairByPointer({ pointerType }: PointerEvent): void {
	if (pointerType !== "touch") hideCrosshair();
}

export function hideCrosshair(): void {
	crosshair.value = undefined;
}

export function restoreCrosshair(): void {
	const { row, column } = lastPixel();
	moveCrosshair(column, row);
}

/** Returns whether the key moves the crosshair. */
export function moveCrosshairByKey(event: KeyboardEvent): boolean {
	const [dx, dy] = directions[event.key] ?? [];
	if (dx === undefined || dy === undefined || event.ctrlKey || event.metaKey || event.altKey) return false;
	event.preventDefault();
	const step = event.shiftKey ? FAST_STEP : 1;
	const { row, column } = lastPixel();
	moveCrosshair(column + dx * step, row + dy * step);
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
