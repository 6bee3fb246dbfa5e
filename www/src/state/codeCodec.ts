/** Numbers in the address, separated by underscores: the codes of a model. */

import { parseDecimal } from "./decimal";
import type { Codec } from "./urlState";

const DECIMALS = 2;

export function joinNumbers(values: Iterable<number>, round: (value: number) => string): string {
	return Array.from(values, (value) => String(Number(round(value)))).join("_");
}

/** Which numbers in a link are valid. */
export type IsValid = (values: readonly number[]) => boolean;

export function parseNumbers(text: string, isValid: IsValid): number[] | undefined {
	const values = text.split("_").map(parseDecimal);
	return values.every(Number.isFinite) && isValid(values) ? values : undefined;
}

export function codeCodec(isValid: IsValid): Codec<Float32Array | undefined> {
	return {
		write: (code) => joinNumbers(code ?? [], (value) => value.toFixed(DECIMALS)),
		read: (text) => {
			const values = parseNumbers(text, isValid);
			return values && Float32Array.from(values);
		},
	};
}
