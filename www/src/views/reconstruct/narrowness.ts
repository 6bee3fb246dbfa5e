/** How narrow a bottleneck is, in words. */

import { imageLength } from "../../state/dataSet";
import { formatNumber } from "../../strings";
import { texts } from "./texts";

/** From here on a factor is written without decimals. */
const LARGE = 10;

function formatFactor(factor: number): string {
	return formatNumber(factor, Number.isInteger(factor) || factor >= LARGE - 0.05 ? 0 : 1);
}

export function narrowness(numbers: number): string {
	const { narrower, asMany, more } = texts.value;
	const [count, all] = [formatNumber(numbers), imageLength.value];
	if (numbers === all) return asMany(count);
	return numbers < all ? narrower(count, formatFactor(all / numbers)) : more(count, formatFactor(numbers / all));
}
