/** Map regions in the address: numbers separated by underscores. */

import type { GridRegion } from "../../engine/protocol";
import { type IsValid, joinNumbers, parseNumbers } from "../../state/codeCodec";
import type { Codec } from "../../state/urlState";

/** Significant digits of a region, which may be very small. */
const SIGNIFICANT_DIGITS = 4;
/** Smaller regions are invalid. */
const MIN_SIDE = 1e-4;

/** Factor for corners before they are checked: written rounded, they may lie slightly beyond what is valid. */
const ROUNDING = 1 - 10 ** (2 - SIGNIFICANT_DIGITS);

export function regionCodec(isValid: IsValid): Codec<GridRegion | undefined> {
	return {
		write(region) {
			if (!region) return "";
			return joinNumbers([region.left, region.bottom, region.right - region.left], (value) =>
				value.toPrecision(SIGNIFICANT_DIGITS),
			);
		},
		read(text) {
			const values = parseNumbers(text, ({ length }) => length === 3) ?? [];
			const [left = Number.NaN, bottom = Number.NaN, side = Number.NaN] = values;
			const region = { left, bottom, right: left + side, top: bottom + side };
			return side >= MIN_SIDE && isValid(Object.values(region).map((corner) => corner * ROUNDING)) ? region : undefined;
		},
	};
}
