/** How much of the variance of the codes each of the map's two axes shows, as it is written. */

import { formatNumber } from "../../strings";

/** In per cent with one decimal; the whole is the sum of the two as they are written. */
export function writtenShares(explained: ArrayLike<number>): { axes: string[]; both: string } {
	const tenths = Array.from(explained, (share) => Math.round(1000 * share));
	const written = (value: number) => formatNumber(value / 10, 1);
	return { axes: tenths.map(written), both: written(tenths.reduce((sum, value) => sum + value, 0)) };
}
