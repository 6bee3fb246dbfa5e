/** Numbers of the explanation. */

import { formatNumber } from "../../../../strings";

/** Rounded; never −0. */
function formatRounded(value: number, decimals: number): string {
	return formatNumber(Math.abs(value) < 0.5 * 10 ** -decimals ? 0 : value, decimals);
}

/** Two decimals; four for what would be 0 otherwise, none for what is large. */
export function formatValue(value: number): string {
	const size = Math.abs(value);
	if (size >= 0.00005 && size < 0.005) return formatNumber(value, 4);
	return formatRounded(value, size < 100 ? 2 : 0);
}

/** At most five characters, for a cell of a grid. */
export function formatForCell(value: number): string {
	const size = Math.abs(value);
	return formatRounded(value, size < 10 ? 2 : size < 100 ? 1 : 0);
}

/** As a factor or a summand: in brackets if it is negative. */
export function formatFactor(value: number): string {
	const text = formatValue(value);
	return text.startsWith("−") ? `(${text})` : text;
}
