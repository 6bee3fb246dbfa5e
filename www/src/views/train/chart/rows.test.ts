import { expect, test } from "vitest";
import { rowsOf } from "./rows";

test("the table has at most thirty rows at round places, each the mean since the row before", () => {
	const x = Array.from({ length: 100 }, (_, at) => at + 1);
	const rows = rowsOf([
		{ x, y: x },
		{ x: [50], y: [7] },
	]);
	expect(rows.length).toBe(20);
	expect(rows[0]).toEqual({ at: 5, values: [3, undefined] });
	expect(rows[9]).toEqual({ at: 50, values: [48, 7] });
	expect(rowsOf([{ x: [0], y: [1] }])).toEqual([{ at: 0, values: [1] }]);
	expect(rowsOf([{ x: [0, 10, 100], y: [9, 3, 1] }]).map(({ at, values }) => [at, ...values])).toEqual([
		[0, 9],
		[10, 3],
		[100, 1],
	]);
	expect(rowsOf([{ x: [], y: [] }])).toEqual([]);
});
