/** What is normal, what is anomalous and the threshold, as they are written in the address. */

import type { Codec } from "../../state/urlState";

/** As in `3-8`. */
export const classesCodec: Codec<readonly number[]> = {
	write: (classes) => classes.join("-"),
	read: (text) => (/^\d{1,3}(-\d{1,3})*$/.test(text) ? text.split("-").map(Number) : undefined),
};

/** `classes`, `drawing` or the id of a data set, of which only some exist. */
export const againstCodec: Codec<string | undefined> = {
	write: (against) => against ?? "",
	read: (text) => (/^[a-z0-9-]{1,40}$/.test(text) ? text : undefined),
};

const DIGITS = 4;

/** A number as near as the screen shows it. */
export function rounded(value: number): number {
	return Number(value.toPrecision(DIGITS));
}

export const thresholdCodec: Codec<number | undefined> = {
	write: (value) => (value === undefined ? "" : String(rounded(value))),
	read(text) {
		const value = Number(text);
		return text.trim() !== "" && Number.isFinite(value) ? value : undefined;
	},
};
