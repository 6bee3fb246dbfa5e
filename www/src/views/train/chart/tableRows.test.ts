import { expect, test } from "vitest";
import { tableRows } from "./tableRows";

test("the table has at most thirty rows at round places, each the mean since the row before", () => {
	const x = Array.from({ length: 100 }, (_, at) => at + 1);
	const rows = tableRows([
		{ x, y: x },
		{ x: [50], y: [7] },
	]);
	expect(rows.length).toBe(20);
	expect(rows[0]).toEqual({ x: 5, values: [3, undefined] });
	expect(rows[9]).toEqual({ x: 50, values: [48, 7] });
	expect(tableRows([{ x: [0], y: [1] }])).toEqual([{ x: 0, values: [1] }]);
	expect(tableRows([{ x: [0, 10, 100], y: [9, 3, 1] }]).map(({ x, values }) => [x, ...values])).toEqual([
		[0, 9],
		[10, 3],
		[100, 1],
	]);
	expect(tableRows([{ x: [], y: [] }])).toEqual([]);
});
