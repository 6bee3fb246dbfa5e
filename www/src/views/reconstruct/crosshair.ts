/** The pixel under the crosshair: the same on every picture of every card. */

import { imageShape } from "../../state/dataSet";
import { dataSetScopedSignal } from "../../state/dataSetScoped";
import { formatNumber } from "../../strings";
import { arrowDirections } from "../../widgets/arrowKeys";

const FAST_STEP = 4;

interface Pixel {
	row: number;
	column: number;
}

/** One card's values at that pixel. */
export interface PixelReading extends Pixel {
	input: number;
	output: number;
	error: number;
}

export const crosshair = dataSetScopedSignal<Pixel | undefined>(undefined);
/** Where the crosshair was last, also while it is hidden; undefined, which stands for the centre, at first. */
let lastPosition: Pixel | undefined;

/** The pixel, of so many along a side, in which a position lies, or the nearest. */
function clampInside(position: number, side: number): number {
	return Math.min(side - 1, Math.max(0, Math.floor(position)));
}

function lastPixel(): Pixel {
	const { height, width } = imageShape.peek();
	return lastPosition ?? { row: height / 2, column: width / 2 };
}

/** `x` and `y` in pixels of the picture; positions outside are moved to the nearest pixel. */
function moveCrosshair(x: number, y: number): void {
	const { height, width } = imageShape.peek();
	const [row, column] = [clampInside(y, height), clampInside(x, width)];
	if (crosshair.peek()?.row === row && crosshair.peek()?.column === column) return;
	lastPosition = { row, column };
	crosshair.value = lastPosition;
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
	const [dx, dy] = arrowDirections[event.key] ?? [];
	if (dx === undefined || dy === undefined || event.ctrlKey || event.metaKey || event.altKey) return false;
	event.preventDefault();
	const step = event.shiftKey ? FAST_STEP : 1;
	const { row, column } = lastPixel();
	moveCrosshair(column + dx * step, row + dy * step);
	return true;
}

/** The values formatted: row and column counted from 1, the error with its sign. */
export function formatReading({ row, column, input, output, error }: PixelReading) {
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
