/** Typed texts as numbers, or the reason why they are none that will do. */

import { type Bounds, bounds, MAX_LAYERS } from "./bounds";

export type Refusal =
	/** Nothing, or no number, which a number field does not tell apart. */
	| { reason: "no number" }
	| { reason: "not whole" }
	| { reason: "out of range"; min: number; max: number }
	| { reason: "not widths" }
	| { reason: "too many layers"; max: number }
	| { reason: "no class left" }
	/** More images a step than there are digits, which are about so many. */
	| { reason: "batch too large"; digits: number };

export type Reading<T> = { value: T } | { refusal: Refusal };
export type Refusals<Field extends string> = Partial<Record<Field, Refusal>>;

/** Takes the value that was read of a field; where there is none, notes why, and takes another. */
export function refusalCollector<Field extends string>(refusals: Refusals<Field>) {
	return <T>(field: Field, reading: Reading<T>, fallback: T): T => {
		if ("value" in reading) return reading.value;
		refusals[field] = reading.refusal;
		return fallback;
	};
}

export function readNumber(text: string, { min, max, isWhole }: Bounds): Reading<number> {
	const value = text.trim() === "" ? Number.NaN : Number(text);
	if (Number.isNaN(value)) return { refusal: { reason: "no number" } };
	if (value < min || value > max) return { refusal: { reason: "out of range", min, max } };
	if (isWhole && !Number.isInteger(value)) return { refusal: { reason: "not whole" } };
	return { value };
}

/** Widths of layers with commas, spaces, arrows or hyphens between them; none at all is no layer. */
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
