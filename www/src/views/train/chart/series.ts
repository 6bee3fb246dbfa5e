/** The series of a chart, and how thousands of values are reduced to a few hundred points. */

export interface ChartSeries {
	/** in the legend and in the table */
	name: string;
	/** short label at the end of the line; "" for neither label nor marker */
	label: string;
	/** number of its colour, dashes and marker, see lineStyle.ts */
	lineStyle: number;
	/** A thin line, for noisy values. */
	isThin?: boolean;
	/** training steps, ascending; 1, 2, 3 … if omitted */
	x?: ArrayLike<number>;
	y: ArrayLike<number>;
}

/** A horizontal line for comparison. */
export interface ReferenceLine {
	name: string;
	label: string;
	value: number;
}

/** In units of the x axis, or in steps. */
export interface Points {
	x: number[];
	y: number[];
}

/** The last step that every series with values has reached, as evaluations are rarer than steps; undefined if none has values. */
export function lastCommonStep(series: readonly Pick<ChartSeries, "x" | "y">[]): number | undefined {
	const ends = series.filter(({ y }) => y.length > 0).map(({ x, y }) => x?.[y.length - 1] ?? y.length);
	return ends.length > 0 ? Math.min(...ends) : undefined;
}

/** With more points than this, several are averaged into one. */
const MAX_POINTS = 400;

/**
 * Means of consecutive points. Their count is a power of two, so that points drawn earlier stay where they are while
 * more arrive, until the count doubles. Values that are not finite are left out. The value before the first step stays apart,
 * as it is far above the others.
 */
export function downsample({ x, y }: Pick<ChartSeries, "x" | "y">): Points {
	const first = x?.[0] === 0 ? 1 : 0;
	const stride = 2 ** Math.max(0, Math.ceil(Math.log2((y.length - first) / MAX_POINTS)));
	const points: Points = { x: [], y: [] };
	addMean(points, x, y, 0, first);
	for (let start = first; start < y.length; start += stride)
		addMean(points, x, y, start, Math.min(start + stride, y.length));
	return points;
}

function addMean(points: Points, x: ChartSeries["x"], y: ArrayLike<number>, start: number, end: number): void {
	let [count, sumX, sumY] = [0, 0, 0];
	for (let index = start; index < end; index++) {
		const value = y[index] ?? Number.NaN;
		if (!Number.isFinite(value)) continue;
		count++;
		sumX += x?.[index] ?? index + 1;
		sumY += value;
	}
	if (count === 0) return;
	points.x.push(sumX / count);
	points.y.push(sumY / count);
}

/**
 * Leaves out the value before the first step. It is far above all others, and a line from it to the second evaluation
 * would suggest values that were never measured.
 */
export function withoutStepZero({ x, y }: Points): Points {
	return x[0] === 0 ? { x: x.slice(1), y: y.slice(1) } : { x, y };
}

/** Index of the value nearest to this one, in ascending values; −1 if there are none. */
export function nearestIndex(values: ArrayLike<number>, to: number): number {
	let [low, high] = [0, values.length - 1];
	while (low < high) {
		const middle = (low + high) >> 1;
		const [left = 0, right = 0] = [values[middle], values[middle + 1]];
		if (to - left > right - to) low = middle + 1;
		else high = middle;
	}
	return high < 0 ? -1 : low;
}
