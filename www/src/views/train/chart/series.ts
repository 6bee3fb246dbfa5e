/** What a chart shows: values over steps, and what becomes of thousands of them on a few hundred pixels. */

export interface ChartSeries {
	/** in the key and in the table */
	name: string;
	/** at the end of its line, where room is short; "" for nothing there, not even its mark */
	label: string;
	/** 0, 1 or 2: which colour, dashes and mark */
	style: number;
	/** A thin line, for what is noisy. */
	isThin?: boolean;
	/** steps done, ascending; 1, 2, 3 … if not given */
	x?: ArrayLike<number>;
	y: ArrayLike<number>;
}

/** A value to be held against, the same at every step. */
export interface ReferenceLine {
	name: string;
	label: string;
	value: number;
}

export interface Points {
	x: number[];
	y: number[];
}

/** Beyond this many points, several become one. */
const MAX_POINTS = 400;

/**
 * Means of runs of points. Runs are as long as a power of two, so that while more points come, what is drawn stays
 * where it is until runs double. What is no finite number is left out.
 */
export function downsample({ x, y }: Pick<ChartSeries, "x" | "y">): Points {
	const stride = 2 ** Math.max(0, Math.ceil(Math.log2(y.length / MAX_POINTS)));
	const points: Points = { x: [], y: [] };
	for (let start = 0; start < y.length; start += stride)
		addMean(points, x, y, start, Math.min(start + stride, y.length));
	return points;
}

function addMean(points: Points, x: ChartSeries["x"], y: ArrayLike<number>, start: number, end: number): void {
	let [count, sumX, sumY] = [0, 0, 0];
	for (let at = start; at < end; at++) {
		const value = y[at] ?? Number.NaN;
		if (!Number.isFinite(value)) continue;
		count++;
		sumX += x?.[at] ?? at + 1;
		sumY += value;
	}
	if (count === 0) return;
	points.x.push(sumX / count);
	points.y.push(sumY / count);
}

/**
 * What of a series is drawn. A model is first judged untrained, far above all that follows: a line from there to the
 * second judgement would be steep, and would tell of a way that nobody measured.
 */
export function withoutUntrained({ x, y }: Points): Points {
	return x[0] === 0 ? { x: x.slice(1), y: y.slice(1) } : { x, y };
}

/** Of ascending values the one nearest to this; −1 of none. */
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
