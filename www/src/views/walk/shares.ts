/** How much of the variance of the codes each of the map's two axes shows, as it is written. */

import { formatNumber } from "../../strings";

/** In per cent with one decimal; `both` is the sum of the rounded shares, so that they visibly add up. */
export function formatVarianceShares(ratios: ArrayLike<number>): { axes: string[]; both: string } {
	const tenths = Array.from(ratios, (share) => Math.round(1000 * share));
	const format = (value: number) => formatNumber(value / 10, 1);
	return { axes: tenths.map(format), both: format(tenths.reduce((sum, value) => sum + value, 0)) };
}
