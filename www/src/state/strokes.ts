/** Strokes, and their encoding as a short text for the address: in half units, each point relative to the last. */

/** Side of the pad in its own units, whatever its size on the screen. */
export const PAD_SIDE = 280;

export interface Stroke {
	width: number;
	/** x and y in turn; the current stroke grows in place */
	points: number[];
}

/** What draws a path: a canvas, or something that writes it down. */
export type PathBuilder = Pick<CanvasPath, "moveTo" | "lineTo" | "quadraticCurveTo">;

/** The middle of the stroke's ink, for a round pen. */
export function traceStroke(path: PathBuilder, { points }: Stroke): void {
	const [x = 0, y = 0] = points;
	path.moveTo(x, y);
	// A path of length 0 would not be painted, and a dot should be.
	path.lineTo(x + 0.01, y);
	// Curves between the midpoints: straight lines between the pointer's positions would show corners.
	for (let at = 2; at + 3 < points.length; at += 2) {
		const [fromX = 0, fromY = 0, toX = 0, toY = 0] = points.slice(at, at + 4);
		path.quadraticCurveTo(fromX, fromY, (fromX + toX) / 2, (fromY + toY) / 2);
	}
	const [endX = x, endY = y] = points.slice(-2);
	path.lineTo(endX, endY);
}

/** Positions are rounded to multiples of this, so that a link draws the same pixels. */
export const GRAIN = 0.5;

/** Half the width of a pen's eraser, in units. */
const ERASER = 8;

/** The square of the distance of a point from the segment between two others. */
function squaredDistance(x: number, y: number, ax: number, ay: number, bx: number, by: number): number {
	const [dx, dy] = [bx - ax, by - ay];
	const length = dx * dx + dy * dy;
	const along = length > 0 ? Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length)) : 0;
	return (x - ax - along * dx) ** 2 + (y - ay - along * dy) ** 2;
}

/** Whether an eraser at (x, y) touches the stroke's ink. */
export function touches({ width, points }: Stroke, x: number, y: number): boolean {
	const reach = (width / 2 + ERASER) ** 2;
	const [firstX = 0, firstY = 0] = points;
	let [fromX, fromY] = [firstX, firstY];
	for (let at = 0; at < points.length; at += 2) {
		const [toX = 0, toY = 0] = [points[at], points[at + 1]];
		if (squaredDistance(x, y, fromX, fromY, toX, toY) <= reach) return true;
		[fromX, fromY] = [toX, toY];
	}
	return false;
}

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
/** Five bits per letter; the sixth says that more follow. */
const MORE = 32;

function writeNumber(value: number): string {
	let rest = value >= 0 ? 2 * value : -2 * value - 1;
	let text = "";
	while (rest >= MORE) {
		text += alphabet[MORE + (rest % MORE)];
		rest = Math.floor(rest / MORE);
	}
	return text + alphabet[rest];
}

function writeStroke({ width, points }: Stroke): string {
	let text = writeNumber(width) + writeNumber(points.length / 2);
	for (let at = 0; at < points.length; at++) {
		const before = at < 2 ? 0 : (points[at - 2] ?? 0);
		text += writeNumber(Math.round((points[at] ?? 0) / GRAIN) - Math.round(before / GRAIN));
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
		const example = alphabet.indexOf(letter);
		if (example < 0 || scale > 2 ** 30) return undefined;
		value += (example % MORE) * scale;
		scale *= MORE;
		if (example >= MORE) continue;
		numbers.push(value % 2 ? -(value + 1) / 2 : value / 2);
		[value, scale] = [0, 1];
	}
	return scale === 1 ? numbers : undefined;
}

function readPoints(steps: readonly number[]): number[] {
	const points: number[] = [];
	for (const [at, step] of steps.entries()) points.push(step * GRAIN + (points[at - 2] ?? 0));
	return points;
}

function isStroke({ width, points }: Stroke): boolean {
	// A pen may leave the pad, but not by far.
	return (
		width >= 1 && width <= PAD_SIDE && points.length >= 2 && points.every((value) => Math.abs(value) <= 8 * PAD_SIDE)
	);
}

/** undefined where the text is not what `writeStrokes` writes. */
export function readStrokes(text: string): Stroke[] | undefined {
	const numbers = readNumbers(text);
	if (!numbers) return undefined;
	const strokes: Stroke[] = [];
	for (let at = 0; at < numbers.length; ) {
		const [width = 0, count = 0] = numbers.slice(at, at + 2);
		const steps = numbers.slice(at + 2, at + 2 + 2 * count);
		const stroke = { width, points: readPoints(steps) };
		if (count < 1 || steps.length !== 2 * count || !isStroke(stroke)) return undefined;
		strokes.push(stroke);
		at += 2 + 2 * count;
	}
	return strokes;
}
