/** The axis of the scores and their histograms. */

/** Where the highest score is more than so many times the lowest, the axis is logarithmic. */
const MAX_LINEAR_RATIO = 20;
/** The share of the scores that may be beyond the low end of a logarithmic axis: very small ones would take all of it. */
const CLIPPED_SHARE = 0.002;
/** Scores have single precision: what differs by less than this share is rounding. */
const ROUNDING_TOLERANCE = 1e-6;
export const BIN_COUNT = 48;

export interface Axis {
	low: number;
	high: number;
	isLogarithmic: boolean;
}

export function axisOf(scores: readonly number[]): Axis {
	const sorted = Float64Array.from(scores).sort();
	const [low = 0, high = 1] = [sorted[0], sorted.at(-1)];
	if (high - low <= ROUNDING_TOLERANCE * Math.max(Math.abs(low), Math.abs(high)))
		return { low: low - 0.5, high: high + 0.5, isLogarithmic: false };
	const typicalLow = sorted[Math.floor(CLIPPED_SHARE * sorted.length)] ?? low;
	if (typicalLow > 0 && high / typicalLow > MAX_LINEAR_RATIO) return { low: typicalLow, high, isLogarithmic: true };
	return { low, high, isLogarithmic: false };
}

/** Where a score is on the axis, in 0…1; what is beyond an end is at that end. */
export function positionOf({ low, high, isLogarithmic }: Axis, score: number): number {
	const position = isLogarithmic
		? Math.log(Math.max(score, low) / low) / Math.log(high / low)
		: (score - low) / (high - low);
	return Math.min(1, Math.max(0, position));
}

/** The score at a position in 0…1. */
export function scoreAt({ low, high, isLogarithmic }: Axis, position: number): number {
	return isLogarithmic ? low * (high / low) ** position : low + (high - low) * position;
}

/** The share of the scores in each bin, from the low end to the high one. */
export function histogramOf(axis: Axis, scores: readonly number[], bins = BIN_COUNT): Float64Array {
	const shares = new Float64Array(bins);
	for (const score of scores) {
		const bin = Math.min(bins - 1, Math.floor(positionOf(axis, score) * bins));
		shares[bin] = (shares[bin] ?? 0) + 1 / scores.length;
	}
	return shares;
}

/** Steps between two ticks, as multiples of a power of ten. */
const TICK_STEPS = [1, 2, 5, 10];
const MAX_TICKS = 6;

function linearTicks(low: number, high: number): number[] {
	const minStep = (high - low) / MAX_TICKS;
	const power = 10 ** Math.floor(Math.log10(minStep));
	const step = power * (TICK_STEPS.find((multiple) => multiple * power >= minStep) ?? 10);
	const first = Math.ceil(low / step);
	const count = Math.floor(high / step) - first + 1;
	return Array.from({ length: count }, (_, index) => Number(((first + index) * step).toPrecision(6)));
}

function logarithmicTicks(low: number, high: number): number[] {
	const from = Math.floor(Math.log10(low));
	const powers = Array.from({ length: Math.ceil(Math.log10(high)) - from + 1 }, (_, index) => from + index);
	const within = (multiples: readonly number[]) =>
		powers
			.flatMap((power) => multiples.map((multiple) => Number((multiple * 10 ** power).toPrecision(6))))
			.filter((tick) => tick >= low && tick <= high);
	return [[1, 2, 5], [1, 3], [1]].map(within).find((ticks) => ticks.length <= MAX_TICKS) ?? within([1]);
}

export function ticksOf({ low, high, isLogarithmic }: Axis): number[] {
	return isLogarithmic ? logarithmicTicks(low, high) : linearTicks(low, high);
}
