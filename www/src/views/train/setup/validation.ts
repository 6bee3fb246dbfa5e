/** Parses typed text as numbers, or says why it is invalid. */

import { parseDecimal } from "../../../state/decimal";
import { type Bounds, bounds, MAX_LAYERS } from "./bounds";

export type ValidationError =
	/** Empty or not a number: number inputs do not distinguish the two. */
	| { reason: "not a number" }
	| { reason: "not whole" }
	| { reason: "out of range"; min: number; max: number }
	| { reason: "not widths" }
	| { reason: "too many layers"; max: number }
	| { reason: "no class left" }
	/** Among so few examples there is probably none of a class that is left. */
	| { reason: "none of the classes left" }
	/** The batch is larger than the number of examples, which is approximate. */
	| { reason: "batch too large"; examples: number };

export type ParseResult<T> = { value: T } | { error: ValidationError };
export type ValidationErrors<Field extends string> = Partial<Record<Field, ValidationError>>;

/** Returns the parsed value of a field; if it is invalid, records the reason and returns a fallback. */
export function errorCollector<Field extends string>(errors: ValidationErrors<Field>) {
	return <T>(field: Field, reading: ParseResult<T>, fallback: T): T => {
		if ("value" in reading) return reading.value;
		errors[field] = reading.error;
		return fallback;
	};
}

export function parseNumber(text: string, { min, max, isInteger }: Bounds): ParseResult<number> {
	const value = parseDecimal(text);
	if (Number.isNaN(value)) return { error: { reason: "not a number" } };
	if (value < min || value > max) return { error: { reason: "out of range", min, max } };
	if (isInteger && !Number.isInteger(value)) return { error: { reason: "not whole" } };
	return { value };
}

/** Widths of layers separated by commas, spaces, arrows or hyphens; empty for no layer. */
export function parseLayerWidths(text: string): ParseResult<number[]> {
	const parts = text
		.normalize("NFKC")
		.split(/[\s,、;→]+|(?<=\d)-(?=\d)/)
		.filter((part) => part !== "");
	if (!parts.every((part) => /^\d+$/.test(part))) return { error: { reason: "not widths" } };
	if (parts.length > MAX_LAYERS) return { error: { reason: "too many layers", max: MAX_LAYERS } };
	const { min, max } = bounds.width;
	const values = parts.map(Number);
	if (values.some((value) => value < min || value > max)) return { error: { reason: "out of range", min, max } };
	return { value: values };
}
