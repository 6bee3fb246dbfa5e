/** The rows of the chart's table, for the start and for at most thirty intervals with round ends, which stay while points are added. */

import type { Points } from "./series";
import { niceStep } from "./ticks";

const MAX_ROWS = 30;
/** A point exactly at the end of a row's interval belongs to it, in spite of rounding. */
const ROUNDING_TOLERANCE = 1e-9;

interface Row {
	/** the end of the row's interval, in units of the x axis */
	x: number;
	/** for each series, the mean since the row before; undefined where it has no point */
	values: (number | undefined)[];
}

/** Means of the points that fall into each row; rows are `step` apart. */
function meansOf({ x, y }: Points, step: number, rows: number): (number | undefined)[] {
	const sums = Array.from({ length: rows }, () => ({ count: 0, sum: 0 }));
	for (const [index, value] of y.entries()) {
		const row = sums[Math.max(0, Math.ceil((x[index] ?? 0) / step - ROUNDING_TOLERANCE))];
		if (!row) continue;
		row.count++;
		row.sum += value;
	}
	return sums.map(({ count, sum }) => (count === 0 ? undefined : sum / count));
}

export function tableRows(series: readonly Points[]): Row[] {
	const end = Math.max(0, ...series.map(({ x }) => x.at(-1) ?? 0));
	const step = niceStep(end || 1, MAX_ROWS);
	const count = 1 + Math.max(0, Math.ceil(end / step - ROUNDING_TOLERANCE));
	const means = series.map((points) => meansOf(points, step, count));
	const rows = Array.from({ length: count }, (_, row): Row => {
		return { x: Number((row * step).toPrecision(10)), values: means.map((values) => values[row]) };
	});
	return rows.filter(({ values }) => values.some((value) => value !== undefined));
}
