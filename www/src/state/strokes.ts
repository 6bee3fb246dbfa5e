/** Strokes, and their encoding as a short text for the address: in half units, each point relative to the last. */

/** The side of the square pad in units, in which all strokes are given, whatever its size on the screen. */
export const PAD_SIDE_UNITS = 280;

export interface Stroke {
	/** in units of the pad */
	width: number;
	/** x and y in turn, in units of the pad; the current stroke grows in place */
	points: number[];
}

/** What draws a path: a canvas, or something that writes it down. */
export type PathBuilder = Pick<CanvasPath, "moveTo" | "lineTo" | "quadraticCurveTo">;

/** Adds the centre line of the stroke to the path, for a round pen. */
export function addStrokePath(path: PathBuilder, { points }: Stroke): void {
	const [x = 0, y = 0] = points;
	path.moveTo(x, y);
	// A path of length 0 would not be painted, and a dot should be.
	path.lineTo(x + 0.01, y);
	// Curves between the midpoints: straight lines between the pointer's positions would show corners.
	for (let index = 2; index + 3 < points.length; index += 2) {
		const [fromX = 0, fromY = 0, toX = 0, toY = 0] = points.slice(index, index + 4);
		path.quadraticCurveTo(fromX, fromY, (fromX + toX) / 2, (fromY + toY) / 2);
	}
	const [endX = x, endY = y] = points.slice(-2);
	path.lineTo(endX, endY);
}

/** Positions are rounded to multiples of this, so that a link draws the same pixels. */
export const COORDINATE_STEP = 0.5;

/** In units of the pad. */
const ERASER_RADIUS = 8;

/** The square of the distance of a point from the segment between two others. */
function squaredDistance(x: number, y: number, ax: number, ay: number, bx: number, by: number): number {
	const [dx, dy] = [bx - ax, by - ay];
	const length = dx * dx + dy * dy;
	const along = length > 0 ? Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length)) : 0;
	return (x - ax - along * dx) ** 2 + (y - ay - along * dy) ** 2;
}

/** Whether an eraser at (x, y) touches the stroke's ink. */
export function isUnderEraser({ width, points }: Stroke, x: number, y: number): boolean {
	const squaredRadius = (width / 2 + ERASER_RADIUS) ** 2;
	const [firstX = 0, firstY = 0] = points;
	let [fromX, fromY] = [firstX, firstY];
	for (let index = 0; index < points.length; index += 2) {
		const [toX = 0, toY = 0] = [points[index], points[index + 1]];
		if (squaredDistance(x, y, fromX, fromY, toX, toY) <= squaredRadius) return true;
		[fromX, fromY] = [toX, toY];
	}
	return false;
}

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
/** Five bits per letter; the sixth says that more follow. */
const CONTINUATION_BIT = 32;

function writeNumber(value: number): string {
	let rest = value >= 0 ? 2 * value : -2 * value - 1;
	let text = "";
	while (rest >= CONTINUATION_BIT) {
		text += alphabet[CONTINUATION_BIT + (rest % CONTINUATION_BIT)];
		rest = Math.floor(rest / CONTINUATION_BIT);
	}
	return text + alphabet[rest];
}

function writeStroke({ width, points }: Stroke): string {
	let text = writeNumber(width) + writeNumber(points.length / 2);
	for (let index = 0; index < points.length; index++) {
		const before = index < 2 ? 0 : (points[index - 2] ?? 0);
		text += writeNumber(Math.round((points[index] ?? 0) / COORDINATE_STEP) - Math.round(before / COORDINATE_STEP));
	}
	return text;
}

export function writeStrokes(strokes: readonly Stroke[]): string {
	return strokes.map(writeStroke).join("");
}

/** The numbers of a text; undefined for an unknown letter or an incomplete last number. */
function readNumbers(text: string): number[] | undefined {
	const numbers: number[] = [];
	let [value, scale] = [0, 1];
	for (const letter of text) {
		const letterIndex = alphabet.indexOf(letter);
		if (letterIndex < 0 || scale > 2 ** 30) return undefined;
		value += (letterIndex % CONTINUATION_BIT) * scale;
		scale *= CONTINUATION_BIT;
		if (letterIndex >= CONTINUATION_BIT) continue;
		numbers.push(value % 2 ? -(value + 1) / 2 : value / 2);
		[value, scale] = [0, 1];
	}
	return scale === 1 ? numbers : undefined;
}

function readPoints(steps: readonly number[]): number[] {
	const points: number[] = [];
	for (const [index, step] of steps.entries()) points.push(step * COORDINATE_STEP + (points[index - 2] ?? 0));
	return points;
}

function isStroke({ width, points }: Stroke): boolean {
	// A pen may leave the pad, but not by far.
	return (
		width >= 1 &&
		width <= PAD_SIDE_UNITS &&
		points.length >= 2 &&
		points.every((value) => Math.abs(value) <= 8 * PAD_SIDE_UNITS)
	);
}

/** undefined where the text is not what `writeStrokes` writes. */
export function readStrokes(text: string): Stroke[] | undefined {
	const numbers = readNumbers(text);
	if (!numbers) return undefined;
	const strokes: Stroke[] = [];
	for (let index = 0; index < numbers.length; ) {
		const [width = 0, count = 0] = numbers.slice(index, index + 2);
		const steps = numbers.slice(index + 2, index + 2 + 2 * count);
		const stroke = { width, points: readPoints(steps) };
		if (count < 1 || steps.length !== 2 * count || !isStroke(stroke)) return undefined;
		strokes.push(stroke);
		index += 2 + 2 * count;
	}
	return strokes;
}
