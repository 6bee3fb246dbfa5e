/** Numbers of the explanation. */

import { formatNumber } from "../../../../strings";

/** Two decimals; four for what would be 0 otherwise, fewer for what is large. */
export function formatValue(value: number): string {
	const size = Math.abs(value);
	if (size > 0 && size < 0.005) return formatNumber(value, 4);
	return formatNumber(value, size < 100 ? 2 : 0);
}

/** As a factor or a summand: in brackets if it is negative. */
export function formatFactor(value: number): string {
	const text = formatValue(value);
	return text.startsWith("−") ? `(${text})` : text;
}
