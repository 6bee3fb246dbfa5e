/**
 * Variants of a drawing, for augmentation: turned, stretched, with another pen, shifted and scaled. The changes of variant k
 * follow from k alone and cover their ranges evenly: Roberts's sequence, the fractional parts of ½ + k/φⁱ for i = 1…n, where
 * φⁿ⁺¹ = φ + 1 (M. Roberts, *The unreasonable effectiveness of quasirandom sequences*, 2018).
 */

import { PAD_SIDE, type Stroke } from "../../../state/strokes";

/** The largest change of each kind, either way. */
const MAX_CHANGES = {
	/** radians */
	angle: 0.25,
	/** of the logarithm of width over height */
	stretch: 0.2,
	/** of the logarithm of the pen's width */
	pen: 0.3,
	/** pixels, after a drawing was centred and scaled */
	right: 1.5,
	down: 1.5,
	/** of the logarithm of the size, then */
	size: 0.12,
};
type Changes = Record<keyof typeof MAX_CHANGES, number>;
const changeKinds = Object.keys(MAX_CHANGES) as (keyof Changes)[];

/** The root of x ** (n + 1) = x + 1 for so many kinds of change. */
const ROOT = rootOf(changeKinds.length);

function rootOf(n: number): number {
	let root = 1;
	for (let step = 0; step < 50; step++) root = (1 + root) ** (1 / (n + 1));
	return root;
}

/** Of variant 0 all are 0: it is the drawing itself. */
export function changesOf(variant: number): Changes {
	const entries = changeKinds.map((kind, at) => {
		const fraction = (0.5 + variant / ROOT ** (at + 1)) % 1;
		return [kind, (2 * fraction - 1) * MAX_CHANGES[kind]];
	});
	return Object.fromEntries(entries) as Changes;
}

/** The strokes turned and stretched about the middle of the pad, with another pen; in `points` x and y alternate. */
export function transformStrokes(strokes: readonly Stroke[], { angle, stretch, pen }: Changes): Stroke[] {
	const [cos, sin, scaleX] = [Math.cos(angle), Math.sin(angle), Math.exp(stretch / 2)];
	const middle = PAD_SIDE / 2;
	return strokes.map(({ width, points }) => ({
		width: width * Math.exp(pen),
		points: points.map((_, at) => {
			const x = ((points[at - (at % 2)] ?? 0) - middle) * scaleX;
			const y = ((points[at - (at % 2) + 1] ?? 0) - middle) / scaleX;
			return middle + (at % 2 ? sin * x + cos * y : cos * x - sin * y);
		}),
	}));
}

/** A square image moved, and scaled about its middle; between pixels by bilinear interpolation, outside is 0. */
export function shiftAndScale(image: Float32Array, side: number, { right, down, size }: Changes): Float32Array {
	const middle = (side - 1) / 2;
	const scale = Math.exp(-size);
	const source = (to: number, moved: number) => (to - moved - middle) * scale + middle;
	return image.map((_, at) => {
		return bilinear(image, side, source(at % side, right), source(Math.floor(at / side), down));
	});
}

function bilinear(image: Float32Array, side: number, x: number, y: number): number {
	const [left, top] = [Math.floor(x), Math.floor(y)];
	const [dx, dy] = [x - left, y - top];
	const at = (column: number, row: number) =>
		column < 0 || row < 0 || column >= side || row >= side ? 0 : (image[row * side + column] ?? 0);
	const across = (row: number) => (1 - dx) * at(left, row) + dx * at(left + 1, row);
	return (1 - dy) * across(top) + dy * across(top + 1);
}
