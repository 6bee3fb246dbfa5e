/** Parses typed texts as numbers, or gives the reason why they are refused. */

import { parseDecimal } from "../../../state/decimal";
import { type Bounds, bounds, MAX_LAYERS } from "./bounds";

export type Refusal =
	/** Empty or not a number: number inputs do not distinguish the two. */
	| { reason: "no number" }
	| { reason: "not whole" }
	| { reason: "out of range"; min: number; max: number }
	| { reason: "not widths" }
	| { reason: "too many layers"; max: number }
	| { reason: "no class left" }
	/** The batch is larger than the number of digits, which is approximate. */
	| { reason: "batch too large"; digits: number };

export type Reading<T> = { value: T } | { refusal: Refusal };
export type Refusals<Field extends string> = Partial<Record<Field, Refusal>>;

/** Returns the parsed value of a field; if it was refused, records the reason and returns a fallback. */
export function refusalCollector<Field extends string>(refusals: Refusals<Field>) {
	return <T>(field: Field, reading: Reading<T>, fallback: T): T => {
		if ("value" in reading) return reading.value;
		refusals[field] = reading.refusal;
		return fallback;
	};
}

export function readNumber(text: string, { min, max, isWhole }: Bounds): Reading<number> {
	const value = parseDecimal(text);
	if (Number.isNaN(value)) return { refusal: { reason: "no number" } };
	if (value < min || value > max) return { refusal: { reason: "out of range", min, max } };
	if (isWhole && !Number.isInteger(value)) return { refusal: { reason: "not whole" } };
	return { value };
}

/** Widths of layers separated by commas, spaces, arrows or hyphens; empty for no layer. */
export function readWidths(text: string): Reading<number[]> {
	const parts = text
		.normalize("NFKC")
		.split(/[\s,、;→]+|(?<=\d)-(?=\d)/)
		.filter((part) => part !== "");
	if (!parts.every((part) => /^\d+$/.test(part))) return { refusal: { reason: "not widths" } };
	if (parts.length > MAX_LAYERS) return { refusal: { reason: "too many layers", max: MAX_LAYERS } };
	const { min, max } = bounds.width;
	const values = parts.map(Number);
	if (values.some((value) => value < min || value > max)) return { refusal: { reason: "out of range", min, max } };
	return { value: values };
}
