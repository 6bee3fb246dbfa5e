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
