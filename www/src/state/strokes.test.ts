import fc from "fast-check";
import { expect, test } from "vitest";
import { readStrokes, type Stroke, writeStrokes } from "./strokes";

const strokes: Stroke[] = [
	{ width: 22, points: [113, 66.5, 0, 280, 279.5, 0] },
	{ width: 8, points: [-20, 300] },
];

test("strokes come back from their text as they were", () => {
	expect(readStrokes(writeStrokes(strokes))).toEqual(strokes);
	expect(readStrokes(writeStrokes([]))).toEqual([]);
});

test("every truncation of a drawing's text is refused or a shorter drawing", () => {
	const text = writeStrokes(strokes);
	const [first] = strokes;
	for (let length = 1; length < text.length; length++) {
		const read = readStrokes(text.slice(0, length));
		if (read) expect(read).toEqual([first]);
	}
	for (const hostile of ["_____________", "A", "sA", "sB", "sBAAA____9", "ä", "sB__________A"]) {
		const read = readStrokes(hostile);
		for (const { points } of read ?? []) expect(points.every((value) => Math.abs(value) < 10_000)).toBe(true);
	}
});

test("any drawing comes back from its text, and any text is a drawing that is written alike, or refused", () => {
	const position = fc.integer({ min: -560, max: 4000 }).map((steps) => steps / 2);
	const points = fc.array(fc.tuple(position, position), { minLength: 1, maxLength: 40 }).map((pairs) => pairs.flat());
	const drawing = fc.array(fc.record({ width: fc.integer({ min: 1, max: 280 }), points }), { maxLength: 6 });
	fc.assert(
		fc.property(drawing, (strokes) => {
			expect(readStrokes(writeStrokes(strokes))).toEqual(strokes);
		}),
		{ seed: 1 },
	);
	const letter = fc.constantFrom(..."ABCDEFGHgh9-_~");
	fc.assert(
		fc.property(fc.string({ unit: letter, maxLength: 60 }), (text) => {
			const read = readStrokes(text);
			if (read) expect(readStrokes(writeStrokes(read))).toEqual(read);
		}),
		{ numRuns: 2000, seed: 1 },
	);
});
