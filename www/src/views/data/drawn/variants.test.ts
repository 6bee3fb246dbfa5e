import { expect, test } from "vitest";
import { PAD_SIDE_UNITS, type Stroke } from "../../../state/strokes";
import { augmentationOf, shiftAndScale, transformStrokes } from "./variants";

const strokes: Stroke[] = [{ width: 20, points: [140, 40, 140, 240, 200, 140] }];
const none = augmentationOf(0);

test("variant 0 is the drawing itself", () => {
	expect(transformStrokes(strokes, none)).toEqual(strokes);
	const image = Float32Array.from({ length: 25 }, (_, index) => index / 25);
	expect([...shiftAndScale(image, 5, none)]).toEqual([...image]);
});

test("the changes are spread evenly over their ranges, whatever the number of variants", () => {
	const count = 200;
	const angles = Array.from({ length: count }, (_, variant) => augmentationOf(variant).angle).sort((a, b) => a - b);
	const gaps = angles.slice(1).map((angle, index) => angle - (angles[index] ?? 0));
	const even = ((angles.at(-1) ?? 0) - (angles[0] ?? 0)) / (count - 1);
	expect(Math.max(...gaps)).toBeLessThan(4 * even);
	const right = Array.from({ length: count }, (_, variant) => augmentationOf(variant).shiftRight);
	expect(right.reduce((sum, value) => sum + value, 0) / count).toBeCloseTo(0, 1);
});

test("a quarter turn takes what is right of the middle to below it, and the pen keeps its width", () => {
	const [stroke] = transformStrokes([{ width: 20, points: [PAD_SIDE_UNITS / 2 + 60, PAD_SIDE_UNITS / 2] }], {
		...none,
		angle: Math.PI / 2,
	});
	expect(stroke?.width).toBe(20);
	expect(stroke?.points[0]).toBeCloseTo(PAD_SIDE_UNITS / 2);
	expect(stroke?.points[1]).toBeCloseTo(PAD_SIDE_UNITS / 2 + 60);
});

test("a stretched drawing is wider and lower by the same factor", () => {
	const corner: Stroke[] = [{ width: 20, points: [PAD_SIDE_UNITS / 2 + 60, PAD_SIDE_UNITS / 2 + 60] }];
	const [x = 0, y = 0] = transformStrokes(corner, { ...none, logStretch: 2 * Math.log(1.25) })[0]?.points ?? [];
	expect((x - PAD_SIDE_UNITS / 2) / 60).toBeCloseTo(1.25);
	expect((y - PAD_SIDE_UNITS / 2) / 60).toBeCloseTo(0.8);
});

test("an image is moved by whole and by parts of pixels, and what comes in is empty", () => {
	const image = Float32Array.of(0, 0, 0, 0, 1, 0, 0, 0, 0);
	expect([...shiftAndScale(image, 3, { ...none, shiftRight: 1 })]).toEqual([0, 0, 0, 0, 0, 1, 0, 0, 0]);
	expect([...shiftAndScale(image, 3, { ...none, shiftDown: 0.5 })]).toEqual([0, 0, 0, 0, 0.5, 0, 0, 0.5, 0]);
	expect([...shiftAndScale(image, 3, { ...none, shiftRight: 2 })]).toEqual(Array(9).fill(0));
});
