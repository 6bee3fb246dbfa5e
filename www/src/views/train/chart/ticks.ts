/** Tick positions, and the format of values on the axes and in the table. */

import { formatNumber } from "../../../strings";

/** Written by hand: an Intl formatter for each cell of a table would take longer than a frame. */
function formatSignificant(value: number, digits: number): string {
	const exponent = value === 0 ? 0 : Math.floor(Math.log10(Math.abs(value)));
	return formatNumber(value, Math.min(9, Math.max(0, digits - 1 - exponent)));
}

/** With three significant digits. */
export function formatSignificant3(value: number): string {
	return formatSignificant(value, 3);
}

/** With four significant digits, without trailing zeros. */
export function formatTick(value: number): string {
	const text = formatSignificant(value, 4);
	return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}

/** 1, 2, 3 … 9 times powers of ten, within these limits. */
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

/** Over more than a decade, only the ticks at 1, 2 and 5 have a label. */
export function formatLogTicks(ticks: readonly number[]): string[] {
	const isFew = ticks.length <= 6;
	return ticks.map((tick) => (isFew || /^[125]/.test(tick.toExponential()) ? formatTick(tick) : ""));
}

/** 1, 2 or 5 times a power of ten, such that at most `maxSteps` steps cover the range. */
export function niceStep(range: number, maxSteps: number): number {
	const minStep = range / maxSteps;
	const power = 10 ** Math.floor(Math.log10(minStep));
	return power * ([1, 2, 5].find((digit) => digit * power >= minStep) ?? 10);
}

/** Losses start far above where they end, so a linear axis may cut off the values of this fraction of the steps. */
const SKIPPED_FRACTION = 0.03;

interface Curve {
	x: readonly number[];
	y: readonly number[];
}

/** The range of values to show, with a margin. */
export function valueRange(curves: readonly Curve[], isLog: boolean): [number, number] {
	const end = Math.max(...curves.map(({ x }) => x.at(-1) ?? 0));
	const from = isLog ? 0 : SKIPPED_FRACTION * end;
	let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
	for (const { x, y } of curves) {
		for (const [index, value] of y.entries()) {
			if (isLog && value <= 0) continue;
			low = Math.min(low, value);
			// The last value is always included, even if it is the only one.
			if ((x[index] ?? 0) >= from || index === y.length - 1) high = Math.max(high, value);
		}
	}
	if (low > high) return isLog ? [0.1, 1] : [0, 1];
	if (isLog) return [low / 1.1, high * 1.1];
	const margin = 0.06 * (high - low) || 0.1 * Math.abs(high) || 1;
	return [low - margin, high + margin];
}
