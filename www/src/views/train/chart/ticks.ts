/** Where the axes have their ticks, and how values are written there and in the table. */

import { formatNumber } from "../../../strings";

/** By hand: a formatter of the platform for each cell of a table would hold up a frame. */
function significant(value: number, digits: number): string {
	const exponent = value === 0 ? 0 : Math.floor(Math.log10(Math.abs(value)));
	return formatNumber(value, Math.min(9, Math.max(0, digits - 1 - exponent)));
}

/** With three digits that count. */
export function formatFigure3(value: number): string {
	return significant(value, 3);
}

/** As short as it can be with four digits that count. */
export function tickText(value: number): string {
	const text = significant(value, 4);
	return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}

/** 1, 2, 3 … 9 times the powers of ten, from the one end to the other. */
export function logTicks(low: number, high: number): number[] {
	const ticks: number[] = [];
	for (let power = Math.floor(Math.log10(low)); power <= Math.log10(high); power++) {
		for (let digit = 1; digit <= 9; digit++) {
			const tick = Number(`${digit}e${power}`);
			if (tick >= low && tick <= high) ticks.push(tick);
		}
	}
	return ticks;
}

/** Over more than a decade only 1, 2 and 5 are written beside their ticks. */
export function logTickTexts(ticks: readonly number[]): string[] {
	const isFew = ticks.length <= 6;
	return ticks.map((tick) => (isFew || /^[125]/.test(tick.toExponential()) ? tickText(tick) : ""));
}

/** 1, 2 or 5 times a power of ten, so that the whole has at most so many such steps. */
export function niceStep(whole: number, maxSteps: number): number {
	const least = whole / maxSteps;
	const power = 10 ** Math.floor(Math.log10(least));
	return power * ([1, 2, 5].find((digit) => digit * power >= least) ?? 10);
}

/** Losses fall from far above where they end, so on a linear axis their first few steps may rise out of sight. */
const SKIPPED_FRACTION = 0.03;

interface Curve {
	x: readonly number[];
	y: readonly number[];
}

/** The values to show, with a little air around them. */
export function valueRange(curves: readonly Curve[], isLog: boolean): [number, number] {
	const end = Math.max(...curves.map(({ x }) => x.at(-1) ?? 0));
	const from = isLog ? 0 : SKIPPED_FRACTION * end;
	let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
	for (const { x, y } of curves) {
		for (const [at, value] of y.entries()) {
			if (isLog && value <= 0) continue;
			low = Math.min(low, value);
			// The last one is always in sight, be it the only one.
			if ((x[at] ?? 0) >= from || at === y.length - 1) high = Math.max(high, value);
		}
	}
	if (low > high) return isLog ? [0.1, 1] : [0, 1];
	if (isLog) return [low / 1.1, high * 1.1];
	const margin = 0.06 * (high - low) || 0.1 * Math.abs(high) || 1;
	return [low - margin, high + margin];
}
