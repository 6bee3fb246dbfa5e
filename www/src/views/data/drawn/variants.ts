/**
 * Variants of a drawing, for augmentation: turned, stretched, with another pen, shifted and scaled. The changes of variant k
 * follow from k alone and cover their ranges evenly: Roberts's sequence, the fractional parts of ½ + k/φⁱ for i = 1…n, where
 * φⁿ⁺¹ = φ + 1 (M. Roberts, *The unreasonable effectiveness of quasirandom sequences*, 2018).
 */

import { PAD_SIDE_UNITS, type Stroke } from "../../../state/strokes";

/** The largest change of each kind, in either direction; logarithms are natural. */
const MAX_AUGMENTATION = {
	/** radians */
	angle: 0.25,
	/** logarithm of the change of width / height */
	logStretch: 0.2,
	/** logarithm of the change of the pen's width */
	logPenWidth: 0.3,
	/** pixels, after a drawing was centred and scaled */
	shiftRight: 1.5,
	shiftDown: 1.5,
	/** logarithm of the change of size, after a drawing was centred and scaled */
	logScale: 0.12,
};
type Augmentation = Record<keyof typeof MAX_AUGMENTATION, number>;
const augmentationKinds = Object.keys(MAX_AUGMENTATION) as (keyof Augmentation)[];

/** φ of Roberts's sequence for so many kinds of change. */
const GENERALISED_GOLDEN_RATIO = generalisedGoldenRatio(augmentationKinds.length);

/** The root of x ** (n + 1) = x + 1, by fixed-point iteration. */
function generalisedGoldenRatio(n: number): number {
	let root = 1;
	for (let step = 0; step < 50; step++) root = (1 + root) ** (1 / (n + 1));
	return root;
}

/** The changes of a variant. Those of variant 0 are all 0: it is the drawing itself. */
export function augmentationOf(variant: number): Augmentation {
	const entries = augmentationKinds.map((kind, index) => {
		const fraction = (0.5 + variant / GENERALISED_GOLDEN_RATIO ** (index + 1)) % 1;
		return [kind, (2 * fraction - 1) * MAX_AUGMENTATION[kind]];
	});
	return Object.fromEntries(entries) as Augmentation;
}

/** The strokes turned and stretched about the middle of the pad, with another pen; in `points` x and y alternate. */
export function transformStrokes(
	strokes: readonly Stroke[],
	{ angle, logStretch, logPenWidth }: Augmentation,
): Stroke[] {
	const [cos, sin, scaleX] = [Math.cos(angle), Math.sin(angle), Math.exp(logStretch / 2)];
	const middle = PAD_SIDE_UNITS / 2;
	return strokes.map(({ width, points }) => ({
		width: width * Math.exp(logPenWidth),
		points: points.map((_, index) => {
			const x = ((points[index - (index % 2)] ?? 0) - middle) * scaleX;
			const y = ((points[index - (index % 2) + 1] ?? 0) - middle) / scaleX;
			return middle + (index % 2 ? sin * x + cos * y : cos * x - sin * y);
		}),
	}));
}

/** A square image moved, and scaled about its middle; between pixels by bilinear interpolation, outside is 0. */
export function shiftAndScale(
	image: Float32Array,
	side: number,
	{ shiftRight, shiftDown, logScale }: Augmentation,
): Float32Array {
	const middle = (side - 1) / 2;
	const scale = Math.exp(-logScale);
	/** Where along an axis a pixel of the result comes from. */
	const sourceOf = (target: number, shift: number) => (target - shift - middle) * scale + middle;
	return image.map((_, index) => {
		return bilinear(image, side, sourceOf(index % side, shiftRight), sourceOf(Math.floor(index / side), shiftDown));
	});
}

function bilinear(image: Float32Array, side: number, x: number, y: number): number {
	const [left, top] = [Math.floor(x), Math.floor(y)];
	const [dx, dy] = [x - left, y - top];
	const pixel = (column: number, row: number) =>
		column < 0 || row < 0 || column >= side || row >= side ? 0 : (image[row * side + column] ?? 0);
	const interpolateRow = (row: number) => (1 - dx) * pixel(left, row) + dx * pixel(left + 1, row);
	return (1 - dy) * interpolateRow(top) + dy * interpolateRow(top + 1);
}
