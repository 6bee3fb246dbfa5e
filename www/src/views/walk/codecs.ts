/** Codes and map regions in the address: numbers separated by underscores. */

import type { GridRegion } from "../../engine/protocol";
import { parseDecimal } from "../../state/decimal";
import type { Codec } from "../../state/urlState";

const DECIMALS = 2;
/** Significant digits of a region, which may be very small. */
const DIGITS = 4;
/** Smaller regions are invalid. */
const MIN_SIDE = 1e-4;

function join(values: Iterable<number>, round: (value: number) => string): string {
	return Array.from(values, (value) => String(Number(round(value)))).join("_");
}

/** Which numbers in a link are valid. */
type IsValid = (values: readonly number[]) => boolean;

function parseNumbers(text: string, isValid: IsValid): number[] | undefined {
	const values = text.split("_").map(parseDecimal);
	return values.every(Number.isFinite) && isValid(values) ? values : undefined;
}

export function codeCodec(isValid: IsValid): Codec<Float32Array | undefined> {
	return {
		write: (code) => join(code ?? [], (value) => value.toFixed(DECIMALS)),
		read: (text) => {
			const values = parseNumbers(text, isValid);
			return values && Float32Array.from(values);
		},
	};
}

export function regionCodec(isValid: IsValid): Codec<GridRegion | undefined> {
	return {
		write(region) {
			if (!region) return "";
			return join([region.left, region.bottom, region.right - region.left], (value) => value.toPrecision(DIGITS));
		},
		read(text) {
			const values = parseNumbers(text, ({ length }) => length === 3) ?? [];
			const [left = Number.NaN, bottom = Number.NaN, side = Number.NaN] = values;
			const region = { left, bottom, right: left + side, top: bottom + side };
			return side >= MIN_SIDE && isValid(Object.values(region)) ? region : undefined;
		},
	};
}
