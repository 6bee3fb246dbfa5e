import { expect, test } from "vitest";
import { precisionRecallOf, rocOf, tableRows } from "./curves";

/** Four normal and two anomalous examples. */
const curves = {
	thresholds: Float32Array.of(9, 7, 5, 3),
	falsePositives: Uint32Array.of(0, 1, 2, 4),
	truePositives: Uint32Array.of(1, 1, 2, 2),
};

test("the ROC curve goes from no alarm to all", () => {
	expect(rocOf(curves).map(({ x, y }) => [x, y])).toEqual([
		[0, 0],
		[0, 0.5],
		[0.25, 0.5],
		[0.5, 1],
		[1, 1],
	]);
});

test("precision begins with that of the largest threshold", () => {
	expect(precisionRecallOf(curves).map(({ x, y }) => [x, y])).toEqual([
		[0, 1],
		[0.5, 1],
		[0.5, 0.5],
		[1, 0.5],
		[1, 1 / 3],
	]);
});

test("the table has a row for each rate that makes a difference", () => {
	expect(tableRows(curves).map(({ threshold, falseAlarmRate }) => [threshold, falseAlarmRate])).toEqual([
		[9, 0],
		[5, 0.5],
		[3, 1],
	]);
});
