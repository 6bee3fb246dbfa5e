/** What is normal, what is anomalous and the threshold, as they are written in the address. */

import type { Codec } from "../../state/urlState";

/** Class labels joined by hyphens, such as `3-8`. */
export const classesCodec: Codec<readonly number[]> = {
	write: (classes) => classes.join("-"),
	read: (text) => (/^\d{1,3}(-\d{1,3})*$/.test(text) ? text.split("-").map(Number) : undefined),
};

/**
 * What is anomalous: `classes` for the classes that are not normal, `drawing` for the drawing alone, or the id of a data set, which
 * need not exist.
 */
export const anomalySourceCodec: Codec<string | undefined> = {
	write: (source) => source ?? "",
	read: (text) => (/^[a-z0-9-]{1,40}$/.test(text) ? text : undefined),
};

const SIGNIFICANT_DIGITS = 4;

/** With as many digits as the page shows. */
export function roundToDigits(value: number): number {
	return Number(value.toPrecision(SIGNIFICANT_DIGITS));
}

export const thresholdCodec: Codec<number | undefined> = {
	write: (value) => (value === undefined ? "" : String(roundToDigits(value))),
	read(text) {
		const value = Number(text);
		return text.trim() !== "" && Number.isFinite(value) ? value : undefined;
	},
};
